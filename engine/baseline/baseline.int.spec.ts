import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { FilePath, HookName, ProjectRoot } from '../hooks/brand';
import type { HookResult } from '../hooks/hook-result';
import { aFinding, aResult } from '../report/testing/results';
import { sourceLines } from '../report/source-lines';
import { applyBaseline } from './apply-baseline';
import { growBaseline, shrinkBaseline } from './change-baseline';
import type { Baseline, HookBaseline } from './known-finding';
import { readBaseline } from './read-baseline';
import { writeBaseline } from './write-baseline';

/** Text of each file by name; every line that says `bad` is an error. */
type Files = Readonly<Record<string, readonly string[]>>;

const today = '2026-06-01';
const none = { reason: null, expires: null };
const empty: Baseline = new Map();

const lineOf = fc.constantFrom('good', 'bad one', 'bad two', 'bad three', '');
const names = ['a.ts', 'b.ts', 'c.ts'];
const filesOf: fc.Arbitrary<Files> = fc.dictionary(fc.constantFrom(...names), fc.array(lineOf, { maxLength: 8 }));
const hooks = ['eslint', 'types'];
const projects = ['a', 'b', 'c'];

test('what was recorded is known, and the file reads as it was written', () => {
  fc.assert(
    fc.property(filesOf, (files) => {
      const text = writtenOf(recorded(files), 'eslint');
      const baseline = new Map([['eslint', read(text)]]);
      expect(writtenOf(baseline, 'eslint')).toBe(text);
      const applied = apply(baseline, files);
      expect(applied.findings).toEqual([]);
      expect(applied.outcome.kind).toBe('passed');
      expect(applied.known ?? []).toHaveLength(found(files).length);
    }),
  );
});

test('lines that move and are indented anew stay known', () => {
  fc.assert(
    fc.property(filesOf, fc.nat(5), fc.nat(3), (files, above, indent) => {
      const moved = mapFiles(files, (lines) => [
        ...Array<string>(above).fill('new'),
        ...lines.map((line) => ' '.repeat(indent) + line),
      ]);
      expect(apply(recorded(files), moved).findings).toEqual([]);
    }),
  );
});

test('files that are renamed stay known, their findings as a whole too', () => {
  fc.assert(
    fc.property(filesOf, fc.boolean(), (files, isWhole) => {
      const renamed = Object.fromEntries(Object.entries(files).map(([name, lines]) => [`moved/${name}`, lines]));
      expect(apply(recorded(files, isWhole), renamed, isWhole).findings).toEqual([]);
    }),
  );
});

test('as many findings are new as there are more of one text than before', () => {
  fc.assert(
    fc.property(filesOf, filesOf, (before, after) => {
      const fresh = apply(recorded(before), after).findings.map(({ message }) => message);
      for (const text of ['bad one', 'bad two', 'bad three']) {
        const more = Math.max(0, amount(after, text) - amount(before, text));
        expect(fresh.filter((message) => message === text)).toHaveLength(more);
      }
    }),
  );
});

test('a finding of a file as a whole is new in another file as long as the first is there', () => {
  const baseline = recorded({ 'a.ts': ['bad'] }, true);
  expect(apply(baseline, { 'a.ts': ['good'], 'b.ts': ['bad'] }, true).outcome.kind).toBe('failed');
  expect(apply(baseline, { 'b.ts': ['bad'] }, true).outcome.kind).toBe('passed');
});

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
      const [before = '', ours = '', theirs = ''] = [common, ...branches].map((each) => writtenOf(each, 'eslint'));
      const merged: Baseline = new Map([['eslint', read(unionMerge(before, ours, theirs))]]);
      const amountOf = (baseline: Baseline) => baseline.get('eslint')?.get('a')?.length ?? 0;
      expect(amountOf(merged)).toBeLessThanOrEqual(amountOf(common));
      // What git brought back, since neighbouring lines went on both sides, the next run forgets.
      const both = without(found[0], yours);
      expect(amountOf(shrink(merged, [result('eslint', 'a', both)]))).toBeLessThanOrEqual(
        amountOf(shrink(common, [result('eslint', 'a', both)])),
      );
    }),
  );
});

test('a run that looked at some tasks forgets nothing of the others', () => {
  fc.assert(
    fc.property(filesOf, filesOf, fc.subarray(pairs()), (before, after, looked) => {
      const all = baselineOf(pairs().map(([hook, project]) => result(hook, project, before)));
      const shrunk = shrink(
        all,
        looked.map(([hook, project]) => result(hook, project, after)),
      );
      for (const [hook, project] of pairs()) {
        const was = all.get(hook)?.get(project) ?? [];
        const is = shrunk.get(hook)?.get(project) ?? [];
        const isLooked = looked.some(([h, p]) => h === hook && p === project);
        if (isLooked) expect(is.length).toBeLessThanOrEqual(was.length);
        else expect(is).toEqual(was);
      }
    }),
  );
});

test('shrinking keeps exactly what is still there, so that a finding that comes back is new', () => {
  fc.assert(
    fc.property(filesOf, filesOf, (before, after) => {
      const shrunk = shrink(recorded(before), [result('eslint', 'a', after)]);
      expect(apply(shrunk, after).findings).toHaveLength(apply(recorded(before), after).findings.length);
      const texts = ['bad one', 'bad two', 'bad three'];
      const kept = texts.reduce((sum, text) => sum + Math.min(amount(before, text), amount(after, text)), 0);
      expect(shrunk.get('eslint')?.get('a') ?? []).toHaveLength(kept);
    }),
  );
});

