import { GroupCommit } from './group-commit';

const never = 2 ** 30;

function recorded(pause: number) {
  const commits: (readonly number[])[] = [];
  const group = new GroupCommit<number>(async (items) => {
    await Promise.resolve();
    commits.push(items);
  }, pause);
  return { commits, group };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('what comes first is written at once, and all that comes in the pause together', async () => {
  const { commits, group } = recorded(never);
  await group.add([1]);
  const later = [group.add([2]), group.add([3, 4])];
  await turn();
  later.push(group.add([5]));
  await turn();
  expect(commits).toEqual([[1]]);
  group.hurry();
  await Promise.all(later);
  expect(commits).toEqual([[1], [2, 3, 4, 5]]);
});

test('the pause ends by itself', async () => {
  const { commits, group } = recorded(5);
  await group.add([1]);
  await group.add([2]);
  expect(commits).toEqual([[1], [2]]);
});

test('a hurry is for what waits, not for what comes after it', async () => {
  const { commits, group } = recorded(never);
  await group.add([1]);
  group.hurry();
  await group.add([2]);
  void group.add([3]);
  await turn();
  expect(commits).toEqual([[1], [2]]);
  await group.settled();
  expect(commits).toEqual([[1], [2], [3]]);
});

test('who added what cannot be written hears of it, and nobody else does', async () => {
  let isBroken = true;
  const group = new GroupCommit<number>(() => (isBroken ? Promise.reject(new Error('full')) : Promise.resolve()), 0);
  await expect(group.add([1])).rejects.toThrow('full');
  isBroken = false;
  await group.add([2]);
  await group.settled();
});
