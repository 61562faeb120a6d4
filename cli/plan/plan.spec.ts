import { openHistory } from '../../engine/history';
import { ranTask, runAt } from '../../engine/history/testing/runs';
import { ran, workspaceNotAsLocked, workspaceOfTwo } from '../testing/workspaces';
import { plan, type PlanRequest } from './plan';
import type { RunPlan } from './run-plan';

function ask(workspace: ReturnType<typeof workspaceOfTwo>, given: Partial<PlanRequest> = {}) {
  return plan({ strategy: null, projects: null, hooks: null, format: 'text', ...given }, workspace.face());
}

async function planned(
  workspace: ReturnType<typeof workspaceOfTwo>,
  given: Partial<PlanRequest> = {},
): Promise<RunPlan> {
  const answer = await ask(workspace, { ...given, format: 'json' });
  if (answer.kind !== 'told') throw new Error(answer.kind === 'long' ? 'long' : answer.why.headline);
  return JSON.parse(answer.text);
}

const briefly = ({ tasks }: RunPlan) => tasks.map(({ id, wave, state }) => `${wave} ${id} ${state}`);

describe('plan', () => {
  test('puts tasks in waves, hooks in declared order', async () => {
    expect(briefly(await planned(workspaceOfTwo()))).toEqual([
      '0 app:quality--words check',
      '0 lib:quality--words check',
      '1 lib:quality--types check',
      '2 app:quality--types check',
    ]);
  });

  test('knows what a run would replay, and what that leaves to wait in vain', async () => {
    const workspace = workspaceOfTwo();
    await ran(workspace, { project: 'lib', hook: 'words' });
    await ran(workspace, { project: 'app', hook: 'words', red: true });
    expect(briefly(await planned(workspace))).toEqual([
      '0 app:quality--words replay-red',
      '0 lib:quality--words replay-green',
      '1 lib:quality--types check',
      '2 app:quality--types blocked',
    ]);
  });

  test('says what a run would refuse, since packages are not installed as locked', async () => {
    expect((await planned(workspaceNotAsLocked())).tasks).toMatchObject([
      { id: 'app:quality--words', state: 'broken', reason: 'used 1.0.0 is installed, the lock file says 2.0.0' },
    ]);
  });

  test('counts what needs a look file by file', async () => {
    const workspace = workspaceOfTwo();
    await ran(workspace, { project: 'app', hook: 'words' });
    workspace.files.set('app/b.txt', 'other');
    const [first] = (await planned(workspace)).tasks;
    expect(first).toMatchObject({
      state: 'check',
      files: { checked: 2, known: 1 },
      reason: '1 of 2 files without a verdict',
    });
  });

  test('says what is unsound in a scope, and what keeps verdicts from being kept', async () => {
    const workspace = workspaceOfTwo();
    workspace.files.set('nx.json', '{ "namedInputs": { "built": [{ "dependentTasksOutputFiles": "**/*.d.ts" }] } }');
    const types = { command: ['check', 'tsc'], files: ['**/*.ts'], scope: 'imports', inputs: ['built'] };
    workspace.files.set('hookgraph.json', JSON.stringify({ hooks: { types } }));
    const first = (await planned(workspace)).tasks.find(({ id }) => id === 'app:quality--types');
    expect(first?.scopeReason).toContain('unsound, since tsc reads other files of the project');
    expect(first?.scopeReason).toContain('no verdict is kept, since no fingerprint holds the input {"dependentTasks');
  });

  test('keeps to chosen projects and hooks, and to what those wait for', async () => {
    expect(briefly(await planned(workspaceOfTwo(), { projects: ['lib'] }))).toEqual([
      '0 lib:quality--words check',
      '1 lib:quality--types check',
    ]);
    expect(briefly(await planned(workspaceOfTwo(), { projects: ['ap*'], hooks: ['words'] }))).toEqual(['0 app:quality--words check']); // prettier-ignore
    expect((await planned(workspaceOfTwo(), { projects: ['app'], hooks: ['types'] })).tasks).toHaveLength(4);
  });

  test('puts the longest first where the strategy does, by recorded runs', async () => {
    const workspace = workspaceOfTwo();
    const history = openHistory({ log: workspace.log, warn: () => undefined });
    history.record(runAt(1, [ranTask({ project: 'lib', hook: 'words', duration: 5000 })]));
    workspace.files.set('hookgraph.json', JSON.stringify({ ...JSON.parse(workspace.files.get('hookgraph.json') ?? ''), strategies: { comprehensive: { order: 'longest-first' } } })); // prettier-ignore
    const { tasks } = await planned(workspace);
    expect(tasks.slice(0, 2)).toMatchObject([
      { project: 'lib', expected: 5000 },
      { project: 'app', expected: null },
    ]);
  });

  test('says in text what is known, what is to check and why', async () => {
    const workspace = workspaceOfTwo();
    await ran(workspace, { project: 'lib', hook: 'words' });
    expect(await ask(workspace)).toMatchObject({
      exitCode: 0,
      text: [
        'Strategy comprehensive: 4 tasks, 1 known green, 3 to check',
        'A task starts as soon as what it waits for is green; waves show the order only.',
        '',
        'Wave 1',
        '  words: 2 tasks, 1 known green, 1 to check (check; each file by itself, as declared)',
        '    app: no verdict yet for its 2 files',
        '',
        'Wave 2',
        '  types: 1 task, 1 to check (types; the project with the projects that it depends on, as declared)',
        '    lib: no verdict yet for its file',
        '',
        'Wave 3',
        '  types: 1 task, 1 to check (types; the project with the projects that it depends on, as declared)',
        '    app: no verdict yet for its file',
      ].join('\n'),
    });
  });

  test.each([
    [{ strategy: 'fsat' }, 'There is no strategy "fsat".'],
    [{ projects: ['apq'] }, 'No project is called or lies in "apq".'],
    [{ hooks: ['type'] }, 'hookgraph.json declares no hook "type".'],
  ])('could not: %j', async (given, headline) => {
    expect(await ask(workspaceOfTwo(), given)).toMatchObject({ kind: 'could-not', why: { headline } });
  });

  test('could not outside of a workspace, and without a hookgraph.json', async () => {
    const outside = workspaceOfTwo();
    outside.files.delete('nx.json');
    expect(await ask(outside)).toMatchObject({ why: { headline: 'This is no Nx workspace.' } });
    const bare = workspaceOfTwo();
    bare.files.delete('hookgraph.json');
    expect(await ask(bare)).toMatchObject({ why: { headline: 'This workspace has no hookgraph.json.' } });
  });
});
