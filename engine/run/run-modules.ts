import type { Driver } from '../drivers/choose-driver';
import { jobPile } from './job-pile';
import { runJobs } from './module-worker';
import type { Answer, GroupContext, Look } from './run-group';
import { limitOfGroup } from './time-limits';

/**
 * Files that must be left for each worker where one is added. Until ESLint with a few plugins is loaded and compiled, a
 * worker takes about as long as one that is at work takes for 120 plain files: with fewer it would end when that does.
 */
const filesPerWorker = 120;

/**
 * Runs a group with one worker, and with another for each slot that nobody waits for, as long as there is work for it.
 * Each is given one project after the other, whole: type checkers load a project once.
 */
export async function runModules(
  looks: readonly Look[],
  driver: Extract<Driver, { kind: 'module' }>,
  context: GroupContext,
): Promise<readonly Answer[]> {
  for (const { task } of looks) task.wider?.note();
  const limit = limitOfGroup(looks, context.limitOf);
  const pile = jobPile(looks);
  const answers: Answer[] = [];
  let workers = 0;
  const work = async (isWanted: () => boolean): Promise<void> => {
    workers += 1;
    answers.push(...(await runJobs(pile, driver, { ...context, limit, isWanted })));
    workers -= 1;
  };
  const worth = () => pile.files() / (workers + 1) - filesPerWorker;
  const all = [work(() => true)];
  while (workers < context.slots && worth() > 0) all.push(work(() => true));
  const help = (isSpare: () => boolean) => {
    const helper = work(isSpare);
    all.push(helper);
    return helper;
  };
  // Whoever says how many slots he takes gets these.
  const isOpen = looks.every(({ task }) => task.hook.slots === 1);
  const withdraw = isOpen ? context.spare?.offer({ worth, help }) : undefined;
  try {
    // Helpers come while the others work.
    for (let seen = 0; seen < all.length;) {
      const begun = all.slice(seen);
      seen = all.length;
      await Promise.all(begun);
    }
  } finally {
    withdraw?.();
  }
  return answers;
}
