import { count } from '../../engine/report/count';
import type { Description } from '../../engine/report/messages/description';
import type { DoctorReport } from './doctor';

export interface DoctorTextOptions {
  /** Why half of the questions are open. */
  readonly trouble: Description | null;
  readonly color: boolean;
}

/** For a person: what is wrong, what comes of it, what mends it; one below the other. */
export function doctorText({ findings, looked }: DoctorReport, { trouble, color }: DoctorTextOptions): string {
  const entries = findings.map(({ words }) => entry(words, color));
  return [...entries, closing(findings.length, looked), ...openQuestions(looked, trouble)].join('\n\n');
}

function entry({ headline, detail, next }: Description, color: boolean): string {
  const mark = color ? '\u001b[31m✖\u001b[39m' : '✖';
  return [`${mark} ${headline}`, ...indented(detail), ...indented(next, '→ ')].join('\n');
}

function indented(text: string, mark = ''): readonly string[] {
  return text === '' ? [] : [`${mark}${text}`.replace(/^/gm, '  ').replace(/ +$/gm, '')];
}

function closing(found: number, looked: DoctorReport['looked']): string {
  const scope =
    looked === null ? '' : ` ${count(looked.hooks, 'hook')} in ${count(looked.projects, 'project')} looked at.`;
  return `${found === 0 ? 'Nothing is wrong.' : `${count(found, 'thing is', 'things are')} wrong.`}${scope}`;
}

function openQuestions(looked: DoctorReport['looked'], trouble: Description | null): readonly string[] {
  if (looked !== null) return [];
  const why = trouble === null ? [] : [trouble.headline, trouble.detail, trouble.next].filter((line) => line !== '');
  return [['Projects and hooks could not be looked at; mend this and ask again.', ...why].join('\n')];
}
