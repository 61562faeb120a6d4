import fc from 'fast-check';
import type { TaskId } from '../hooks/brand';
import { createFrontier, type TaskEdges } from './frontier';

const id = (name: string) => name as TaskId;
const task = (name: string, ...dependsOn: string[]): TaskEdges => ({ id: id(name), dependsOn: dependsOn.map(id) });

test('a task is ready when all that it depends on has settled, not before', () => {
  const frontier = createFrontier([task('c', 'a', 'b'), task('a'), task('b')], { waves: false });
  expect([...frontier.takeReady()].sort()).toEqual(['a', 'b']);
  frontier.settle(id('a'));
  expect(frontier.takeReady()).toEqual([]);
  frontier.settle(id('b'));
  expect(frontier.takeReady()).toEqual(['c']);
  expect(frontier.takeReady()).toEqual([]);
});

test('a wave waits for the whole wave before, even where no edge says so', () => {
  const frontier = createFrontier([task('a'), task('slow'), task('c', 'a')], { waves: true });
  expect([...frontier.takeReady()].sort()).toEqual(['a', 'slow']);
  frontier.settle(id('a'));
  expect(frontier.takeReady()).toEqual([]);
  frontier.settle(id('slow'));
  expect(frontier.takeReady()).toEqual(['c']);
  expect(frontier.wave(id('c'))).toBe(1);
});

test('ids that are no task of the run do not hold anything up', () => {
  const frontier = createFrontier([task('a', 'elsewhere:build')], { waves: false });
  expect(frontier.takeReady()).toEqual(['a']);
  expect(frontier.dependencies(id('a'))).toEqual([]);
});

const graphs = fc
  .integer({ min: 1, max: 30 })
  .chain((size) =>
    fc
      .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 60 })
      .map((pairs) =>
        Array.from({ length: size }, (_, index) =>
          task(`t${index}`, ...pairs.filter(([from, to]) => to === index && from < index).map(([from]) => `t${from}`)),
        ),
      ),
  );

test.each([false, true])('every task of any graph is given once, after its dependencies (waves: %s)', (waves) => {
  fc.assert(
    fc.property(graphs, fc.infiniteStream(fc.nat()), (tasks, choices) => {
      const frontier = createFrontier(tasks, { waves });
      const settled = new Set<TaskId>();
      const running: TaskId[] = [];
      const given: TaskId[] = [];
      for (;;) {
        const ready = frontier.takeReady();
        for (const each of ready) {
          expect(frontier.dependencies(each).every((dependency) => settled.has(dependency))).toBe(true);
        }
        given.push(...ready);
        running.push(...ready);
        if (running.length === 0) break;
        const [done] = running.splice((choices.next().value ?? 0) % running.length, 1);
        if (done === undefined) break;
        settled.add(done);
        frontier.settle(done);
      }
      expect([...given].sort()).toEqual(tasks.map((each) => each.id).sort());
    }),
  );
});
