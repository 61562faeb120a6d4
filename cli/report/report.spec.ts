import type { ProjectRoot, HookName, TaskId } from '../../engine/hooks/brand';
import type { HookResult } from '../../engine/hooks/hook-result';
import { resultFile } from '../../engine/hooks/result-file';
import { version } from '../../engine/hooks/version';
import { jsonParts } from '../../engine/report/formats/json';
import { renderReport } from '../../engine/report/render-report';
import type { Report } from '../../engine/report/report-schema';
import { demoReport } from '../../engine/report/testing/demo-report';
import { aReport } from '../../engine/report/testing/reports';
import { aResult } from '../../engine/report/testing/results';
import type { Answer } from '../answer';
import { openPlanner } from '../open-plan';
import { openWorkspace } from '../open-workspace';
import type { MemoryWorkspace } from '../testing/face';
import { workspaceNotAsLocked, workspaceOfTwo } from '../testing/workspaces';
import { report, type ReportRequest } from './report';

const green = { outcome: { kind: 'passed' }, findings: [] } as const;

function ask(workspace: MemoryWorkspace, given: Partial<ReportRequest> = {}): Promise<Answer> {
  const all = { strategy: null, projects: null, hooks: null, formats: [], outputs: [], gate: true, last: false };
  return report({ ...all, ...given }, workspace.face());
}

/** Puts a result where a run would, of what the workspace has now. */
async function leave(workspace: MemoryWorkspace, id: string, given: Partial<HookResult> = {}): Promise<void> {
  const [project = '', hook = ''] = id.split(':');
  const task = `${project}:quality--${hook}` as TaskId;
  const face = workspace.face();
  const opened = openWorkspace(face);
  if (!opened.ok) throw new Error(opened.failure.headline);
  const planner = await openPlanner(opened.value, face);
  if (!planner.ok) throw new Error(planner.failure.headline);
  const [plan] = planner.value.plan([{ id: task, project, hook }]);
  if (plan?.kind !== 'planned') throw new Error('nothing to run');
  const { fingerprint } = plan.whole;
  const place = { task, root: project as ProjectRoot, hook: hook as HookName, fingerprint };
  const result = { ...aResult({ project }), ...place, startedAt: workspace.now, ...given };
  workspace.files.set(resultFile('.hookgraph', project as ProjectRoot, hook), JSON.stringify(result));
}

async function allGreen(): Promise<MemoryWorkspace> {
  const workspace = workspaceOfTwo();
  for (const id of ['app:words', 'app:types', 'lib:words', 'lib:types']) await leave(workspace, id, green);
  return workspace;
}

function textOf(answer: Answer): string {
  if (answer.kind === 'could-not') return answer.why.headline;
  return answer.kind === 'long' ? [...answer.parts].join('') : answer.text;
}

const jsonText = (report: Report): string => [...jsonParts(report)].join('');

test('several formats stand one after the other, and nothing is after the last', async () => {
  const workspace = await allGreen();
  workspace.files.set('.hookgraph/report.json', jsonText(demoReport()));
  const options = { source: () => null, color: false, version };
  const formats = ['text', 'sarif', 'markdown'] as const;
  const answer = await ask(workspace, { last: true, formats });
  expect(textOf(answer)).toBe(
    formats
      .map((format) => renderReport(demoReport(), format, options))
      .join('\n')
      .trimEnd(),
  );
});

