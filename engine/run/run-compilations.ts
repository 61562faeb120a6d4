import { compilerReport, type CompilerReport, type CompilerRequest } from '../drivers/compiler/protocol';
import { runFramed, type FramedRun } from '../drivers/run-framed';
import { checkCommands } from './check-command';
import { hookEnvironment } from './hook-environment';
import { judge, type Judgement } from './judge';
import { mergeOverlapping } from './merge-judgements';
import { pathReader, pathScrubber } from './paths';
import type { Answer, GroupContext, Look } from './run-group';
import { limitOfGroup, type TimeLimit } from './time-limits';

/** Projects that are worth a process more: each reads the declarations of the language and of packages anew. */
const projectsPerProcess = 4;

/**
 * Checks the types of several projects in few processes, which share what they have read. A project without an answer,
 * whatever the reason, is checked alone: by the compiler itself unless it needs the driver.
 */
export async function runCompilations(
  looks: readonly Look[],
  context: GroupContext,
  alone: (look: Look) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  const count = Math.max(1, Math.min(context.slots, Math.floor(looks.length / projectsPerProcess)));
  const parts = Array.from({ length: count }, (_, part) => looks.filter((_look, index) => index % count === part));
  const answers = await Promise.all(parts.map((part) => runPart(part, { ...context, slots: 1 }, alone)));
  return answers.flat();
}

async function runPart(
  looks: readonly Look[],
  context: GroupContext,
  alone: (look: Look) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  const limit = limitOfGroup(looks, context.limitOf);
  const started = context.ports.clock.monotonic();
  const since = () => context.ports.clock.monotonic() - started;
  const found = new Map<Look, Answer>();
  const end = await compileAll(looks, { ...context, limit }, ({ compilation, answers }) => {
    const look = looks[compilation];
    if (look === undefined || found.has(look)) return;
    const judgement = judgementOf(look, answers, { ...context, limit });
    const answer = { look, judgement, duration: since(), limit };
    found.set(look, answer);
    context.keep?.(answer);
  });
  const result: Answer[] = [];
  for (const look of looks) {
    const answer = found.get(look);
    if (answer !== undefined) result.push(answer);
    else if (looks.length > 1 || !look.task.needsDriver) result.push(...(await alone(look)));
    else result.push({ look, judgement: unanswered(look, end, { ...context, limit }), duration: since(), limit });
  }
  return result;
}

interface PartContext extends GroupContext {
  readonly limit: TimeLimit;
}

async function compileAll(
  looks: readonly Look[],
  { ports, root, signal, limit }: PartContext,
  onReport: (report: CompilerReport) => void,
): Promise<Unanswered> {
  const [first] = looks;
  if (first === undefined) return { end: { kind: 'exited', exitCode: 0 }, words: '' };
  const { hook, program, tool, worker } = first.task;
  const { reports, end, words } = await runFramed(
    ports.processes,
    {
      nodePath: program.file,
      program: worker,
      cwd: root,
      env: hookEnvironment(ports, hook.env, {}, tool),
      timeout: limit.milliseconds,
      signal,
      onReport,
    },
    {
      folder: program.package?.folder ?? '',
      compilations: looks.map(({ task }) => ({
        cwd: task.cwd,
        commands: checkCommands(task, [], 1).map(({ args }) => args.slice(task.program.prefix.length)),
      })),
    } satisfies Omit<CompilerRequest, 'frame'>,
    compilerReport,
  );
  // What came as a line that something else was printed into.
  reports.forEach(onReport);
  return { end, words };
}

type Unanswered = Pick<FramedRun<CompilerReport>, 'end' | 'words'>;

/** The process ended before it had an answer: it could not check, however it ended. */
function unanswered(
  { task }: Look,
  { end, words }: Unanswered,
  { root, limit }: Pick<PartContext, 'root' | 'limit'>,
): Judgement {
  const { hook, program, cwd } = task;
  const scrub = pathScrubber(root);
  const context = { hook, tool: null, program, limit, scrub, toFilePath: pathReader(root, cwd) };
  const judged = judge({ end, stdout: words, stderr: '', truncated: 0, duration: 0 }, context);
  if (judged.kind !== 'checked') return judged;
  const exitCode = judged.exitCode ?? 0;
  const failure = { reason: 'exit-code', program: program.name, exitCode } as const;
  return { kind: 'could-not-check', failure, findings: [], output: scrub(words), exitCode };
}

function judgementOf(
  { task }: Look,
  answers: CompilerReport['answers'],
  { root, limit }: Pick<PartContext, 'root' | 'limit'>,
): Judgement {
  const { hook, tool, program, cwd } = task;
  const scrub = pathScrubber(root);
  const judgements = answers.map(({ stdout, exitCode }) =>
    judge(
      { end: { kind: 'exited', exitCode }, stdout, stderr: '', truncated: 0, duration: 0 },
      { hook, tool, program, limit, scrub, files: [], toFilePath: pathReader(root, cwd) },
    ),
  );
  return mergeOverlapping(judgements);
}
