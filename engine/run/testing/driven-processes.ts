import type { ProcessEnd, Processes, ProcessResult, ProcessSpec } from '../../system/ports';

export interface Ending {
  readonly exitCode?: number;
  readonly stdout?: string;
  readonly end?: ProcessEnd;
}

/** Processes that run until the test ends them. */
export interface DrivenProcesses extends Processes {
  /** Names of all that were started, in order. */
  readonly started: readonly string[];
  /** How many programs were said to come. */
  readonly announced: readonly number[];
  /** Names of those that run now, in the order of their start. */
  running(): readonly string[];
  /** What the oldest running process of the name was started with. */
  specOf(name: string): ProcessSpec;
  end(name: string, ending?: Ending): void;
}

/**
 * @param nameOf how the test calls a process
 * @param answer ends a process as soon as it starts; `null` leaves it to the test
 */
export function drivenProcesses(
  nameOf: (spec: ProcessSpec) => string,
  answer: (name: string) => Ending | null,
): DrivenProcesses {
  const started: string[] = [];
  const announced: number[] = [];
  const open: { readonly name: string; readonly spec: ProcessSpec; readonly end: (ending: Ending) => void }[] = [];
  const find = (name: string) => {
    const found = open.find((each) => each.name === name);
    if (found === undefined) throw new Error(`${name} does not run; ${open.map((each) => each.name).join()} do`);
    return found;
  };
  return {
    started,
    announced,
    expect: (programs) => void announced.push(programs),
    running: () => open.map(({ name }) => name),
    specOf: (name) => find(name).spec,
    end: (name, ending = {}) => find(name).end(ending),
    run: (spec) =>
      new Promise<ProcessResult>((resolve) => {
        const name = nameOf(spec);
        const process = {
          name,
          spec,
          end: ({ exitCode = 0, stdout = '', end = { kind: 'exited', exitCode } }: Ending) => {
            if (!open.includes(process)) return;
            open.splice(open.indexOf(process), 1);
            resolve({ end, stdout, stderr: '', truncated: 0, duration: 1 });
          },
        };
        started.push(name);
        open.push(process);
        const stop = () => process.end({ end: { kind: 'aborted' } });
        if (spec.signal.aborted) stop();
        spec.signal.addEventListener('abort', stop);
        const ending = answer(name);
        if (ending !== null) process.end(ending);
      }),
  };
}
