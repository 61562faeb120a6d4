import type { Finding } from '../hooks/finding';
import { groupedBy } from '../report/grouped-by';
import type { Source, SourceLines } from '../report/source-lines';
import { identityOf } from './identity';
import type { KnownFinding } from './known-finding';

export interface BaselineSources {
  readonly lines: SourceLines;
  /** Says which files are still there. */
  readonly source: Source;
}

export interface Matched {
  /** Findings that the baseline knows, with the entry that knows them. */
  readonly known: readonly { readonly finding: Finding; readonly entry: KnownFinding }[];
  readonly fresh: readonly Finding[];
  /** Entries that know nothing any more. */
  readonly gone: readonly KnownFinding[];
}

/**
 * Takes each entry for one finding of its identity at most: first for one in its own file, then for one elsewhere. A
 * finding without a line is only taken for that of another file where that file is gone, which is a rename.
 */
export function matchKnown(
  findings: readonly Finding[],
  entries: readonly KnownFinding[],
  { lines, source }: BaselineSources,
): Matched {
  const open = new Map([...groupedBy(entries, ({ id }) => id)].map(([id, own]) => [id, [...own]]));
  const found = new Map<Finding, KnownFinding>();
  const take = (finding: Finding, suits: (entry: KnownFinding) => boolean): void => {
    const own = open.get(idOf(finding)) ?? [];
    const at = own.findIndex(suits);
    const [entry] = at === -1 ? [] : own.splice(at, 1);
    if (entry !== undefined) found.set(finding, entry);
  };
  const ids = new Map(findings.map((finding) => [finding, identityOf(finding, lines)]));
  const idOf = (finding: Finding): string => ids.get(finding) ?? '';
  for (const finding of findings) take(finding, ({ file }) => file === finding.file);
  for (const finding of findings) {
    if (found.has(finding)) continue;
    take(
      finding,
      ({ id, file }) => id.startsWith('l') || (file !== null && finding.file !== null && source(file) === null),
    );
  }
  return {
    known: findings.flatMap((finding) => {
      const entry = found.get(finding);
      return entry === undefined ? [] : [{ finding, entry }];
    }),
    fresh: findings.filter((finding) => !found.has(finding)),
    gone: [...open.values()].flat(),
  };
}