test('a task that could not be checked forgets nothing and is never let pass', () => {
  const files = { 'a.ts': ['bad one'] };
  const crashed = { ...result('eslint', 'a', {}), outcome: { kind: 'timed-out', limit: 1, of: 'hook' } as const };
  expect(shrink(recorded(files), [crashed])).toEqual(recorded(files));
  const partly = { ...result('eslint', 'a', files), outcome: crashed.outcome };
  expect(applyBaseline(partly, contextOf(recorded(files), files)).outcome.kind).toBe('timed-out');
});

test('a red that no finding explains stays red', () => {
  const files = { 'a.ts': ['bad one'] };
  const warned = result('eslint', 'a', files);
  const silent = { ...warned, findings: warned.findings.map((each) => ({ ...each, severity: 'warning' as const })) };
  expect(applyBaseline(silent, contextOf(recorded(files), files)).outcome.kind).toBe('failed');
});

test('an entry that has expired knows nothing from the next day on', () => {
  const files = { 'a.ts': ['bad one'] };
  const until = (expires: string) => grow(empty, [result('eslint', 'a', files)], { reason: 'later', expires });
  expect(apply(until('2026-06-01'), files).outcome.kind).toBe('passed');
  expect(apply(until('2026-05-31'), files).outcome.kind).toBe('failed');
});

test('findings of a security hook are known only with a reason and an end', () => {
  const files = { 'a.ts': ['bad one'] };
  const critical = { ...result('eslint', 'a', files), securityLevel: 'critical' as const };
  const outcome = (acceptance: { reason: string | null; expires: string | null }) =>
    applyBaseline(critical, contextOf(grow(empty, [critical], acceptance), files)).outcome.kind;
  expect(outcome(none)).toBe('failed');
  expect(outcome({ reason: 'a test key', expires: null })).toBe('failed');
  expect(outcome({ reason: 'a test key', expires: '2026-12-31' })).toBe('passed');
});

test('entries of another hook or project know nothing here', () => {
  const files = { 'a.ts': ['bad one'] };
  expect(apply(recorded(files), files, false, 'types').outcome.kind).toBe('failed');
});

test.each(['[]', '{', '<<<<<<< ours', '{"project":"a","id":"x"}', '{}'])(
  'one line like %s makes the file worthless',
  (line) => {
    expect(readBaseline(`${writtenOf(recorded({ 'a.ts': ['bad one'] }), 'eslint')}${line}\n`).ok).toBe(false);
  },
);

function found(files: Files, isWhole = false) {
  return Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, lines]) =>
      lines.flatMap((line, index) => {
        if (!line.includes('bad')) return [];
        const range = isWhole ? null : { start: { line: index + 1, column: 1 } };
        return [aFinding({ file: name as FilePath, range, message: line.trim(), rule: null })];
      }),
    );
}

function result(hook: string, project: string, files: Files, isWhole = false): HookResult {
  const findings = found(files, isWhole);
  return aResult({
    id: `${project}:${hook}`,
    hook: hook as HookName,
    root: project as ProjectRoot,
    findings,
    outcome: { kind: findings.length > 0 ? 'failed' : 'passed' },
  });
}

function contextOf(baseline: Baseline, files: Files) {
  const source = (name: string) => files[name]?.join('\n') ?? null;
  return { baseline, today, source, lines: sourceLines(source) };
}

function grow(
  baseline: Baseline,
  results: readonly HookResult[],
  acceptance = none as Parameters<typeof growBaseline>[3],
) {
  return growBaseline(baseline, results, sourcesOf(results), acceptance);
}

function shrink(baseline: Baseline, results: readonly HookResult[]): Baseline {
  return shrinkBaseline(baseline, results, sourcesOf(results));
}

/** Every message is the text of its line, so that the files can be made from the findings. */
function sourcesOf(results: readonly HookResult[]) {
  const texts = new Map<string, string[]>();
  for (const { file, range, message } of results.flatMap(({ findings }) => findings)) {
    if (file === null || range === null) continue;
    const lines = texts.get(file) ?? [];
    lines[range.start.line - 1] = message;
    texts.set(file, lines);
  }
  const source = (name: string) => texts.get(name)?.join('\n') ?? null;
  return { source, lines: sourceLines(source) };
}

function baselineOf(results: readonly HookResult[]): Baseline {
  return grow(empty, results);
}

function recorded(files: Files, isWhole = false): Baseline {
  return baselineOf([result('eslint', 'a', files, isWhole)]);
}

function apply(baseline: Baseline, files: Files, isWhole = false, hook = 'eslint'): HookResult {
  return applyBaseline(result(hook, 'a', files, isWhole), contextOf(baseline, files));
}

function writtenOf(baseline: Baseline, hook: string): string {
  return writeBaseline(baseline.get(hook) ?? new Map());
}

function read(text: string): HookBaseline {
  const baseline = readBaseline(text);
  if (!baseline.ok) throw new Error(baseline.failure);
  return baseline.value;
}

function mapFiles(files: Files, change: (lines: readonly string[]) => readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).map(([name, lines]) => [name, change(lines)]));
}

function amount(files: Files, text: string): number {
  return found(files).filter(({ message }) => message === text).length;
}

function pairs(): (readonly [string, string])[] {
  return hooks.flatMap((hook) => projects.map((project) => [hook, project] as const));
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
