import { createColors } from 'picocolors';
import type { HookResult } from '../hooks/hook-result';
import { isGreen, type Outcome } from '../hooks/outcome';
import { knownWords } from './conclusion';
import { count } from './count';
import { findingLines } from './finding-lines';
import { worst } from './finding-order';
import { flakyWords } from './flaky-words';
import { describeOutcome, type MessageOptions } from './messages';
import { printableLine } from './printable';
import { rawOutput } from './raw-output';
import { countSeverities, severityWords } from './severity-counts';

export interface RenderTaskOptions extends MessageOptions {
  /** Where the whole result is, relative to the workspace root. */
  readonly resultFile: string;
  /** How many findings are printed; 50 unless said. */
  readonly findings?: number;
  /** How many lines of raw output are printed; 200 unless said. */
  readonly lines?: number;
}

/**
 * What a task prints under its name in the terminal: first what to look at, then the counts, last how much of it was
 * replayed. It holds no durations and no absolute paths, so that a replay prints the text of the run and one line more,
 * and only leaves out which attempt it was that passed.
 */
export function renderTask(result: HookResult, options: RenderTaskOptions): string {
  const { outcome } = result;
  const isVerdict = outcome.kind === 'passed' || outcome.kind === 'failed';
  const parts = isVerdict
    ? [...looks(result, options), verdict(result, options)]
    : [trouble(outcome, options), ...incomplete(result, options)];
  return [...parts, replayMark(result, options)].filter((part) => part !== '').join('\n\n');
}

/** What to look at: findings, then what the tool said where it could not be parsed. */
function looks(result: HookResult, options: RenderTaskOptions): readonly string[] {
  const shown = worst(result.findings, options.findings ?? 50);
  const left = result.findings.length - shown.length;
  const { project } = result;
  return [
    ...findingLines(
      shown.map((finding) => ({ ...finding, project })),
      options.color,
    ),
    left > 0 ? `... and ${count(left, 'more', 'more')}, see ${printableLine(options.resultFile)}` : '',
    rawOutput(result.output, options.lines ?? 200, printableLine(options.resultFile)),
  ];
}

function incomplete(result: HookResult, options: RenderTaskOptions): readonly string[] {
  const heading = `Found until then, incomplete: ${severityWords(countSeverities(result.findings))}`;
  return [result.findings.length > 0 ? heading : '', ...looks(result, options)];
}

/** `✖ eslint 9.39.1: 2 errors, 1 warning (1 fixable); 12 files checked`. */
function verdict(result: HookResult, options: RenderTaskOptions): string {
  const colors = createColors(options.color);
  const isPassed = result.outcome.kind === 'passed';
  const fixable = result.findings.filter((finding) => finding.fixable).length;
  const words = severityWords(countSeverities(result.findings)) + (fixable > 0 ? ` (${fixable} fixable)` : '');
  const silent = result.output.trim() === '' ? 'failed without a word' : 'failed';
  const flaky = flakyWords(result.attempts);
  const passed = `passed${flaky === '' ? '' : ` (${flaky})`}`;
  const summary = isPassed ? (words === '' ? passed : `${passed} with ${words}`) : words === '' ? silent : words;
  const known = knownWords(result.known?.length ?? 0);
  const { name, version } = result.tool;
  const who = printableLine(version === null ? name : `${name} ${version}`);
  const files = result.files.checked > 0 ? `; ${count(result.files.checked, 'file')} checked` : '';
  const advisory = !isPassed && result.advisory ? '; advisory, blocks nothing' : '';
  return isPassed
    ? colors.green(`✔ ${who}: ${summary}${known}${files}`)
    : colors.red(`✖ ${who}: ${summary}${known}${files}${advisory}`);
}

/** Why there is no verdict and what to do. */
function trouble(outcome: Outcome, options: RenderTaskOptions): string {
  const colors = createColors(options.color);
  const { headline, detail, next } = describeOutcome(outcome, options);
  const title = isGreen(outcome) ? headline : colors.red(`✖ ${headline}`);
  return [title, detail, next].filter((line) => line !== '').join('\n');
}

/** The one line in which a replay differs from the run. */
function replayMark({ replayed, files }: HookResult, options: RenderTaskOptions): string {
  const colors = createColors(options.color);
  if (replayed) return colors.dim('replayed from the store, nothing was started');
  if (files.replayed === 0) return '';
  return colors.dim(`${files.replayed} of ${count(files.checked, 'file')} replayed from the store`);
}
