import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { Finding } from '../../hooks/finding';
import type { FilePath, HookName, ProjectRoot } from '../../hooks/brand';
import type { Report } from '../report-schema';
import { sourceLines } from '../source-lines';
import { demoReport, demoSource } from '../testing/demo-report';
import { inBrowser, openBrowser } from '../testing/in-browser';
import { nastyTexts } from '../testing/hostile';
import { aReport, noSource } from '../testing/reports';
import { aFinding, aResult } from '../testing/results';
import { renderHtml } from './html';

jest.setTimeout(30_000);

inBrowser('the page', () => {
  const { folder, browser } = openBrowser();
  let page: Page;
  const errors: string[] = [];
  const requests: string[] = [];

  beforeEach(async () => {
    page = await browser().newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
    errors.length = requests.length = 0;
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
  });
  afterEach(async () => {
    await page.close();
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  async function open(report: Report, source = noSource): Promise<void> {
    const file = join(folder, 'report.html');
    writeFileSync(file, renderHtml(report, { lines: sourceLines(source) }));
    await page.goto(pathToFileURL(file).href);
  }

  const status = (): Promise<string | null> => page.locator('#status').textContent();
  const focused = (): Promise<string | null> => page.locator(':focus').getAttribute('data-id');

  it('filters by text, hook, project and severity', async () => {
    await open(demoReport(), demoSource);
    expect(await status()).toBe('75 of 75 findings');
    await page.getByRole('searchbox').fill('chekout');
    expect(new Set(await page.locator('.message').allTextContents())).toEqual(new Set(['Unknown word: "chekout"']));
    expect(await status()).toBe('35 of 75 findings');
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByLabel('Hook', { exact: true }).selectOption('types');
    expect(new Set(await page.locator('.rule').allTextContents())).toEqual(new Set(['TS2322']));
    await page.getByRole('button', { name: 'Reset' }).click();
    await page.getByLabel('Project', { exact: true }).selectOption('docs');
    expect(new Set(await page.locator('.tag.quiet').allTextContents())).toEqual(new Set(['docs']));
    await page.getByRole('button', { name: /^warnings/ }).click();
    await page.getByRole('button', { name: /^infos/ }).click();
    expect(new Set(await page.locator('.severity').allTextContents())).toEqual(new Set(['error']));
  });

  it('shows code with the place marked, open for the first findings and by a press for others', async () => {
    await open(demoReport(), demoSource);
    const rows = page.locator('.finding');
    expect(await rows.first().locator('mark').textContent()).toBe('unused');
    const later = rows.nth(9);
    expect(await later.locator('.code').isVisible()).toBe(false);
    await later.getByRole('button').click();
    expect(await later.locator('.code').isVisible()).toBe(true);
    expect(await later.getByRole('button').getAttribute('aria-expanded')).toBe('true');
  });

  it('is usable by keyboard alone', async () => {
    await open(demoReport(), demoSource);
    const ids = await page.locator('.what').evaluateAll((all) => all.map((one) => one.getAttribute('data-id')));
    await page.keyboard.press('j');
    expect(await focused()).toBe(ids[0]);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await focused()).toBe(ids[1]);
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('/');
    await page.keyboard.type('TS2322');
    expect(await status()).toMatch(/^(?!75)\d+ of 75 findings$/);
    await page.keyboard.press('Escape');
    await page.locator('#status', { hasText: '75 of 75 findings' }).waitFor();
    await page.keyboard.press('3');
    expect(await page.locator('#graph').isVisible()).toBe(true);
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Timeline');
    await page.keyboard.press('3');
    await page.locator('[data-hook="types"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('#findings').waitFor();
    expect(await page.locator('#hook').inputValue()).toBe('types');
    expect(await page.locator('#findings').isVisible()).toBe(true);
  });

  it('names every control for a screen reader', async () => {
    await open(demoReport(), demoSource);
    for (const view of ['1', '2', '3', '4']) {
      await page.keyboard.press(view);
      const nameless = await page
        .locator('button, input, select, [role=button], [role=tab], [role=region]')
        .evaluateAll(
          (all) =>
            all.filter((one) => {
              const label =
                one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.textContent ?? '';
              return label.trim() === '';
            }).length,
        );
      expect(nameless).toBe(0);
    }
  });

  it('draws each hook with how its tasks fared, and every task that ran on the timeline', async () => {
    const report = demoReport();
    await open(report, demoSource);
    expect(await page.locator('.hook').count()).toBe(6);
    expect(await page.locator('[data-hook="test"]').getAttribute('aria-label')).toContain('1 skipped');
    expect(await page.locator('.edge').count()).toBe(4);
    const ran = report.tasks.filter(({ origin }) => origin === 'run' || origin === 'store');
    expect(await page.locator('.times li').count()).toBe(ran.length);
  });

  it('follows the system between light and dark, and the reader before it', async () => {
    await open(demoReport(), demoSource);
    const ground = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.keyboard.press('t');
    expect(await ground()).toBe(light);
    await page.getByRole('button', { name: /^Theme: light/ }).click();
    expect(await ground()).toBe(dark);
  });

  it.each(nastyTexts)('shows hostile text as text: %j', async (text) => {
    const finding = aFinding({ message: text, rule: text, file: text as FilePath, url: 'javascript:alert(1)' });
    const result = aResult({
      project: text,
      root: text as ProjectRoot,
      hook: text as HookName,
      findings: [finding],
      output: text,
    });
    await open(aReport([result], { source: () => text.repeat(9) }), () => `${text}\n`.repeat(9));
    const shown = await page.locator('.message').evaluate((element) => element.textContent);
    expect(Buffer.from(shown ?? '').toString()).toBe(Buffer.from(text).toString());
    expect(await page.title()).toBe('Problems found · hookgraph');
    expect(await page.locator('body script').count()).toBe(2);
    expect(await page.locator('#list a, #list img').count()).toBe(0);
  });

  it('opens 10,000 findings in under two seconds and adds the others as one scrolls', async () => {
    const results = Array.from({ length: 50 }, (_, project) =>
      aResult({
        id: `p${project}:eslint`,
        findings: Array.from({ length: 200 }, (_none, line) =>
          aFinding({
            file: `libs/p${project}/f${line % 10}.ts` as FilePath,
            range: { start: { line: line + 1, column: 3 } },
          }),
        ),
      }),
    );
    const report = aReport(results);
    const started = performance.now();
    await open(report, demoSource);
    await page.locator('.finding').first().waitFor();
    const opened = performance.now() - started;
    expect(await status()).toBe('10,000 of 10,000 findings');
    const before = await page.locator('.finding').count();
    expect(before).toBeLessThan(2_000);
    await page.locator('#list > .end').scrollIntoViewIfNeeded();
    await page.locator('.finding').nth(before).waitFor({ state: 'attached' });
    await page.getByRole('searchbox').fill('libs/p49/f9.ts');
    expect(await status()).toBe('20 of 10,000 findings');
    expect(await page.locator('.finding').count()).toBe(20);
    expect(opened).toBeLessThan(2_000);
  });

  it('begins with the files that have errors, and counts what the baseline knows', async () => {
    const at = (name: string, severity: 'error' | 'info'): Finding =>
      aFinding({ file: `libs/${name}` as FilePath, severity });
    const findings = [at('a.ts', 'info'), at('b.ts', 'error'), at('c.ts', 'info'), at('d.ts', 'error')];
    await open(aReport([aResult({ findings, known: [at('e.ts', 'error')] })]));
    const names = await page.locator('h2 .path').allTextContents();
    expect(names).toEqual(['libs/b.ts', 'libs/d.ts', 'libs/a.ts', 'libs/c.ts']);
    expect(await page.locator('.tiles li', { hasText: 'known' }).textContent()).toBe('1known');
  });

  it('says so when there is nothing to show', async () => {
    await open(aReport([]));
    expect(await page.locator('#list').textContent()).toBe('Nothing was found.');
    await page.keyboard.press('3');
    expect(await page.locator('#graph').textContent()).toContain('No hook ran.');
  });
});
