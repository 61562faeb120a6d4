import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Baseline } from './known-finding';
import {
  apply,
  baselineOf,
  empty,
  filesOf,
  found,
  grow,
  names,
  read,
  recorded,
  result,
  shrink,
  writtenOf,
  type Files,
} from './testing/known-files';

const hooks = ['eslint', 'types'];
/** Git takes the few lines between two conflicts for a part of them, so that they are there twice. */
const joinedByGit: Files = {
  'a.ts': ['good', 'bad two', 'bad three'],
  'b.ts': ['bad two', 'bad two', 'bad two', 'good', 'bad three'],
};

test('two branches that each record something lose nothing when git puts their lines one after the other', () => {
  fc.assert(
    fc.property(filesOf, filesOf, filesOf, (base, more, others) => {
      const common = baselineOf([result('eslint', 'a', base)]);
      const ours = grow(common, [result('eslint', 'b', more), result('types', 'a', more)]);
      const theirs = grow(common, [result('eslint', 'c', others), result('types', 'a', others)]);
      const merged: Baseline = new Map(
        hooks.map((hook) => {
          const [before, a, b] = [common, ours, theirs].map((baseline) => writtenOf(baseline, hook));
          const text = unionMerge(before ?? '', a ?? '', b ?? '');
          for (const line of `${a}${b}`.split('\n')) expect(text.split('\n')).toContain(line);
          return [hook, read(text)];
        }),
      );
      expect(apply(merged, others, false, 'types').findings).toEqual([]);
      expect(apply(merged, more, false, 'types').findings).toEqual([]);
    }),
  );
});

test('two branches that each mend something know no more when they meet than before they parted', () => {
  const without = (files: Readonly<Record<string, readonly string[]>>, mended: readonly boolean[]) =>
    Object.fromEntries(
      Object.entries(files).map(([file, texts], row) => [
        file,
        texts.filter((_, at) => mended[(row * 3 + at) % 7] !== true),
      ]),
    );
  const choice = fc.array(fc.boolean(), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(filesOf, choice, choice, (base, mine, yours) => {
      const common = recorded(base);
      const found = [without(base, mine), without(base, yours)] as const;
      const branches = found.map((each) => shrink(common, [result('eslint', 'a', each)]));
      const merged = mergeOf(common, branches[0] ?? empty, branches[1] ?? empty);
      const amountOf = (baseline: Baseline) => baseline.get('eslint')?.get('a')?.length ?? 0;
      expect(amountOf(merged)).toBeLessThanOrEqual(amountOf(common));
      // What git brought back, since neighbouring lines went on both sides, the next run forgets.
      const both = without(found[0], yours);
      expect(amountOf(shrink(merged, [result('eslint', 'a', both)]))).toBeLessThanOrEqual(
        amountOf(shrink(common, [result('eslint', 'a', both)])),
      );
    }),
    {
      examples: [
        [joinedByGit, [false, false, true, false, true, true, false], [true, false, false, true, false, false, false]],
      ],
    },
  );
});

test('two branches that each move lines to other files know no more when they meet than before they parted', () => {
  const places = fc.array(fc.nat(2), { minLength: 24, maxLength: 24 });
  const goneTo = (files: Files, to: readonly number[]): Files => {
    const moved: Record<string, string[]> = {};
    for (const [at, line] of names.flatMap((name) => files[name] ?? []).entries()) {
      (moved[names[to[at] ?? 0] ?? ''] ??= []).push(line);
    }
    return moved;
  };
  fc.assert(
    fc.property(filesOf, places, places, places, (base, mine, yours, after) => {
      const common = recorded(base);
      const [ours, theirs] = [mine, yours].map((to) => shrink(common, [result('eslint', 'a', goneTo(base, to))]));
      const merged = mergeOf(common, ours ?? empty, theirs ?? empty);
      expect(merged.get('eslint')?.get('a') ?? []).toHaveLength(found(base).length);
      const there = goneTo(base, after);
      expect(apply(merged, there).findings).toEqual([]);
      const more = { ...there, 'd.ts': ['bad one'] };
      expect(apply(merged, more).findings).toHaveLength(1);
    }),
  );
});

test('a finding that two branches accepted until different days is known as long as both say so', () => {
  const files = { 'a.ts': ['bad one'] };
  const text = ['2026-07-01', '2026-05-01', '2026-08-01']
    .map((expires) => writtenOf(grow(empty, [result('eslint', 'a', files)], { reason: 'later', expires }), 'eslint'))
    .join('');
  expect(apply(new Map([['eslint', read(text)]]), files).outcome.kind).toBe('failed');
});

function mergeOf(base: Baseline, ours: Baseline, theirs: Baseline): Baseline {
  const [before = '', a = '', b = ''] = [base, ours, theirs].map((each) => writtenOf(each, 'eslint'));
  return new Map([['eslint', read(unionMerge(before, a, b))]]);
}

/** What `merge=union` makes of three texts: git itself does it. */
function unionMerge(base: string, ours: string, theirs: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hookgraph-merge-'));
  try {
    const paths = [ours, base, theirs].map((text, index) => {
      const path = join(folder, String(index));
      writeFileSync(path, text);
      return path;
    });
    return execFileSync('git', ['merge-file', '--union', '-p', ...paths], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
