import type { Digest, ProjectRoot } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import type { Ports } from '../system/ports';
import { digestOfList } from '../verdicts/digest';
import { inputsOf, type NamedInputs } from './declared-inputs';

/** A command that says which version of something is at hand takes no longer. */
const timeout = 60_000;

/**
 * What the commands print that the hooks' inputs name, by command. As the task runner does it: each once, by the shell, in
 * the workspace root, with the whole environment. One that fails is left out.
 */
export async function runtimeOutputs(
  hooks: readonly Hook[],
  roots: readonly ProjectRoot[],
  namedInputs: NamedInputs,
  { root, ports }: { readonly root: string; readonly ports: Pick<Ports, 'env' | 'processes' | 'which'> },
): Promise<ReadonlyMap<string, Digest>> {
  const asking = hooks.filter(({ inputs }) => inputs.length > 0);
  const inputs = asking.flatMap((hook) => roots.flatMap((each) => inputsOf(hook, each, namedInputs)));
  const commands = new Set(inputs.flatMap((input) => (input.kind === 'runtime' ? input.command : [])));
  const shell = ports.which('sh');
  if (commands.size === 0 || shell === null) return new Map();
  const env = Object.fromEntries(
    Object.entries(ports.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const { signal } = new AbortController();
  const printed = await Promise.all(
    [...commands].map(async (command) => {
      const args = ['-c', command];
      const { end, stdout, stderr } = await ports.processes.run({
        file: shell,
        args,
        cwd: root,
        env,
        stdin: null,
        timeout,
        signal,
      });
      const isKnown = end.kind === 'exited' && end.exitCode === 0;
      return isKnown ? ([[command, digestOfList([stdout, stderr])]] as const) : [];
    }),
  );
  return new Map(printed.flat());
}
