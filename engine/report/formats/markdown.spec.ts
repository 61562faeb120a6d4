import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { FilePath, ProjectRoot } from '../../hooks/brand';
import { printable } from '../printable';
import { demoReport } from '../testing/demo-report';
import { hostileText, nastyTexts } from '../testing/hostile';
import { aReport } from '../testing/reports';
import { aFinding, aResult } from '../testing/results';
import { renderGithubSummary } from './github-summary';
import { renderMarkdown } from './markdown';

const markdown = new MarkdownIt({ html: true, linkify: true });
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (html: string): string =>
  html.replace(/<br>/g, '\n').replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

/** The cells of every row of the rendered page. */
function cells(text: string): readonly (readonly string[])[] {
  return [...markdown.render(text).matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => plain(cell.replace(/<\/?(code|a)[^>]*>/g, ''))),
  );
}

describe('a comment in Markdown', () => {
  it('starts with a mark by which a bot finds it again, and the conclusion', () => {
    expect(renderMarkdown(aReport())).toMatch(/^<!-- hookgraph-report -->\n## ❌ Problems found\n/);
  });

  it('closes every section that it opens', () => {
    const html = markdown.render(renderMarkdown(demoReport(400)));
    for (const tag of ['details', 'table', 'tr', 'td', 'code', 'summary']) {
      expect(html.split(new RegExp(`<${tag}[ >]`)).length).toBe(html.split(`</${tag}>`).length);
    }
  });

  it.each([
    ['a comment', renderMarkdown, 65_536],
    ['a job summary', renderGithubSummary, 262_144],
  ])('stays within the limit of %s however much was found', (_, render, limit) => {
    const results = Array.from({ length: 300 }, (_none, hook) =>
      aResult({
        id: `a:hook${hook}`,
        findings: Array.from({ length: 60 }, () => aFinding({ message: 'x'.repeat(900) })),
      }),
    );
    const text = render(aReport(results));
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text).toMatch(/_\d+ more sections left out for want of room\._\n$/);
  });

  it.each(nastyTexts)('lets no file name, rule or project escape: %j', (name) => {
    const finding = aFinding({ file: name as FilePath, rule: name, message: name });
    const text = renderMarkdown(aReport([aResult({ project: name, root: name as ProjectRoot, findings: [finding] })]));
    expect(markdown.render(text)).not.toMatch(/<(script|img|h1)/);
  });

  it('gives hostile text back as it was, but for control characters', () => {
    fc.assert(
      fc.property(hostileText, (message) => {
        const rows = cells(renderMarkdown(aReport([aResult({ findings: [aFinding({ message })] })])));
        expect(rows.map((row) => row[2])).toContain(printable(message));
      }),
    );
  });
});
