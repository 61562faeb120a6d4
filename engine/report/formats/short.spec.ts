import type { FilePath } from '../../hooks/brand';
import { anExpectedTask, aReport, type Given } from '../testing/reports';
import { aFinding, aResult } from '../testing/results';
import type { HookResult } from '../../hooks/hook-result';
import { renderShort } from './short';

function shortOf(results: readonly HookResult[], given: Given = {}): string {
  return renderShort(aReport(results, given), { color: false, whole: '.hookgraph/report.txt' });
}

describe('the end of a run in the terminal', () => {
  it('is one line where all is clean', () => {
    expect(shortOf([aResult({ findings: [], outcome: { kind: 'passed' } })])).toBe(
      'hookgraph: Clean: no findings; 1 task, none blocks\n',
    );
  });

  it('says how to mend what tools can mend, but not in a clean run', () => {
    const fixable = aFinding({ fixable: true });
    expect(shortOf([aResult({ findings: [fixable, aFinding(), fixable] })])).toContain(
      'hookgraph: Problems found: 3 errors; 1 of 1 task block\n2 of them can be fixed: npx hookgraph fix\nThe whole',
    );
    const warning = aFinding({ severity: 'warning', fixable: true });
    expect(shortOf([aResult({ findings: [warning], outcome: { kind: 'passed' } })])).not.toContain('fix');
  });

  it('names what failed once for all the hooks that were left out for it', () => {
    const leftOut = (id: string) => anExpectedTask(id, { host: 'left-out', failed: ['lib:build'] });
    expect(shortOf([], { expected: [leftOut('a:types'), leftOut('b:types')] })).toBe(
      [
        '- Skipped: lib:build did not pass: a:quality--types, b:quality--types',
        '',
        'hook   tasks  block  skipped  replayed  errors  warnings  infos',
        'types      2      2        2         -       -         -      -',
        '',
        'hookgraph: Could not check everything: no findings; 2 of 2 tasks block; 2 skipped',
        'The whole report: .hookgraph/report.txt',
        '',
      ].join('\n'),
    );
  });

  it('stays short however much was found', () => {
    const results = Array.from({ length: 300 }, (_, project) =>
      aResult({
        id: `p${project}:eslint`,
        findings: Array.from({ length: 50 }, (_none, file) => aFinding({ file: `f${project}/${file}.ts` as FilePath })),
      }),
    );
    const expected = [
      ...results.map(({ task, project, root, hook }) => ({ ...anExpectedTask(), task, project, root, hook })),
      ...Array.from({ length: 300 }, (_, project) =>
        anExpectedTask(`q${project}:types`, { host: 'left-out', failed: [`lib${project}:build`] }),
      ),
      ...Array.from({ length: 300 }, (_, project) => anExpectedTask(`r${project}:types`)),
    ];
    const text = shortOf(results, { expected });
    expect(text.split('\n').length).toBeLessThan(80);
    expect(text).toContain('... and 14,990 more errors');
    expect(text).toMatch(/^eslint +300 +300 +- +- +15,000 /m);
    expect(text).toContain('... and 290 more tasks could not check');
    expect(text).toContain('- ... and 290 more reasons');
  });
});
