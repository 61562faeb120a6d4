import type { FilePath } from '../../hooks/brand';
import { sourceLines } from '../source-lines';
import { demoReport, demoSource } from '../testing/demo-report';
import { aReport, noSource } from '../testing/reports';
import { aFinding, aResult } from '../testing/results';
import { renderAgent } from './agent';

const withoutSource = { lines: sourceLines(noSource) };

describe('the report for agents', () => {
  it('starts with the conclusion, then what could not be checked, and ends with what to run again', () => {
    const lines = renderAgent(demoReport(), { lines: sourceLines(demoSource) }).split('\n');
    expect(lines[0]).toMatch(/^hookgraph could-not-check: 32 errors/);
    expect(lines[1]).toContain('secretlint is not installed');
    expect(lines).toContain('30 of them can be fixed: npx hookgraph fix');
    expect(lines.at(-3)).toMatch(/^run again: nx run /);
  });

  it('gives a finding on one line with its id and the code below', () => {
    const report = aReport([aResult()], { source: () => 'a\nb\n  const x = 1;' });
    const text = renderAgent(report, { lines: sourceLines(() => 'a\nb\n  const x = 1;') });
    expect(text).toContain(
      `${report.findings[0]?.id ?? ''} error libs/a/src/index.ts:3:7 eslint/no-unused-vars: 'x' is assigned a value but never used.\n    const x = 1;`,
    );
  });

  it('shows what blocks before what does not', () => {
    const advisory = aResult({ id: 'a:style', advisory: true, findings: [aFinding({ file: 'a.ts' as FilePath })] });
    const text = renderAgent(aReport([advisory, aResult()]), withoutSource);
    expect(text.indexOf('eslint/no-unused-vars')).toBeLessThan(text.indexOf('style/no-unused-vars'));
  });

  it('shows five of each rule, so that one rule cannot hide another', () => {
    const many = Array.from({ length: 300 }, (_, line) =>
      aFinding({ range: { start: { line: line + 1, column: 1 } } }),
    );
    const text = renderAgent(
      aReport([aResult({ findings: [...many, aFinding({ rule: 'rare', file: 'z.ts' as FilePath })] })]),
      withoutSource,
    );
    expect(text.match(/ eslint\/no-unused-vars: /g)).toHaveLength(5);
    expect(text).toContain(' eslint/rare: ');
    expect(text).toContain('... and 295 more findings; most of them by: eslint/no-unused-vars (300)');
  });

  it('stays within 16,000 characters however long messages are', () => {
    const findings = Array.from({ length: 200 }, (_, index) =>
      aFinding({ message: 'x'.repeat(5_000), rule: `r${index}` }),
    );
    const results = Array.from({ length: 40 }, (_, project) => aResult({ id: `p${project}:eslint`, findings }));
    expect(renderAgent(aReport(results), withoutSource).length).toBeLessThanOrEqual(16_000);
  });
});
