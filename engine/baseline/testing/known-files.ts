import fc from 'fast-check';
import type { FilePath, HookName, ProjectRoot } from '../../hooks/brand';
import type { HookResult } from '../../hooks/hook-result';
import { aFinding, aResult } from '../../report/testing/results';
import { sourceLines } from '../../report/source-lines';
import { applyBaseline } from '../apply-baseline';
import { growBaseline, shrinkBaseline } from '../change-baseline';
import type { Baseline, HookBaseline } from '../known-finding';
import { readBaseline } from '../read-baseline';
import { writeBaseline } from '../write-baseline';

/** Text of each file by name; every line that says `bad` is an error. */
export type Files = Readonly<Record<string, readonly string[]>>;

export const today = '2026-06-01';
export const none = { reason: null, expires: null };
export const empty: Baseline = new Map();
export const names = ['a.ts', 'b.ts', 'c.ts'];

const lineOf = fc.constantFrom('good', 'bad one', 'bad two', 'bad three', '');
export const filesOf: fc.Arbitrary<Files> = fc.dictionary(
  fc.constantFrom(...names),
  fc.array(lineOf, { maxLength: 8 }),
);

export function found(files: Files, isWhole = false) {
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

export function result(hook: string, project: string, files: Files, isWhole = false): HookResult {
  const findings = found(files, isWhole);
  return aResult({
    id: `${project}:${hook}`,
    hook: hook as HookName,
    root: project as ProjectRoot,
    findings,
    outcome: { kind: findings.length > 0 ? 'failed' : 'passed' },
  });
}

export function contextOf(baseline: Baseline, files: Files) {
  const source = (name: string) => files[name]?.join('\n') ?? null;
  return { baseline, today, source, lines: sourceLines(source) };
}

export function grow(
  baseline: Baseline,
  results: readonly HookResult[],
  acceptance = none as Parameters<typeof growBaseline>[3],
) {
  return growBaseline(baseline, results, sourcesOf(results), acceptance);
}

export function shrink(baseline: Baseline, results: readonly HookResult[]): Baseline {
  return shrinkBaseline(baseline, results, sourcesOf(results));
}

/** Every message is the text of its line, so that the files can be made from the findings. */
export function sourcesOf(results: readonly HookResult[]) {
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

export function baselineOf(results: readonly HookResult[]): Baseline {
  return grow(empty, results);
}

export function recorded(files: Files, isWhole = false): Baseline {
  return baselineOf([result('eslint', 'a', files, isWhole)]);
}

export function apply(baseline: Baseline, files: Files, isWhole = false, hook = 'eslint'): HookResult {
  return applyBaseline(result(hook, 'a', files, isWhole), contextOf(baseline, files));
}

export function writtenOf(baseline: Baseline, hook: string): string {
  return writeBaseline(baseline.get(hook) ?? new Map());
}

export function read(text: string): HookBaseline {
  const baseline = readBaseline(text);
  if (!baseline.ok) throw new Error(baseline.failure);
  return baseline.value;
}
