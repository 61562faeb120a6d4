import fc from 'fast-check';
import type { Digest } from '../../hooks/brand';
import { digestOf } from '../digest';
import { entry, failed, fingerprint, noon, numbers, passed } from '../testing/sample';
import { digestOrder } from './digest-order';
import { encodeTable } from './encode-table';
import { mergeTables } from './merge-tables';
import { viewOf } from './parse-digests';
import { dayOf, recordLength } from './record';
import { VerdictTable } from './verdict-table';

function tableOf(bytes: Buffer | null): VerdictTable {
  const table = bytes && VerdictTable.over(bytes);
  if (!table) throw new Error('not a table');
  return table;
}

/** Everything in a table, in its order. */
function contentOf(table: VerdictTable): readonly (readonly [string, unknown])[] {
  return numbers(table.count).map((index) => [table.fingerprintAt(index), table.verdictAt(index)]);
}

const aVerdict = fc
  .record({ of: fc.nat(30), isRed: fc.boolean(), at: fc.nat(5) })
  .map(({ of, isRed, at }) => entry(of, isRed ? failed(noon + at) : passed(noon + at)));

describe('digestOrder', () => {
  it('is the order of the digests, also of those that begin alike', () => {
    const aDigest = fc
      .tuple(fc.constantFrom('00000000', 'ffffffff', '7fffffff'), fc.nat(3))
      .map(([head, rest]) => head + digestOf(String(rest)).slice(8));
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            aDigest,
            fc.nat().map((of) => fingerprint(of)),
          ),
        ),
        (digests) => {
          const order = digestOrder(viewOf(Buffer.from(digests.join(''), 'hex')), digests.length);
          expect([...order].map((index) => digests[index])).toEqual([...digests].sort());
          expect(new Set(order).size).toBe(digests.length);
        },
      ),
    );
  });
});

describe('a verdict table', () => {
  it('finds each of its verdicts however unevenly the digests are spread', () => {
    const aDigest = fc
      .tuple(fc.constantFrom('00000000', '00000001', '7fffffff', 'fffffffe', 'ffffffff'), fc.nat(40))
      .map(([head, rest]) => head + fingerprint(rest).slice(8));
    fc.assert(
      fc.property(fc.uniqueArray(aDigest, { maxLength: 60 }), aDigest, (known, asked) => {
        const table = tableOf(
          encodeTable(
            known.map((digest) => ({ ...entry(0), fingerprint: digest as Digest })),
            noon,
          ),
        );
        const found = [...known, asked].map((digest) => table.find(viewOf(Buffer.from(digest, 'hex')), 0));
        expect(found.slice(0, -1).map((index) => table.fingerprintAt(index))).toEqual(known);
        expect(found.at(-1) !== -1).toBe(known.includes(asked));
      }),
    );
  });

  it('finds each of its verdicts and no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(200)), fc.nat(200), (known, asked) => {
        const table = tableOf(
          encodeTable(
            known.map((of) => entry(of)),
            noon,
          ),
        );
        const index = table.find(viewOf(Buffer.from(fingerprint(asked), 'hex')), 0);
        expect(index >= 0).toBe(known.includes(asked));
        if (index >= 0) expect(table.fingerprintAt(index)).toBe(fingerprint(asked));
      }),
    );
  });

  it('finds each of many verdicts, the first that is asked for as well as the last', () => {
    const bytes = encodeTable(
      numbers(500).map((of) => entry(of)),
      noon,
    );
    const known = tableOf(bytes);
    for (const of of numbers(500)) {
      const digest = viewOf(Buffer.from(fingerprint(of), 'hex'));
      const index = known.find(digest, 0);
      expect(known.fingerprintAt(index)).toBe(fingerprint(of));
      expect(tableOf(bytes).find(digest, 0)).toBe(index);
    }
  });

  it('takes 48 bytes for a clean pass', () => {
    expect(recordLength).toBe(48);
    expect(
      encodeTable(
        numbers(100).map((of) => entry(of)),
        noon,
      ),
    ).toHaveLength(4 + 4800);
  });

  it('is none where bytes are missing', () => {
    const bytes = encodeTable([entry(1), entry(2)], noon);
    expect(VerdictTable.over(bytes.subarray(0, 99))).toBeNull();
    expect(VerdictTable.over(Buffer.alloc(3))).toBeNull();
  });

  it('has no verdict where the payload is cut short or not a payload', () => {
    const bytes = encodeTable([entry(1, failed())], noon);
    expect(tableOf(bytes.subarray(0, -1)).verdictAt(0)).toBeNull();
    expect(
      tableOf(Buffer.from(bytes.toString('latin1').replace('failed', 'foiled'), 'latin1')).verdictAt(0),
    ).toBeNull();
  });

  it('survives times that are no times', () => {
    const table = tableOf(encodeTable([entry(1, { ...passed(Number.NaN), duration: -1 })], -1));
    expect(table.verdictAt(0)).toEqual({ ...passed(0), duration: 0 });
  });
});

describe('mergeTables', () => {
  it('says what one table of all entries says, in any split', () => {
    fc.assert(
      fc.property(fc.array(fc.array(aVerdict, { maxLength: 10 }), { minLength: 1, maxLength: 6 }), (parts) => {
        fc.pre(parts.flat().length > 0);
        const newest = new Map<string, number>();
        for (const { fingerprint, verdict } of parts.flat()) {
          newest.set(fingerprint, Math.max(newest.get(fingerprint) ?? 0, verdict.recordedAt));
        }
        const merged = tableOf(
          mergeTables(
            parts.map((part) => tableOf(encodeTable(part, noon))),
            (table, at) => table.usedDay(at),
          ),
        );
        const found = contentOf(merged);
        expect(found.map(([of]) => of)).toEqual([...newest.keys()].sort());
        for (const [index, [of, verdict]] of found.entries()) {
          expect(merged.recordedAt(index)).toBe(newest.get(of));
          expect(parts.flat().map((known) => known.verdict)).toContainEqual(verdict);
        }
      }),
    );
  });

  it('drops what is not kept, and is nothing when nothing is', () => {
    const table = tableOf(encodeTable([entry(1), entry(2, failed())], noon));
    const merged = tableOf(mergeTables([table], (of, at) => (of.verdictAt(at)?.outcome === 'failed' ? 5 : null)));
    expect(contentOf(merged)).toEqual([[fingerprint(2), failed()]]);
    expect(mergeTables([table], () => null)).toBeNull();
  });

  it('keeps the last day of use of any of them', () => {
    const [early, late] = [
      tableOf(encodeTable([entry(1, passed(2))], 0)),
      tableOf(encodeTable([entry(1, passed(1))], noon)),
    ];
    expect(tableOf(mergeTables([early, late], (of, at) => of.usedDay(at))).usedDay(0)).toBe(dayOf(noon));
  });
});
