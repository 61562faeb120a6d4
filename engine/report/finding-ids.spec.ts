import fc from 'fast-check';
import { findingIds, type Identified } from './finding-ids';
import { sourceLines } from './source-lines';

const at = (line: number, given: Partial<Identified> = {}): Identified => ({
  project: 'a',
  hook: 'eslint',
  file: 'a.ts',
  range: { start: { line } },
  rule: 'no-eval',
  message: `eval at line ${line}`,
  ...given,
});

const idsIn = (text: string | null, findings: readonly Identified[]): readonly string[] =>
  findingIds(
    findings,
    sourceLines(() => text),
  );

describe('the id of a finding', () => {
  it('survives lines inserted above and another indentation', () => {
    const line = fc.string({ unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(fc.array(line), fc.array(line), fc.stringMatching(/^\s*$/), (above, below, indentation) => {
        const flat = indentation.replace(/[\r\n]/g, '');
        const moved = [...above, `${flat}eval(x)`, ...below].join('\n');
        expect(idsIn(moved, [at(above.length + 1)])).toEqual(idsIn('eval(x)', [at(1)]));
      }),
    );
  });

  it('tells equal lines apart', () => {
    const ids = idsIn('eval(x)\neval(x)\neval(x)', [at(1), at(2), at(3)]);
    expect(new Set(ids).size).toBe(3);
  });

  it('stays the same from release to release', () => {
    expect(idsIn('eval(x)\neval(x)', [at(1), at(2)])).toEqual(['a24ab382c88f4f4e', 'ec83d355c75dc397']);
  });

  it.each([
    ['rule', { rule: 'no-var' }],
    ['file', { file: 'b.ts' }],
    ['hook', { hook: 'oxlint' }],
    ['project', { project: 'b' }],
  ])('differs by %s', (_, given) => {
    expect(idsIn('eval(x)', [at(1, given)])).not.toEqual(idsIn('eval(x)', [at(1)]));
  });

  it('rests on the message without its numbers where the line is unknown', () => {
    expect(idsIn(null, [at(1)])).toEqual(idsIn(null, [at(7)]));
    expect(idsIn(null, [at(1)])).not.toEqual(idsIn(null, [at(1, { message: 'other' })]));
  });
});
