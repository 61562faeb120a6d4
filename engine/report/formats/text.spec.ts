import fc from 'fast-check';
import type { FilePath, HookName } from '../../hooks/brand';
import { sourceLines } from '../source-lines';
import { hostileText } from '../testing/hostile';
import { anExpectedTask, aReport, type Given } from '../testing/reports';
import { aFinding, aResult } from '../testing/results';
import type { HookResult } from '../../hooks/hook-result';
import { renderText } from './text';

const source = (): string => ['one', 'two', 'const x = y;', 'four', 'five', 'six'].join('\n');

function textOf(results: readonly HookResult[], given: Given = {}): string {
  return renderText(aReport(results, { source, ...given }), { lines: sourceLines(source), color: false });
}

describe('the report in the terminal', () => {
  it('shows the first findings with their code, then totals by hook and the conclusion', () => {
    expect(textOf([aResult()]))
      .toBe(`libs/a/src/index.ts:3:7  error  'x' is assigned a value but never used.  eslint no-unused-vars
      1 | one
      2 | two
    > 3 | const x = y;
        |       ^
      4 | four
      5 | five

hook    tasks  block  skipped  replayed  errors  warnings  infos
eslint      1      1        -         -       1         -      -

✖ Problems found: 1 error; 1 of 1 task block
`);
  });

  it('ends with how to mend what tools can mend', () => {
    expect(textOf([aResult({ findings: [aFinding({ fixable: true })] })])).toMatch(
      /\n✖ Problems found: .*\n1 of them can be fixed: npx hookgraph fix\n$/,
    );
  });

  it('shows code for five findings only', () => {
    const findings = Array.from({ length: 8 }, (_, file) => aFinding({ file: `f${file}.ts` as FilePath }));
    expect(textOf([aResult({ findings })]).match(/> 3 \| const x/g)).toHaveLength(5);
  });

  it('prints a hundred findings at most and says how many there are besides', () => {
    const findings = Array.from({ length: 500 }, (_, line) =>
      aFinding({ range: { start: { line: line + 1, column: 1 } } }),
    );
    const text = textOf([aResult({ findings })]);
    expect(text.match(/ {2}error {2}/g)).toHaveLength(100);
    expect(text).toContain('... and 400 more findings');
    expect(text).toContain('✖ Problems found: 500 errors');
  });

  it('says what was skipped and why, one line for each reason', () => {
    const reason = { kind: 'dependency-not-passed', hook: 'prettier' as HookName, project: 'core' } as const;
    const skipped = (id: string): HookResult => aResult({ id, findings: [], outcome: { kind: 'skipped', reason } });
    expect(textOf([skipped('a:types'), skipped('b:types')])).toContain(
      '- Skipped: "prettier" of core did not pass: a:quality--types, b:quality--types\n',
    );
  });

  it('says which task has no result and how to get one', () => {
    const text = textOf([], { expected: [anExpectedTask()] });
    expect(text).toContain('✖ a:quality--eslint: There is no result of this task');
    expect(text).toContain('nx run a:quality--eslint --skip-nx-cache');
    expect(text).toContain('✖ Could not check everything');
  });

  it('shows the words of a tool that failed without findings', () => {
    expect(textOf([aResult({ findings: [], output: '1 test failed' })])).toContain(
      'a:quality--eslint\n1 test failed\n',
    );
  });

  it('names a task that failed and printed nothing', () => {
    expect(textOf([aResult({ findings: [], output: '' })])).toContain('a:quality--eslint\nfailed without a word\n');
  });

  it('shows no code of a line too long to read', () => {
    const long = (): string => 'x'.repeat(1_000);
    const report = aReport([aResult({ findings: [aFinding({ range: { start: { line: 1, column: 1 } } })] })]);
    expect(renderText(report, { lines: sourceLines(long), color: false })).not.toContain('> 1 |');
  });

  it('lets no message, name or code move the cursor', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (message, line) => {
        const hostile = (): string => line;
        const findings = [aFinding({ message, file: message as FilePath, range: { start: { line: 1, column: 1 } } })];
        const report = aReport([aResult({ findings, output: message })]);
        const text = renderText(report, { lines: sourceLines(hostile), color: false });
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});
