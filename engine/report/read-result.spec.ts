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