describe('report --gate', () => {
  test('does not answer for packages that are not installed as locked, no more than a run would', async () => {
    const workspace = workspaceNotAsLocked();
    workspace.files.set('node_modules/.package-lock.json', '{ "packages": {} }');
    await leave(workspace, 'app:words', green);
    expect(await ask(workspace)).toMatchObject({ kind: 'long', exitCode: 0 });
    const stale = workspaceNotAsLocked().files.get('node_modules/.package-lock.json') ?? '';
    workspace.files.set('node_modules/.package-lock.json', stale);
    const answer = await ask(workspace);
    expect(answer).toMatchObject({ kind: 'long', exitCode: 2 });
    expect(textOf(answer)).toMatch(
      /used 1\.0\.0 is installed, the lock file says 2\.0\.0[^]*Install what is locked: npm ci\./,
    );
  });

  test('is clean where every task has a green result of what the workspace has now', async () => {
    expect(await ask(await allGreen())).toMatchObject({ kind: 'long', exitCode: 0 });
  });

  test('could not check what has changed since, and what waits for it', async () => {
    const workspace = await allGreen();
    workspace.files.set('app/b.txt', 'other');
    const answer = await ask(workspace);
    expect(answer).toMatchObject({ kind: 'long', exitCode: 2 });
    expect(textOf(answer)).toContain('app:quality--words: There is no result of this task');
    expect(await ask(workspace, { gate: false })).toMatchObject({ exitCode: 0 });
  });

  test('takes no result that lies in the place of another task', async () => {
    const workspace = await allGreen();
    const other = workspace.files.get(resultFile('.hookgraph', 'lib' as ProjectRoot, 'words')) ?? '';
    workspace.files.set(resultFile('.hookgraph', 'app' as ProjectRoot, 'words'), other);
    expect(await ask(workspace)).toMatchObject({ exitCode: 2 });
  });

  test('has findings, and names the red task for those that had to wait for it', async () => {
    const workspace = await allGreen();
    await leave(workspace, 'lib:words');
    for (const id of ['lib', 'app']) workspace.files.delete(resultFile('.hookgraph', id as ProjectRoot, 'types'));
    const answer = await ask(workspace);
    expect(answer).toMatchObject({ exitCode: 1 });
    expect(textOf(answer)).toContain(
      '- Skipped: lib:quality--words did not pass: app:quality--types, lib:quality--types',
    );
  });

  test('is no gate where there is no hook', async () => {
    const workspace = workspaceOfTwo();
    expect(await ask(workspace, { projects: ['nothing'] })).toMatchObject({ kind: 'could-not' });
  });
});

describe('report --last', () => {
  const left = (text: string): MemoryWorkspace => {
    const workspace = workspaceOfTwo();
    workspace.files.set('.hookgraph/report.json', text);
    return workspace;
  };

  test('says what the last run said, by its exit code too', async () => {
    const clean = jsonText(aReport([aResult(green)]));
    expect(await ask(left(clean), { last: true })).toMatchObject({ kind: 'long', exitCode: 0 });
    expect(await ask(left(jsonText(aReport())), { last: true })).toMatchObject({ kind: 'long', exitCode: 1 });
    const answer = await ask(left(jsonText(demoReport())), { last: true, formats: ['json'] });
    expect(answer).toMatchObject({ kind: 'long', exitCode: 2 });
    expect(JSON.parse(textOf(answer))).toEqual(demoReport());
  });

  test.each(['', '{', '{}', jsonText({ ...aReport(), version: 2 as 1 })])(
    'could not where the report is none: %#',
    async (text) => {
      expect(await ask(left(text), { last: true })).toMatchObject({ kind: 'could-not' });
    },
  );

  test('could not where no run has left one, or a part of it is asked for', async () => {
    expect(await ask(workspaceOfTwo(), { last: true })).toMatchObject({ kind: 'could-not' });
    expect(await ask(left(jsonText(aReport())), { last: true, hooks: ['words'] })).toMatchObject({
      kind: 'could-not',
    });
  });
});

test.each([
  { last: false, path: '/w/.hookgraph/*.result.json' },
  { last: true, path: '/w/.hookgraph/report.json' },
])('what came with a commit says nothing of what was checked: %j', async ({ last, path }) => {
  const workspace = await allGreen();
  workspace.files.set('.hookgraph/report.json', jsonText(aReport([aResult(green)])));
  expect(await ask(workspace, { last })).toMatchObject({ kind: 'long', exitCode: 0 });
  workspace.tracked.add(path);
  const answer = await ask(workspace, { last });
  expect(answer).toMatchObject({ kind: 'could-not', why: { headline: expect.stringContaining('git tracks') } });
});

test('what cannot be written is said, with its name', async () => {
  const answer = await ask(await allGreen(), { outputs: ['sarif=out/r.sarif'] });
  expect(answer).toMatchObject({ kind: 'could-not', why: { headline: '/w/out/r.sarif cannot be written.' } });
});
