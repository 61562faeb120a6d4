import { unreachable } from '../hooks/unreachable';
import { renderAgent } from './formats/agent';
import { renderGithub } from './formats/github';
import { renderGithubSummary } from './formats/github-summary';
import { renderGitlab } from './formats/gitlab';
import { renderHtml } from './formats/html';
import { jsonParts } from './formats/json';
import { renderJunit } from './formats/junit';
import { renderMarkdown } from './formats/markdown';
import { sarifParts } from './formats/sarif';
import { renderText } from './formats/text';
import type { ReportFormat } from './report-formats';
import type { Report } from './report-schema';
import { sourceLines, type Source } from './source-lines';

export { reportFormats, type ReportFormat } from './report-formats';

export interface RenderReportOptions {
  readonly source: Source;
  /** Colours in `text`; the other formats have none. */
  readonly color: boolean;
  /** Version of hookgraph: `1.2.3`. */
  readonly version: string;
}

/** A report in one of its formats. Pure; bounded however large the report is. */
export function renderReport(report: Report, format: ReportFormat, options: RenderReportOptions): string {
  return [...reportParts(report, format, options)].join('');
}

/** The same in parts, which are made when they are asked for: what holds every finding is long. */
export function reportParts(report: Report, format: ReportFormat, options: RenderReportOptions): Generator<string> {
  switch (format) {
    case 'json':
      return jsonParts(report);
    case 'sarif':
      return sarifParts(report, options);
    default:
      return inOnePart(() => renderWhole(report, format, options));
  }
}

function* inOnePart(render: () => string): Generator<string> {
  yield render();
}

function renderWhole(
  report: Report,
  format: Exclude<ReportFormat, 'json' | 'sarif'>,
  options: RenderReportOptions,
): string {
  const lines = sourceLines(options.source);
  switch (format) {
    case 'text':
      return renderText(report, { lines, color: options.color });
    case 'junit':
      return renderJunit(report);
    case 'github':
      return renderGithub(report);
    case 'github-summary':
      return renderGithubSummary(report);
    case 'gitlab':
      return renderGitlab(report);
    case 'markdown':
      return renderMarkdown(report);
    case 'html':
      return renderHtml(report, { lines });
    case 'agent':
      return renderAgent(report, { lines });
    default:
      return unreachable(format);
  }
}
