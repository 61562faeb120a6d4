import type { Finding } from '../hooks/finding';
import type { HookResult } from '../hooks/hook-result';
import type { SourceLines } from '../report/source-lines';
import { withoutBaseline } from './apply-baseline';
import { identityOf } from './identity';
import { keyOf, type Baseline, type KnownFinding } from './known-finding';
import { matchKnown, type BaselineSources, type Matched } from './match-known';

export interface Acceptance {
  readonly reason: string | null;
  readonly expires: string | null;
}

/**
 * The baseline without what is gone, and with the files of today. No entry is new, so that two branches that shrink know
 * no more when they are merged than before they parted. Only what was really looked at can be gone: hooks and
 * projects that `results` does not hold keep all their entries, and so do those that could not be checked.
 */
export function shrinkBaseline(baseline: Baseline, results: readonly HookResult[], sources: BaselineSources): Baseline {
  return changed(baseline, results, (entries, findings) => {
    const { known } = matchKnown(findings, entries, sources);
    return known.map(movedTo);
  });
}

/** The baseline with all that the results hold; what is known already keeps its reason and its end. */
export function growBaseline(
  baseline: Baseline,
  results: readonly HookResult[],
  sources: BaselineSources,
  acceptance: Acceptance,
): Baseline {
  return changed(baseline, results, (entries, findings) => {
    const { known, fresh } = matchKnown(findings, entries, sources);
    const kept = known.map(movedTo);
    return [...kept, ...recorded(fresh, kept, sources.lines, acceptance)];
  });
}

type Rewrite = (entries: readonly KnownFinding[], findings: readonly Finding[]) => readonly KnownFinding[];

function changed(baseline: Baseline, results: readonly HookResult[], rewrite: Rewrite): Baseline {
  const next = new Map([...baseline].map(([hook, projects]) => [hook, new Map(projects)]));
  for (const result of results) {
    const { outcome, findings, hook, root } = withoutBaseline(result);
    if (outcome.kind !== 'passed' && outcome.kind !== 'failed') continue;
    const projects = next.get(hook) ?? new Map<string, readonly KnownFinding[]>();
    const entries = rewrite(projects.get(root) ?? [], findings);
    if (entries.length > 0) projects.set(root, entries);
    else projects.delete(root);
    if (projects.size > 0) next.set(hook, projects);
    else next.delete(hook);
  }
  return next;
}

/** An entry whose finding stands in a file of another name today. */
function movedTo({ finding, entry }: Matched['known'][number]): KnownFinding {
  return { ...entry, file: finding.file };
}

/** Entries for findings that have none: each gets the first number that no entry of its identity and file has. */
function recorded(
  findings: readonly Finding[],
  kept: readonly KnownFinding[],
  lines: SourceLines,
  { reason, expires }: Acceptance,
): readonly KnownFinding[] {
  const taken = new Set(kept.map(keyOf));
  const next = new Map<string, number>();
  return findings.map((finding) => {
    const { file, rule, message } = finding;
    const id = identityOf(finding, lines);
    const place = JSON.stringify([id, file]);
    let occurrence = next.get(place) ?? 0;
    while (taken.has(keyOf({ id, from: file, occurrence }))) occurrence++;
    next.set(place, occurrence + 1);
    const text = message.split('\n')[0]?.slice(0, 200) ?? '';
    return { id, file, from: file, occurrence, rule, message: text, reason, expires };
  });
}
