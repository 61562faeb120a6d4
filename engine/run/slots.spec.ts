import type { FilePath } from '../hooks/brand';
import { fakeRun } from './testing/fake-run';

/** What `jest` is told of workers: the value that reaches the tool. */
const workersOf = (args: readonly string[]) => args.find((arg) => arg.startsWith('--maxWorkers='));

const jestFiles = {
  '/ws/node_modules/jest/package.json': '{"name":"jest","version":"30.0.0","bin":{"jest":"jest.js"}}',
  '/ws/node_modules/jest/jest.js': '',
};

describe('slots', () => {
  test('a hook takes as many as it says, and never more than there are', async () => {
    const run = fakeRun({ hooks: { a: { slots: 3 }, b: {}, c: {}, d: { slots: 9 } }, concurrency: 4 });
    await run.begin();
    expect(run.running()).toEqual(['p:a', 'p:b']);
    run.end('p:b');
    await run.idle();
    expect(run.running()).toEqual(['p:a', 'p:c']);
    run.end('p:a');
    await run.idle();
    expect(run.running()).toEqual(['p:c']);
    run.end('p:c');
    await run.idle();
    expect(run.running()).toEqual(['p:d']);
    run.end('p:d');
    await run.outcomes();
  });

  test('an exclusive hook runs alone, and is not kept waiting for ever by small ones', async () => {
    const run = fakeRun({ hooks: { a: {}, b: { exclusive: true }, c: {}, d: {} }, concurrency: 3 });
    await run.begin();
    expect(run.running()).toEqual(['p:a']);
    run.end('p:a');
    await run.idle();
    expect(run.running()).toEqual(['p:b']);
    run.end('p:b');
    await run.idle();
    expect(run.running()).toEqual(['p:c', 'p:d']);
    run.end('p:c');
    run.end('p:d');
    await run.outcomes();
  });

  test('come back where a task is refused before it starts', async () => {
    const run = fakeRun({
      hooks: { a: {}, b: { slots: 2 }, c: { slots: 2 } },
      concurrency: 2,
      strategy: { failFast: 'first' },
      answer: () => ({ exitCode: 1, stdout: 'bad' }),
    });
    expect(await run.outcomes()).toEqual({
      'p:a': 'failed',
      'p:b': 'skipped: fail-fast first a',
      'p:c': 'skipped: fail-fast first a',
    });
  });
});

describe('tools with workers of their own', () => {
  const run = (spec: { readonly projects: readonly string[]; readonly slots?: number; readonly concurrency: number }) =>
    fakeRun({
      hooks: { jest: { tool: 'jest', ...(spec.slots === undefined ? {} : { slots: spec.slots }) } },
      projects: spec.projects,
      concurrency: spec.concurrency,
      files: jestFiles,
      nameOf: ({ cwd }) => `${cwd.slice('/ws/'.length)}:jest`,
      answer: () => null,
    });

  test.each([
    { what: 'one alone may use all there is', projects: ['p'], concurrency: 8, workers: ['--maxWorkers=8'] },
    { what: 'two share', projects: ['p', 'q'], concurrency: 8, workers: ['--maxWorkers=4', '--maxWorkers=4'] },
    {
      what: 'many get one each',
      projects: ['p', 'q', 'r', 's'],
      concurrency: 2,
      workers: ['--maxWorkers=1', '--maxWorkers=1'],
    },
    {
      what: 'a hook that says how many slots it takes gets these',
      projects: ['p'],
      slots: 3,
      concurrency: 8,
      workers: ['--maxWorkers=3'],
    },
  ])('$what', async ({ workers, ...spec }) => {
    const started = run(spec);
    await started.begin();
    expect(started.running().map((name) => workersOf(started.specOf(name).args))).toEqual(workers);
    started.stop();
    await started.outcomes();
  });
});

describe('files that are judged one by one', () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`p/f${index}.txt` as FilePath, '']));

  test('are spread over the slots that are free, and their processes share the workers', async () => {
    const run = fakeRun({
      hooks: { a: { command: ['check', 'a', '{files}'], scope: 'file', cwd: 'workspace' } },
      concurrency: 8,
      projectFiles: many,
      nameOf: () => 'a',
    });
    await run.begin();
    // 201 files, 40 for a process at least.
    expect(run.running()).toHaveLength(5);
    run.stop();
    await run.outcomes();
  });

  test('do not take slots that they have no use for', async () => {
    const run = fakeRun({
      hooks: { a: { command: ['check', 'a', '{files}'], scope: 'file' }, b: { after: ['a'] }, c: {} },
      concurrency: 3,
    });
    await run.begin();
    expect(run.running()).toEqual(['p:a', 'p:c']);
    run.stop();
    await run.outcomes();
  });
});
