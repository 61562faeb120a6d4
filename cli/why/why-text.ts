import { unreachable } from '../../engine/hooks/unreachable';
import { count } from '../../engine/report/count';
import type { PackageManager } from '../../engine/system/package-manager';
import { describeOutcome } from '../../engine/report/messages';
import { printableLine } from '../../engine/report/printable';
import { groupBy } from '../../engine/verdicts/group-by';
import { timeWords } from '../time-words';
import { differenceWords } from './difference-words';
import type { Difference } from './ingredient-differences';
import type { Cause, WhyAnswer, WhyReport } from './why-report';

/** Files, and differences, of one cause that are printed. */
const shown = 10;

export interface WhyTextOptions {
  readonly packageManager: PackageManager;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What a person reads: the answer first, then what differs, the same cause once for all its files. */
export function whyText({ project, hook, file, answer }: WhyReport, options: WhyTextOptions): string {
  const subject = `${hook} of ${project}${file === null ? '' : `, ${file}`}`;
  return [`${printableLine(subject)}: ${headline(answer, options)}`, ...lines(answer, options).map(indented)].join(
    '\n',
  );
}

function headline(answer: WhyAnswer, { packageManager }: WhyTextOptions): string {
  switch (answer.kind) {
    case 'known':
      return answer.outcome === 'passed' ? 'known green' : 'known red, replayed';
    case 'unknown': {
      if (answer.causes.every(({ kind }) => kind === 'never-checked') && answer.unlisted === 0) {
        return answer.toCheck === answer.files ? 'never checked' : `${ofFiles(answer)} never checked`;
      }
      return answer.toCheck === answer.files ? 'has to be checked' : `${ofFiles(answer)} to be checked`;
    }
    case 'decided':
      return describeOutcome(answer.outcome, { packageManager, color: false }).headline;
    default:
      return unreachable(answer);
  }
}

function ofFiles({ toCheck, files }: Extract<WhyAnswer, { kind: 'unknown' }>): string {
  return `${toCheck} of ${count(files, 'file')}`;
}

function lines(answer: WhyAnswer, options: WhyTextOptions): readonly string[] {
  switch (answer.kind) {
    case 'known':
      return [
        `${count(answer.files, 'file')}, verdict${answer.files === 1 ? '' : 's'} since ${timeWords(answer.recordedAt, options.now)}; a run starts no program.`,
      ];
    case 'decided': {
      const { detail, next } = describeOutcome(answer.outcome, {
        packageManager: options.packageManager,
        color: false,
      });
      return [detail, next].filter((line) => line !== '').flatMap((line) => line.split('\n'));
    }
    case 'unknown': {
      const groups = groupBy(answer.causes, ({ file, kind, differences }) =>
        JSON.stringify([kind, isChanged(file, differences), aroundOf(file, differences)]),
      );
      return [
        ...[...groups.values()].flatMap((causes) => causeLines(causes, options.now)),
        ...(answer.unlisted > 0 ? [`... and ${count(answer.unlisted, 'file')} more`] : []),
        ...answer.uncaptured.map((what) => `No verdict of this hook is kept: no fingerprint holds ${what}.`),
        ...(answer.deterministic
          ? []
          : ['Failures of this hook are not remembered: it may answer differently next time.']),
      ];
    }
    default:
      return unreachable(answer);
  }
}

/** Causes of one kind with the same differences, but for the files' own content. */
function causeLines(causes: readonly Cause[], now: number): readonly string[] {
  const [first] = causes;
  if (first === undefined) return [];
  const since = first.lastVerdict === null ? '' : ` (last checked ${timeWords(first.lastVerdict, now)})`;
  const files = causes.flatMap(({ file }) => (file === null ? [] : [printableLine(file)]));
  const shared = aroundOf(first.file, first.differences).map(differenceWords);
  return [...(shared.length > 0 ? bounded(shared) : []), ...fileLines(first, files, shared.length > 0, since)];
}

function fileLines(
  { kind, file, differences }: Cause,
  files: readonly string[],
  isShared: boolean,
  since: string,
): readonly string[] {
  const named = bounded(files).join(', ');
  switch (kind) {
    case 'never-checked':
      return file === null ? [] : [`never checked: ${named}`];
    case 'differs':
      if (file === null) return [since.trim()];
      if (!isShared) return [`changed: ${named}${since}`];
      return [`${isChanged(file, differences) ? 'and itself changed:' : 'which concerns'} ${named}${since}`];
    case 'expired':
      return [`the verdict is older than the "ttl" of the hook allows${since}${file === null ? '' : `: ${named}`}`];
    case 'not-kept':
      return [
        `nothing differs from the last verdict, but the store does not have it any more${since}${file === null ? '' : `: ${named}`}`,
      ];
    default:
      return unreachable(kind);
  }
}

/** Whether the unit's own file is among the differences. */
function isChanged(file: string | null, differences: readonly Difference[]): boolean {
  return differences.some(({ kind, name, part }) => kind === 'file' && name === file && part === null);
}

/** Differences but for the unit's own file. */
function aroundOf(file: string | null, differences: readonly Difference[]): readonly Difference[] {
  return differences.filter(({ kind, name, part }) => kind !== 'file' || name !== file || part !== null);
}

function bounded(items: readonly string[]): readonly string[] {
  return items.length <= shown ? items : [...items.slice(0, shown), `... and ${items.length - shown} more`];
}

const indented = (line: string): string => `  ${line}`;
