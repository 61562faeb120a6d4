import type { Driver } from '../drivers/choose-driver';
import type { Answer, GroupContext, Look } from './run-group';
import { runModules } from './run-modules';

/**
 * Files that are worth one worker more. Loading ESLint with a few plugins takes about as long as checking 60 plain
 * files; with fewer than twice that for each worker a second one makes no run shorter.
 */
const filesPerWorker = 120;

/** Runs a group in as many workers as it is worth, projects whole: type checkers load a project once. */
export async function runModuleParts(
  looks: readonly Look[],
  driver: Extract<Driver, { kind: 'module' }>,
  context: GroupContext,
): Promise<readonly Answer[]> {
  const parts = split(looks, context.slots);
  const answers = await Promise.all(parts.map((part) => runModules(part, driver, { ...context, slots: 1 })));
  return answers.flat();
}

/** Deals projects out, the largest first, each to the worker that has the least to do. */
export function split<T extends Pick<Look, 'files'>>(looks: readonly T[], slots: number): readonly (readonly T[])[] {
  const total = looks.reduce((sum, { files }) => sum + files.length, 0);
  const count = Math.max(1, Math.min(slots, looks.length, Math.floor(total / filesPerWorker)));
  const parts = Array.from({ length: count }, (): { looks: T[]; files: number } => ({ looks: [], files: 0 }));
  for (const look of [...looks].sort((a, b) => b.files.length - a.files.length)) {
    const lightest = parts.reduce((least, part) => (part.files < least.files ? part : least));
    lightest.looks.push(look);
    lightest.files += look.files.length;
  }
  return parts.map((part) => part.looks);
}
