import { createColors } from 'picocolors';
import type { FixSettled } from '../fix/fix-run';
import { isGreen } from '../hooks/outcome';
import { unreachable } from '../hooks/unreachable';
import { count } from './count';
import { describeOutcome } from './messages';
import { printableLine } from './printable';
import { rawOutput } from './raw-output';
import { renderTask, type RenderTaskOptions } from './render-task';

/** Names that are printed of the files that were fixed. */
const namesShown = 20;

/** What a fixing task prints: what it wrote, then what is still red. Holds no durations and no absolute paths. */
export function renderFix(settled: FixSettled, options: RenderTaskOptions): string {
  const { check, fixer } = settled;
  const parts = [fixerText(settled, options)];
  if (!isGreen(check.outcome)) {
    const wrote = fixer.kind === 'ended' && fixer.exitCode > 1 ? fixer.output : '';
    parts.push(
      rawOutput(wrote, options.lines ?? 50, 'what it prints by itself'),
      fixer.kind === 'not-run' ? '' : 'Still red:',
      renderTask(check, options),
    );
  }
  return parts.filter((part) => part !== '').join('\n\n');
}

function fixerText({ check, fixer, touched, handed }: FixSettled, options: RenderTaskOptions): string {
  const colors = createColors(options.color);
  const { name, version } = check.tool;
  const who = printableLine(version === null ? name : `${name} ${version}`);
  switch (fixer.kind) {
    case 'not-run':
      return isGreen(fixer.outcome) ? describeOutcome(fixer.outcome, options).headline : '';
    case 'not-needed':
      return colors.green(`✔ ${who}: nothing to fix, every file is known to be right`);
    case 'ended': {
      if (touched.length === 0) return `${who}: changed none of ${count(handed, 'file')}`;
      const names = touched.slice(0, namesShown).map(({ file }) => `  ${printableLine(file)}`);
      const rest = touched.length - names.length;
      const more = rest > 0 ? [`  ... and ${count(rest, 'other')}`] : [];
      return [colors.green(`✔ ${who}: fixed ${count(touched.length, 'file')}`), ...names, ...more].join('\n');
    }
    case 'stopped': {
      const { headline, detail, next } = describeOutcome(fixer.outcome, options);
      const title = colors.red(`✖ ${who} could not fix, all its files are as they were: ${headline}`);
      return [title, detail, rawOutput(fixer.output, options.lines ?? 50, 'what it prints by itself'), next]
        .filter((line) => line !== '')
        .join('\n');
    }
    default:
      return unreachable(fixer);
  }
}
