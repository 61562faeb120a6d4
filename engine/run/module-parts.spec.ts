import fc from 'fast-check';
import type { FilePath } from '../hooks/brand';
import { split } from './module-parts';

/** Projects by their number of files; what else a task is plays no part. */
function parts(sizes: readonly number[], slots: number): readonly (readonly number[])[] {
  const looks = sizes.map((size) => ({ files: Array.from({ length: size }, (_, index) => `${index}` as FilePath) }));
  return split(looks, slots).map((part) => part.map(({ files }) => files.length));
}

test('a small group is not worth a second worker', () => {
  expect(parts([100, 100], 8)).toEqual([[100, 100]]);
});

test('a large group takes as many workers as it has slots, the largest projects apart', () => {
  expect(parts([300, 200, 150, 10], 2)).toEqual([
    [300, 10],
    [200, 150],
  ]);
});

test('one project stays in one worker', () => {
  expect(parts([5000], 8)).toEqual([[5000]]);
});

test('every project goes to exactly one worker, and no worker has nothing to do', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 16 }),
      (sizes, slots) => {
        const result = parts(sizes, slots);
        expect(result.flat().sort()).toEqual([...sizes].sort());
        expect(result.every((part) => part.length > 0)).toBe(true);
        expect(result.length).toBeLessThanOrEqual(slots);
      },
    ),
  );
});
