import type { FilePath } from '../hooks/brand';
import { drivenWorker, type DrivenWorker } from './testing/driven-worker';
import { fakeRun, type FakeRunSpec } from './testing/fake-run';

const eslint = {
  '/ws/node_modules/eslint/package.json': '{"name":"eslint","version":"10.0.0","bin":{"eslint":"eslint.js"}}',
  '/ws/node_modules/eslint/eslint.js': '',
};

/** Projects p0, p1, ... with so many files. */
function projects(sizes: readonly number[]): Pick<FakeRunSpec, 'projects' | 'projectFiles'> {
  const names = sizes.map((_, index) => `p${index}`);
  const files = names.flatMap((name, index) =>
    Array.from({ length: sizes[index] ?? 0 }, (_, file) => [`${name}/f${file}.js` as FilePath, ''] as const),
  );
  return { projects: names, projectFiles: Object.fromEntries(files) };
}

function lintRun(sizes: readonly number[], more: Partial<FakeRunSpec> = {}) {
  let workers = 0;
  const run = fakeRun({
    hooks: { it: { tool: 'eslint' } },
    files: eslint,
    ...projects(sizes),
    concurrency: 2,
    nameOf: ({ args }) => args.find((arg) => /^[a-z]$/.test(arg)) ?? `worker${workers++}`,
    ...more,
  });
  const known = new Map<string, DrivenWorker>();
  const worker = (name: string): DrivenWorker => {
    const found = known.get(name) ?? drivenWorker(run.specOf(name));
    known.set(name, found);
    return found;
  };
  /** Ends workers that are told that there is nothing more, when they have answered for all that they were given. */
  const finish = async () => {
    for (let round = 0; round < 200; round++) {
      const open = run.running().filter((name) => name.startsWith('worker'));
      if (open.length === 0) return;
      for (const name of open) {
        const each = worker(name);
        const done = each.said().match(/"done"/g)?.length ?? 0;
        if (done < each.jobs().length) each.answer(done);
        else if (each.isEnded()) run.end(name, { stdout: each.said() });
      }
      await run.idle();
    }
    throw new Error('workers do not come to an end');
  };
  return { run, worker, finish };
}

