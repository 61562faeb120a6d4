import type { HookName, TaskId } from '../hooks/brand';
import { createProgress } from './progress';

const id = (name: string) => name as TaskId;
const hook = (name: string) => name as HookName;
const finished = (name: string, replayed: boolean, files: number) =>
  ({
    type: 'finished',
    task: id(name),
    hook: hook('h'),
    outcome: { kind: 'passed' },
    replayed,
    files,
    findings: 0,
    duration: 1,
  }) as const;

function start(tasks: number) {
  let now = 0;
  const progress = createProgress(() => now);
  progress.observe({ type: 'planned', strategy: 's', tasks, known: 0, files: 0 });
  return { ...progress, pass: (milliseconds: number) => void (now += milliseconds) };
}

test('there is nothing to say before anything is planned', () => {
  expect(createProgress(() => 0).line()).toBeNull();
});

test('a line says what is done, what runs for how long, what waits, and how fast it goes', () => {
  const { observe, pass, line, longest } = start(10);
  observe(finished('a', true, 50));
  observe({ type: 'started', hook: hook('eslint'), tasks: [id('b'), id('c')], files: 20 });
  pass(4_000);
  observe({ type: 'started', hook: hook('types'), tasks: [id('d')], files: 1 });
  observe(finished('b', false, 40));
  pass(1_000);
  expect(line()).toBe('2 of 10 tasks done, 1 without a program; running: eslint 5s, types 1s; 6 waiting; 8 files/s');
  expect(longest()).toBe(5_000);
});

test('a program runs until the last of its tasks has ended', () => {
  const { observe, pass, longest, line } = start(2);
  observe({ type: 'started', hook: hook('eslint'), tasks: [id('b'), id('c')], files: 20 });
  pass(1_000);
  observe(finished('b', false, 0));
  expect(longest()).toBe(1_000);
  observe(finished('c', false, 0));
  expect(longest()).toBe(0);
  expect(line()).toBe('2 of 2 tasks done');
});

test('of many programs those that run longest are named', () => {
  const { observe, pass, line } = start(5);
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    observe({ type: 'started', hook: hook(name), tasks: [id(name)], files: 1 });
    pass(1_000);
  }
  expect(line()).toBe('0 of 5 tasks done; running: a 5s, b 4s, c 3s, 2 more');
});

test('a hook that several programs run is named once, with the longest of them', () => {
  const { observe, pass, line } = start(4);
  for (const [name, task] of [
    ['types', 'a'],
    ['eslint', 'b'],
    ['types', 'c'],
    ['types', 'd'],
  ] as const) {
    observe({ type: 'started', hook: hook(name), tasks: [id(task)], files: 1 });
    pass(1_000);
  }
  expect(line()).toBe('0 of 4 tasks done; running: types 4s (3 programs), eslint 3s');
  observe(finished('a', false, 0));
  observe(finished('c', false, 0));
  expect(line()).toBe('2 of 4 tasks done; running: eslint 3s, types 1s');
});

test('a hostile name cannot move the cursor', () => {
  const { observe, line } = start(1);
  observe({ type: 'started', hook: hook('\u001b[2J'), tasks: [id('a')], files: 1 });
  expect(line()).not.toContain('\u001b');
});

test('a fixer runs until it has ended, not until what it left is checked', () => {
  const { observe, pass, line } = start(2);
  observe({ type: 'started', hook: hook('prettier'), tasks: [id('a'), id('b')], files: 20 });
  pass(1_000);
  expect(line()).toBe('0 of 2 tasks done; running: prettier 1s');
  observe({ type: 'fixed', hook: hook('prettier'), tasks: [id('a'), id('b')], files: 3 });
  expect(line()).toBe('0 of 2 tasks done; 2 waiting');
});

test('every round of fixing counts from the start', () => {
  const { observe, line } = start(2);
  observe(finished('a', false, 10));
  observe(finished('b', true, 10));
  observe({ type: 'planned', strategy: 'fix', tasks: 2, known: 0, files: 0 });
  expect(line()).toBe('0 of 2 tasks done; 2 waiting');
  observe(finished('a', true, 10));
  expect(line()).toBe('1 of 2 tasks done, 1 without a program; 1 waiting');
});
