import { setTimeout as delay } from 'node:timers/promises';
import { checkAhead } from './check-ahead';
import type { FileReport } from './driver';

async function collect(
  files: readonly string[],
  check: (name: string, file: number) => Promise<FileReport>,
): Promise<{ readonly reports: readonly FileReport[]; readonly error: unknown }> {
  const reports: FileReport[] = [];
  try {
    for await (const report of checkAhead(files, check)) reports.push(report);
    return { reports, error: null };
  } catch (error) {
    return { reports, error };
  }
}

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

test('reports come in the order of the files, whichever is ready first', async () => {
  const { reports } = await collect(names, async (_, file) => {
    await delay((names.length - file) * 5);
    return { file, exitCode: file % 2 };
  });
  expect(reports).toEqual(names.map((_, file) => ({ file, exitCode: file % 2 })));
});

test('the first file is done before another one begins, and four at most are begun at once', async () => {
  let begun = 0;
  let most = 0;
  const beside: number[] = [];
  await collect(names, async (_, file) => {
    begun += 1;
    most = Math.max(most, begun);
    await delay(5);
    if (file === 0) beside.push(begun);
    begun -= 1;
    return { file, exitCode: 0 };
  });
  expect({ beside, most }).toEqual({ beside: [1], most: 4 });
});

test('what is thrown for one file comes in its turn: those before it have their reports', async () => {
  const { reports, error } = await collect(names, async (name, file) => {
    if (name !== 'd') await delay(10);
    if (name === 'd') throw new Error('broken rule');
    return { file, exitCode: 0 };
  });
  expect(reports.map(({ file }) => file)).toEqual([0, 1, 2]);
  expect(error).toEqual(new Error('broken rule'));
});

test('no file, no report', async () => {
  expect(await collect([], () => Promise.reject(new Error('asked')))).toEqual({ reports: [], error: null });
});
