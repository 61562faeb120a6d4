import { readResult } from './read-result';
import { aFinding, aResult } from './testing/results';

test('a result file is read as it was written', () => {
  const results = [
    aResult(),
    aResult({ known: [aFinding()], outcome: { kind: 'passed' } }),
    aResult({ outcome: { kind: 'crashed', failure: { reason: 'internal', detail: 'x' } } }),
    aResult({ outcome: { kind: 'skipped', reason: { kind: 'no-files' } } }),
  ];
  for (const result of results) expect(readResult(JSON.stringify(result))).toEqual(result);
});

test.each([
  ['nothing', null],
  ['half a file', JSON.stringify(aResult()).slice(0, -20)],
  ['another format', JSON.stringify({ ...aResult(), format: 2 })],
  ['an outcome that is none', JSON.stringify({ ...aResult(), outcome: { kind: 'green' } })],
  ['a failure without a reason', JSON.stringify({ ...aResult(), outcome: { kind: 'crashed', failure: {} } })],
  ['findings that are none', JSON.stringify({ ...aResult(), findings: [{ message: 'x' }] })],
  ['no object', '[]'],
])('%s is no result', (_, text) => {
  expect(readResult(text)).toBeNull();
});

const position = { line: 1, column: 1 };

test.each<readonly [string, unknown]>([
  ...['file', 'rule', 'message', 'url', 'severity', 'fixable', 'range', 'fix'].map((field) => [field, 7] as const),
  ['severity', 'fatal'],
  ['message', null],
  ['range', {}],
  ['range', { start: { line: 1 } }],
  ['range', { start: { column: 1 } }],
  ['range', { start: position, end: null }],
  ['range', { start: position, end: { line: '2', column: 1 } }],
  ['fix', { offset: 1, length: 1 }],
  ['fix', { offset: 1, text: '' }],
  ['fix', { length: 1, text: '' }],
])('a finding whose %s is %j makes it none', (field, value) => {
  for (const list of ['findings', 'known']) {
    const read = (finding: object) => readResult(JSON.stringify({ ...aResult(), [list]: [finding] }));
    expect(read(aFinding())).not.toBeNull();
    expect(read({ ...aFinding(), [field]: value })).toBeNull();
    expect(read(Object.fromEntries(Object.entries(aFinding()).filter(([name]) => name !== field)))).toBeNull();
  }
});
