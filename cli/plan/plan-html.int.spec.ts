import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { builtInStrategies } from '../../engine/config/built-in-strategies';
import { inBrowser, openBrowser } from '../../engine/report/testing/in-browser';
import { planHtml } from './plan-html';
import { forecastStates, type RunPlan, type TaskForecast } from './run-plan';

jest.setTimeout(30_000);

const waves = 6;

/** A task in every state and wave, each after that of the wave before; names as long and wide as they get. */
const tasks = Array.from({ length: waves }, (_, wave) =>
  forecastStates.map((state, row): TaskForecast => {
    const hook = 'MMWWMMWW'.repeat(4);
    return {
      id: `p${row}:${wave}`,
      project: `@scope/PROJECT-${row}`,
      hook,
      state,
      reason: 'W'.repeat(60),
      wave,
      dependsOn: wave === 0 ? [] : [`p${row}:${wave - 1}`],
      stage: 'fast',
      scope: 'file',
      scopeReason: 'a reason',
      tool: { name: hook, version: '1.2.3' },
      files: { checked: 1, known: 0 },
      conditional: false,
      expected: null,
    };
  }),
).flat();

inBrowser('the page of a plan', () => {
  const { folder, browser } = openBrowser();
  let page: Page;
  const troubles: string[] = [];

  afterEach(async () => {
    await page.close();
    expect(troubles.splice(0)).toEqual([]);
  });

  async function open(strategy: string, colorScheme: 'light' | 'dark'): Promise<void> {
    const declared = builtInStrategies.find(({ name }) => name === strategy);
    if (declared === undefined) throw new Error(strategy);
    const { order, waves: inWaves, concurrency, failFast, module, timeout } = declared;
    const fields = { order, waves: inWaves, concurrency, failFast, module, timeout };
    const plan: RunPlan = { format: 'hookgraph-plan', version: 1, strategy, ...fields, tasks };
    page = await browser().newPage({ viewport: { width: 1000, height: 700 }, colorScheme });
    page.on('pageerror', ({ message }) => troubles.push(message));
    page.on('console', (message) => troubles.push(message.text()));
    page.on('request', (request) => request.url().startsWith('file:') || troubles.push(request.url()));
    const file = join(folder, 'plan.html');
    writeFileSync(file, planHtml(plan));
    await page.goto(pathToFileURL(file).href);
  }

  it.each(builtInStrategies.map(({ name }) => name))('draws what runs under the strategy %s', async (strategy) => {
    await open(strategy, 'light');
    expect(await page.getByRole('heading').textContent()).toBe(`Strategy ${strategy}`);
    expect(await page.locator('tbody tr').count()).toBe(tasks.length);
    const cards: readonly Box[] = await page
      .locator('svg g rect')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
    const ends: readonly (readonly Point[])[] = await page.locator('.edge').evaluateAll((all) =>
      all.map((edge) => {
        const { left, top } = edge.ownerSVGElement.getBoundingClientRect();
        return [0, edge.getTotalLength()].map((length) => {
          const { x, y } = edge.getPointAtLength(length);
          return { x: x + left, y: y + top };
        });
      }),
    );
    expect(cards).toHaveLength(tasks.length);
    for (const [index, a] of cards.entries()) {
      for (const b of cards.slice(index + 1)) {
        expect(a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top).toBe(true);
      }
    }
    expect(ends).toHaveLength(tasks.filter(({ dependsOn }) => dependsOn.length > 0).length);
    const isAtCard = ({ x, y }: Point) =>
      cards.some((card) => x > card.left - 5 && x < card.right + 5 && y > card.top && y < card.bottom);
    expect(ends.flat().filter((point) => !isAtCard(point))).toEqual([]);
  });

  it('cuts words that are wider than their card', async () => {
    await open('fast', 'light');
    // What an inner frame cuts still counts as its size: told is whether it cuts, and where.
    const over = await page.locator('svg g').evaluateAll(
      (all) =>
        all.filter((card) => {
          const [frame, { width }] = [card.querySelector('.words'), card.querySelector('rect')];
          const { overflowX } = card.ownerDocument.defaultView.getComputedStyle(frame);
          return overflowX !== 'hidden' || frame.width.baseVal.value >= width.baseVal.value;
        }).length,
    );
    expect(over).toBe(0);
  });

  it('scrolls a wide picture in its own frame, by the keyboard too', async () => {
    await open('fast', 'light');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const offset = () => page.locator('.picture').evaluate((frame) => frame.scrollLeft);
    expect(await offset()).toBe(0);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('class')).toBe('picture');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction("document.querySelector('.picture').scrollLeft > 0");
  });

  it.each(['light', 'dark'] as const)('has words that can be read on every colour, %s', async (colorScheme) => {
    await open('fast', colorScheme);
    const pairs: readonly (readonly [string, string])[] = await page.locator('svg g, td[class]').evaluateAll((all) =>
      all.map((element) => {
        const style = (of: unknown) => element.ownerDocument.defaultView.getComputedStyle(of);
        const [words, card] = [element.querySelector('text'), element.querySelector('rect')];
        return card === null
          ? [style(element).color, style(element).backgroundColor]
          : [style(words).fill, style(card).fill];
      }),
    );
    const ratios = pairs.map(([words, ground]) => contrast(words, ground));
    expect(ratios).toHaveLength(2 * tasks.length);
    expect(Math.min(...ratios)).toBeGreaterThan(4.5);
  });
});

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** As WCAG 2.2 defines it, of colours as the browser spells them: `rgb(1, 2, 3)`. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (/^rgb\((.+)\)$/.exec(color)?.[1] ?? '').split(',').map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
