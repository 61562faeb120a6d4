import { fakeRun } from './testing/fake-run';
import { isNear } from './time-limits';

test.each([
  [1_000, 799, false],
  [1_000, 800, true],
  [null, 1_000_000, false],
])('of a limit of %p, %p milliseconds are near the end: %p', (milliseconds, duration, near) => {
  expect(isNear({ milliseconds, of: 'hook' }, duration)).toBe(near);
});

test('a result says that its program came close to its limit', async () => {
  const run = fakeRun({ hooks: { near: { timeout: '1ms' }, far: { timeout: '1h' } } });
  await run.begin();
  run.end('p:near');
  run.end('p:far');
  await run.outcomes();
  const byHook = Object.fromEntries(run.settled.map((result) => [result.hook, result.nearLimit]));
  expect(byHook).toEqual({ near: { limit: 1, of: 'hook' }, far: undefined });
});