const green = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}:it`, 'passed']));

test('a worker has the next project before it is done with one, and all are answered', async () => {
  const { run, worker, finish } = lintRun([20, 20, 20], { concurrency: 1 });
  await run.begin();
  expect(run.running()).toEqual(['worker0']);
  expect(worker('worker0').jobs()).toHaveLength(2);
  worker('worker0').answer(0);
  expect(worker('worker0').jobs()).toHaveLength(3);
  expect(worker('worker0').isEnded()).toBe(false);
  await finish();
  expect(await run.outcomes()).toEqual(green(3));
});

test('small projects are given many at once', async () => {
  const { run, worker, finish } = lintRun(
    Array.from({ length: 30 }, () => 1),
    { concurrency: 1 },
  );
  await run.begin();
  expect(worker('worker0').jobs()).toHaveLength(9);
  await finish();
  expect(await run.outcomes()).toEqual(green(30));
});

test('a few files are not worth a second worker', async () => {
  const { run, finish } = lintRun([100, 100]);
  await run.begin();
  expect(run.running()).toEqual(['worker0']);
  await finish();
  expect(await run.outcomes()).toEqual(green(2));
});

test('a worker is given room for many files, and none that has to be there before a few are looked at', async () => {
  const argsFor = async (sizes: readonly number[]) => {
    const { run, finish } = lintRun(sizes, { concurrency: 1 });
    await run.begin();
    const { args } = run.specOf('worker0');
    await finish();
    return args.join(' ');
  };
  expect(await argsFor([1, 2])).not.toContain('semi-space');
  expect(await argsFor([100, 100])).toContain('--max-semi-space-size=64');
});

test('many files have a worker in each slot that nobody waits for, and no project goes to two', async () => {
  const { run, worker, finish } = lintRun([290, 280, 270, 260], { concurrency: 8 });
  await run.begin();
  expect(run.running().length).toBeGreaterThan(1);
  expect(run.running().length).toBeLessThan(5);
  const given = run.running().flatMap((name) => worker(name).jobs());
  expect(new Set(given).size).toBe(given.length);
  await finish();
  expect(await run.outcomes()).toEqual(green(4));
});

test('a slot that gets free helps the group that has most to do', async () => {
  const hooks = { it: { tool: 'eslint' }, c: {} };
  const { run, worker, finish } = lintRun([190, 190, 190, 190, 190], {
    hooks,
    projects: ['p0', 'p1', 'p2', 'p3', 'p4'],
  });
  await run.begin();
  // Both have one slot as long as both have something to do.
  expect(run.running()).toEqual(['worker0', 'c']);
  for (let rest = 5; rest > 0; rest--) {
    run.end('c');
    await run.idle();
  }
  expect(run.running()).toEqual(['worker0', 'worker1']);
  expect(worker('worker1').jobs()[0]).not.toBe(worker('worker0').jobs()[0]);
  await finish();
  expect(await run.outcomes()).toMatchObject(green(5));
});

test('a helper begins nothing more when somebody waits for its slot', async () => {
  const { run, worker, finish } = lintRun(
    Array.from({ length: 12 }, () => 90),
    {
      hooks: { it: { tool: 'eslint' }, c: {}, d: { after: ['c'] }, e: { after: ['c'] } },
      concurrency: 3,
      decide: ({ hook, project }) => (hook === 'it' || project === 'p0' ? null : { kind: 'passed' }),
    },
  );
  await run.begin();
  expect(run.running()).toEqual(['worker0', 'c', 'worker1']);
  worker('worker1').answer(0);
  expect(worker('worker1').jobs()).toHaveLength(3);
  run.end('c');
  await run.idle();
  // One of those that were waiting for c has its slot, the other one waits.
  expect(run.running()).toEqual(['worker0', 'worker1', 'd']);
  worker('worker0').answer(0);
  worker('worker1').answer(1);
  expect(worker('worker0').jobs()).toHaveLength(3);
  expect([worker('worker1').jobs().length, worker('worker1').isEnded()]).toEqual([3, true]);
  worker('worker1').answer(2);
  run.end('worker1', { stdout: worker('worker1').said() });
  await run.idle();
  expect(run.running()).toEqual(['worker0', 'd', 'e']);
  run.end('d');
  run.end('e');
  await run.idle();
  expect(run.running()).toEqual(['worker0', 'worker2', 'worker3']);
  await finish();
  expect(await run.outcomes()).toMatchObject(green(12));
});

test('a hook that says how many slots it takes has so many workers, and no more', async () => {
  const { run, finish } = lintRun([290, 290, 290, 290], {
    hooks: { it: { tool: 'eslint', slots: 2 } },
    concurrency: 8,
  });
  await run.begin();
  expect(run.running()).toEqual(['worker0', 'worker1']);
  await finish();
  expect(await run.outcomes()).toEqual(green(4));
});

test('what a worker that dies was given runs again, and what nobody was given is not lost', async () => {
  const { run, worker, finish } = lintRun([20, 20, 20, 20], { concurrency: 1 });
  await run.begin();
  worker('worker0').answer(0);
  worker('worker0').report({ kind: 'started', job: 1 });
  run.end('worker0', { exitCode: 134, stdout: worker('worker0').said() });
  await run.idle();
  expect(run.running()).toEqual(['worker1']);
  await finish();
  expect(await run.outcomes()).toEqual(green(4));
});

test('a tool that cannot be loaded is asked once for all projects', async () => {
  const { run } = lintRun([20, 20, 20, 20], { concurrency: 1 });
  await run.begin();
  run.end('worker0', { exitCode: 70 });
  await run.idle();
  expect(run.started).toEqual(['worker0']);
  const ends = Object.values(await run.outcomes());
  expect(ends).toEqual(Array.from({ length: 4 }, () => 'crashed: tool-trouble'));
});
