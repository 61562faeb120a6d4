import { renderReport } from './render-report';
import { remarks } from './remarks';
import { renderShort } from './formats/short';
import { anExpectedTask, aReport, noSource } from './testing/reports';
import { aResult } from './testing/results';

const flaky = aResult({ id: 'a:e2e', outcome: { kind: 'passed' }, findings: [], attempts: { made: 2, allowed: 3 } });
const slow = aResult({
  id: 'b:types',
  outcome: { kind: 'passed' },
  findings: [],
  duration: 8_500,
  nearLimit: { limit: 10_000, of: 'learnt' },
});
const skipped = aResult({
  id: 'c:secrets',
  securityLevel: 'critical',
  outcome: { kind: 'skipped', reason: { kind: 'on-request' } },
  findings: [],
});
const report = aReport([flaky, slow, skipped]);
const lines = [
  'Critical, and skipped on request: c:quality--secrets (HOOKGRAPH_SKIP_CRITICAL)',
  'Passed at another attempt: a:quality--e2e (flaky, 2 of 3)',
  'Close to a time limit: b:quality--types (9s of the learnt limit of 10s)',
];

describe('remarks', () => {
  test('name what is worth knowing though it makes nothing red', () => {
    expect(remarks(report)).toEqual(lines);
    expect(remarks(aReport([aResult()]))).toEqual([]);
  });

  test('stand at the end of a run and in the report, also of a clean one', () => {
    const short = renderShort(report, { color: false, whole: 'report.txt' });
    const text = renderReport(report, 'text', { source: noSource, color: false, version: '1' });
    expect(report.conclusion).toBe('clean');
    for (const line of lines) {
      expect(short).toContain(`hookgraph: ${line}\n`);
      expect(text).toContain(`- ${line}\n`);
    }
  });

  test('say nothing of a run that was replayed', () => {
    const replayed = aReport([flaky, slow], {
      expected: ['a:e2e', 'b:types'].map((id) => anExpectedTask(id, { host: 'cached' })),
    });
    expect(remarks(replayed)).toEqual([]);
  });

  test('name five tasks at most', () => {
    const more = { outcome: { kind: 'passed' }, findings: [], attempts: { made: 2, allowed: 3 } } as const;
    const many = Array.from({ length: 8 }, (_, index) => aResult({ ...more, id: `p${index}:e2e` }));
    expect(remarks(aReport(many))[0]).toMatch(/p4:quality--e2e \(flaky, 2 of 3\), and 3 others$/);
  });
});
