import fc from 'fast-check';
import { applyBaseline } from './apply-baseline';
import { readBaseline } from './read-baseline';
import {
  apply,
  baselineOf,
  contextOf,
  empty,
  filesOf,
  found,
  grow,
  none,
  read,
  recorded,
  result,
  shrink,
  writtenOf,
  type Files,
} from './testing/known-files';

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

test('what is accepted in a file whose known finding went to another one is known beside it', () => {
  const moved = shrink(recorded({ 'a.ts': ['bad one'] }), [result('eslint', 'a', { 'b.ts': ['bad one'] })]);
  const files = { 'a.ts': ['bad one'], 'b.ts': ['bad one'] };
  const grown = new Map([['eslint', read(writtenOf(grow(moved, [result('eslint', 'a', files)]), 'eslint'))]]);
  expect(apply(grown, files).findings).toEqual([]);
  expect(apply(grown, { ...files, 'c.ts': ['bad one'] }).findings).toHaveLength(1);
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

function mapFiles(files: Files, change: (lines: readonly string[]) => readonly string[]): Files {
  return Object.fromEntries(Object.entries(files).map(([name, lines]) => [name, change(lines)]));
}

function amount(files: Files, text: string): number {
  return found(files).filter(({ message }) => message === text).length;
}

function pairs(): (readonly [string, string])[] {
  return hooks.flatMap((hook) => projects.map((project) => [hook, project] as const));
}
