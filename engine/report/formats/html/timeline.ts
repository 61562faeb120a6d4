import { printableLine } from '../../printable';
import type { Report, ReportTask } from '../../report-schema';
import { htmlText } from '../html-text';
import { durationWords } from './duration-words';

const limit = 300;

interface Timed {
  readonly task: ReportTask;
  readonly start: number;
  readonly duration: number;
}

/** When each task ran and for how long. What Nx restored is left out: its times are those of another run. */
export function timeline(report: Report): string {
  const ran = report.tasks.flatMap((task): readonly Timed[] =>
    task.startedAt === null || task.duration === null || task.origin === 'nx-cache' || task.origin === 'none'
      ? []
      : [{ task, start: task.startedAt, duration: task.duration }],
  );
  if (ran.length === 0) return '<p class="empty">No task ran: everything came from the cache.</p>';
  const shown = [...ran].sort((a, b) => b.duration - a.duration).slice(0, limit);
  shown.sort((a, b) => a.start - b.start || (a.task.task < b.task.task ? -1 : 1));
  const from = Math.min(...shown.map(({ start }) => start));
  const span = Math.max(1, ...shown.map(({ start, duration }) => start + duration - from));
  const left = ran.length - shown.length;
  return [
    axis(span),
    '<ol class="times">',
    ...shown.map((timed) => row(timed, from, span)),
    '</ol>',
    left > 0 ? `<p class="empty">${left} shorter tasks are not drawn.</p>` : '',
  ].join('\n');
}

function axis(span: number): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) => `<span style="left:${share * 100}%">${durationWords(span * share)}</span>`,
  );
  return `<div class="axis" aria-hidden="true"><div>${ticks.join('')}</div></div>`;
}

function row({ task, start, duration }: Timed, from: number, span: number): string {
  const left = ((start - from) / span) * 100;
  const width = (duration / span) * 100;
  const look = task.blocks ? 'red' : task.origin === 'store' ? 'replayed' : 'run';
  const name = htmlText(printableLine(`${task.project} · ${task.hook}`));
  const words = durationWords(duration);
  const side = left + width > 85 ? 'before' : 'after';
  return `<li title="${name}: ${task.state}, ${words}"><span class="who">${name}</span><span class="track"><i class="${look}" style="left:${left.toFixed(3)}%;width:${width.toFixed(3)}%"><b class="${side}">${words}</b></i></span></li>`;
}
