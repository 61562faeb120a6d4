import fc from 'fast-check';
import type { FilePath, HookName, ProjectRoot, TaskId } from '../hooks/brand';
import { fixWaves, type Writer } from './fix-waves';

function writer(name: string, writes: readonly string[], dependsOn: readonly string[] = [], exclusive = false): Writer {
  return {
    request: {
      id: name as TaskId,
      project: 'app',
      root: '.' as ProjectRoot,
      hook: name as HookName,
      dependsOn: dependsOn as readonly TaskId[],
      declared: { kind: 'unknown' },
    },
    writes: writes as readonly FilePath[],
    exclusive,
  };
}

const names = (waves: readonly (readonly Writer[])[]) => waves.map((wave) => wave.map(({ request }) => request.id));

test('writers of one file follow each other in dependency order, others go along', () => {
  const writers = [
    writer('eslint', ['a.ts'], ['prettier']),
    writer('prettier', ['a.ts', 'b.md']),
    writer('css', ['c.css']),
  ];
  expect(names(fixWaves(writers))).toEqual([['prettier', 'css'], ['eslint']]);
});

test('writers of one file that do not depend on each other keep their declared order', () => {
  expect(names(fixWaves([writer('b', ['x']), writer('a', ['x'])]))).toEqual([['b'], ['a']]);
});

test('an exclusive writer is alone', () => {
  const writers = [writer('a', ['1']), writer('b', ['2'], [], true), writer('c', ['3'])];
  expect(names(fixWaves(writers))).toEqual([['a'], ['b'], ['c']]);
});

test('whatever the writers, each has its turn once, no wave writes a file twice, and dependencies that share a file come first', () => {
  const files = fc.subarray(['1', '2', '3', '4', '5']);
  const arbitrary = fc.array(fc.tuple(files, fc.nat(), fc.boolean()), { maxLength: 8 });
  fc.assert(
    fc.property(arbitrary, (specs) => {
      const writers = specs.map(([writes, seed, exclusive], index) =>
        // Only on what has a higher number: no cycle.
        writer(
          `${index}`,
          writes,
          index + 1 < specs.length ? [`${index + 1 + (seed % (specs.length - index - 1))}`] : [],
          exclusive,
        ),
      );
      const waves = fixWaves(writers);
      const waveOf = new Map(waves.flatMap((wave, index) => wave.map((each) => [each.request.id, index] as const)));
      expect([...waveOf.keys()].sort()).toEqual(writers.map(({ request }) => request.id).sort());
      for (const wave of waves) {
        const written = wave.flatMap(({ writes }) => writes);
        expect(new Set(written).size).toBe(written.length);
        if (wave.some(({ exclusive }) => exclusive)) expect(wave).toHaveLength(1);
      }
      for (const { request, writes } of writers) {
        for (const id of request.dependsOn) {
          const earlier = writers.find((each) => each.request.id === id);
          if (!earlier?.writes.some((file) => writes.includes(file))) continue;
          expect(waveOf.get(id)).toBeLessThan(waveOf.get(request.id) ?? -1);
        }
      }
    }),
  );
});
