import { tasksLine, verdictWords } from '../conclusion';
import type { Report } from '../report-schema';
import type { SourceLines } from '../source-lines';
import { clientScript } from './html/client-script';
import { durationWords } from './html/duration-words';
import { hookGraph } from './html/hook-graph';
import { pageData } from './html/page-data';
import { panels } from './html/panels';
import { style } from './html/style';
import { timeline } from './html/timeline';

// Even if a message got past the escaping, the browser would load nothing and send nothing.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One file that holds everything: no network, no server, readable for years. */
export function renderHtml(report: Report, { lines }: { readonly lines: SourceLines }): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${verdictWords[report.conclusion]} · hookgraph</title>`,
    `<style>${style}</style>`,
    '</head>',
    `<body data-conclusion="${report.conclusion}">`,
    header(report),
    panels({ graph: hookGraph(report), timeline: timeline(report) }),
    `<script type="application/json" id="data">${jsonInHtml(pageData(report, lines))}</script>`,
    `<script>${clientScript}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** JSON in which nothing can end the script element or start a comment. */
function jsonInHtml(value: object): string {
  return JSON.stringify(value).replace(/</g, '\\u003c');
}

function header(report: Report): string {
  const { totals } = report;
  const spent = totals.hooks.reduce((sum, { duration }) => sum + duration, 0);
  const number = new Intl.NumberFormat('en-US');
  const tile = (look: string, amount: string, label: string): string =>
    `<li class="${look}"><strong>${amount}</strong><span>${label}</span></li>`;
  return [
    '<header>',
    '<div class="top">',
    '<p class="brand"><svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><circle cx="5" cy="12" r="3"/><circle cx="19" cy="5" r="3"/><circle cx="19" cy="19" r="3"/><path d="M8 11 16 6M8 13l8 5"/></svg>hookgraph</p>',
    `<p class="when"><time datetime="${report.createdAt}">${report.createdAt.slice(0, 16).replace('T', ' ')} UTC</time></p>`,
    '<button id="theme" type="button"></button>',
    '</div>',
    '<div class="hero">',
    `<div><h1>${verdictWords[report.conclusion]}</h1><p>${tasksLine(report)}</p></div>`,
    '<ul class="tiles">',
    tile('error', number.format(totals.findings.error), 'errors'),
    tile('warning', number.format(totals.findings.warning), 'warnings'),
    tile('info', number.format(totals.findings.info), 'infos'),
    ...(totals.known > 0 ? [tile('', number.format(totals.known), 'known')] : []),
    tile(
      '',
      `${number.format(totals.tasks - totals.red)}<small>/${number.format(totals.tasks)}</small>`,
      'tasks in order',
    ),
    tile('', number.format(totals.replayed), 'replayed'),
    tile('', durationWords(spent), 'tool time'),
    '</ul>',
    '</div>',
    '</header>',
  ].join('\n');
}
