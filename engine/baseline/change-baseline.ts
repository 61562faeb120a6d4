import type { Finding } from '../hooks/finding';
import type { HookResult } from '../hooks/hook-result';
import type { SourceLines } from '../report/source-lines';
import { withoutBaseline } from './apply-baseline';
import { identityOf } from './identity';
import type { Baseline, KnownFinding } from './known-finding';
import { matchKnown, type BaselineSources } from './match-known';

export interface Acceptance {
  readonly reason: string | null;
  readonly expires: string | null;
}

/**
 * The baseline without what is gone, and with the files of today. Only what was really looked at can be gone: hooks and
 * projects that `results` does not hold keep all their entries, and so do those that could not be checked.
 */
export function shrinkBaseline(baseline: Baseline, results: readonly HookResult[], sources: BaselineSources): Baseline {
  return changed(baseline, results, (entries, findings) => {
    const { known } = matchKnown(findings, entries, sources);
    return placed(known, sources.lines);
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
    return placed([...known, ...fresh.map((finding) => ({ finding, entry: acceptance }))], sources.lines);
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

/** Entries as they stand today, equal ones of a file counted. */
function placed(
  findings: readonly { readonly finding: Finding; readonly entry: Acceptance }[],
  lines: SourceLines,
): readonly KnownFinding[] {
  const seen = new Map<string, number>();
  return findings.map(({ finding, entry: { reason, expires } }) => {
    const { file, rule, message } = finding;
    const id = identityOf(finding, lines);
    const key = JSON.stringify([id, file]);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return { id, file, occurrence, rule, message: message.split('\n')[0]?.slice(0, 200) ?? '', reason, expires };
  });
}
