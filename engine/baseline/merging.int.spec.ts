import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { baselineFile, mergeRule } from './baseline-file';
import type { HookBaseline, KnownFinding } from './known-finding';
import { readBaseline } from './read-baseline';
import { writeBaseline } from './write-baseline';

const folder = mkdtempSync(join(tmpdir(), 'hookgraph-merging-'));
afterAll(() => rmSync(folder, { recursive: true }));

const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
const git = (...args: readonly string[]): string =>
  execFileSync('git', [...author, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

beforeAll(() => {
  git('init', '--quiet', '--initial-branch=main');
  put(mergeRule.file, mergeRule.text);
});

/** Few identities, so that lines of two branches meet. */
const entry = fc.record({
  project: fc.constantFrom('a', 'b'),
  id: fc.constantFrom(...['0', '1', '2', '3', '4'].map((digit) => `l${digit.repeat(15)}`)),
  occurrence: fc.nat(2),
});
type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;
const entries = fc.uniqueArray(entry, { maxLength: 8, selector: keyOf });

test('git merges two branches that took out and put in, without a conflict and without losing what either added', () => {
  fc.assert(
    fc.property(entries, entries, entries, fc.nat(7), fc.nat(7), (base, mine, yours, gone, lost) => {
      const ours = [...base.filter((_, index) => index !== gone), ...mine];
      const theirs = [...base.filter((_, index) => index !== lost), ...yours];
      const merged = keysOf(mergeOf(base, ours, theirs));
      const before = base.map(keyOf);
      for (const added of [...mine, ...yours].map(keyOf)) if (!before.includes(added)) expect(merged).toContain(added);
      const kept = base.filter((_, index) => index !== gone && index !== lost);
      for (const known of kept) expect(merged).toContain(keyOf(known));
      const all = new Set([...base, ...ours, ...theirs].map(keyOf));
      for (const key of merged) expect(all).toContain(key);
    }),
    { numRuns: 12 },
  );
});

/** As `git merge` does it, in a repository that has what the command writes. */
function mergeOf(base: readonly Entry[], ours: readonly Entry[], theirs: readonly Entry[]): HookBaseline {
  git('checkout', '--quiet', '--orphan', 'next');
  commit(base);
  git('branch', '--quiet', '--force', 'main');
  git('checkout', '--quiet', '-B', 'theirs');
  commit(theirs);
  git('checkout', '--quiet', '-B', 'ours', 'main');
  commit(ours);
  git('branch', '--quiet', '-D', 'next');
  git('merge', '--quiet', '--no-edit', 'theirs');
  const merged = readBaseline(readFileSync(join(folder, baselineFile('eslint')), 'utf8'));
  if (!merged.ok) throw new Error(merged.failure);
  return merged.value;
}

function commit(all: readonly Entry[]): void {
  const baseline = new Map<string, KnownFinding[]>();
  for (const { project, ...own } of all) {
    const known = { ...own, file: null, from: null, rule: null, message: 'x', reason: null, expires: null };
    baseline.set(project, [...(baseline.get(project) ?? []), known]);
  }
  put(baselineFile('eslint'), writeBaseline(baseline));
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'x');
}

function put(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

function keyOf({
  project,
  id,
  occurrence,
}: {
  readonly project: string;
  readonly id: string;
  readonly occurrence: number;
}): string {
  return `${project} ${id} ${occurrence}`;
}

function keysOf(baseline: HookBaseline): readonly string[] {
  return [...baseline].flatMap(([project, all]) => all.map(({ id, occurrence }) => keyOf({ project, id, occurrence })));
}
