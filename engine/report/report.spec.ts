import fc from 'fast-check';
import type { FilePath, TaskId } from '../hooks/brand';
import { reportSchema } from './report-schema';
import { anExpectedTask, aReport } from './testing/reports';
import { aFinding, aResult } from './testing/results';

const green = { outcome: { kind: 'passed' }, findings: [] } as const;

describe('a report', () => {
  it('matches its schema and sorts tasks whatever order they come in', () => {
    const results = [aResult({ id: 'b:eslint' }), aResult({ id: 'a:eslint' }), aResult({ id: 'a:types', ...green })];
    const report = aReport(results);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(aReport([...results].reverse())).toEqual(report);
    expect(report.tasks.map(({ task }) => task)).toEqual([
      'a:quality--eslint',
      'a:quality--types',
      'b:quality--eslint',
    ]);
  });

  it('is red where a task should have a result and has none', () => {
    const report = aReport([], { expected: [anExpectedTask()] });
    expect(report.conclusion).toBe('could-not-check');
    expect(report.tasks[0]).toMatchObject({ state: 'no-result', blocks: true });
    expect(report.totals).toMatchObject({ red: 1, states: { 'no-result': 1 } });
  });

  it('takes no result of a task that the runner left out, whatever an earlier run left behind', () => {
    const expected = [anExpectedTask('a:eslint', { host: 'left-out', dependsOn: ['a:quality--prettier' as TaskId] })];
    const report = aReport([aResult(green)], { expected });
    expect(report.tasks[0]).toMatchObject({ state: 'skipped', blocks: true, origin: 'none' });
    expect(report.tasks[0]?.reason?.detail).toContain('a:quality--prettier');
    expect(report.conclusion).toBe('could-not-check');
  });

  it('shows nothing of a task that it does not expect', () => {
    const report = aReport([aResult(), aResult({ id: 'gone:eslint' })], { expected: [anExpectedTask()] });
    expect(report.tasks).toHaveLength(1);
    expect(report.findings).toHaveLength(1);
  });

  it('is clean when all is green or advisory, and shows the advisory finding', () => {
    const report = aReport([aResult({ advisory: true }), aResult({ id: 'b:eslint', ...green })]);
    expect(report).toMatchObject({ conclusion: 'clean', totals: { red: 0, findings: { error: 1 } } });
    expect(report.tasks[0]).toMatchObject({ state: 'failed', blocks: false });
  });

  it('could not check, rather than has findings, as soon as one verdict is missing', () => {
    const timedOut = aResult({ id: 'b:eslint', findings: [], outcome: { kind: 'timed-out', limit: 1, of: 'hook' } });
    expect(aReport([aResult()]).conclusion).toBe('findings');
    expect(aReport([aResult(), timedOut]).conclusion).toBe('could-not-check');
  });

  it('tells what ran from what the store and what Nx replayed', () => {
    const expected = [anExpectedTask('a:x'), anExpectedTask('b:x'), anExpectedTask('c:x', { host: 'cached' })];
    const results = [aResult({ id: 'a:x' }), aResult({ id: 'b:x', replayed: true }), aResult({ id: 'c:x' })];
    expect(aReport(results, { expected }).tasks.map(({ origin }) => origin)).toEqual(['run', 'store', 'nx-cache']);
  });

  it('lists the worst where there are too many, and counts all', () => {
    const findings = [
      aFinding({ severity: 'info', message: 'i' }),
      aFinding({ file: 'z.ts' as FilePath, message: 'e' }),
    ];
    const report = aReport([aResult({ findings })], { findings: 1 });
    expect(report.findings.map(({ message }) => message)).toEqual(['e']);
    expect(report.totals).toMatchObject({ listed: 1, findings: { error: 1, info: 1 } });
  });

  it('totals are the same by hook, by project and over tasks', () => {
    const task = fc.record({ project: fc.constantFrom('a', 'b'), hook: fc.constantFrom('x', 'y'), errors: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(task), (tasks) => {
        const results = tasks.map(({ project, hook, errors }) =>
          aResult({ id: `${project}:${hook}`, findings: Array.from({ length: errors }, () => aFinding()) }),
        );
        const { totals, findings } = aReport(results);
        const sum = (groups: typeof totals.hooks): number => groups.reduce((all, one) => all + one.findings.error, 0);
        expect(sum(totals.hooks)).toBe(totals.findings.error);
        expect(sum(totals.projects)).toBe(totals.findings.error);
        expect(findings).toHaveLength(totals.findings.error);
      }),
    );
  });
});
