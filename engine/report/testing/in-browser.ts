import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const ensured = spawnSync(process.execPath, [join(__dirname, '../../../tools/ensure-chromium.mjs')], {
  encoding: 'utf8',
});
const executablePath = ensured.status === 0 ? ensured.stdout.trim() : null;
if (executablePath === null) console.warn(`The page is not tested in a browser: ${ensured.stderr.trim()}`);

/** Describes tests of a page; they are skipped, with the reason printed, where there is no browser. */
export const inBrowser = executablePath === null ? describe.skip : describe;

export interface OpenBrowser {
  /** Absolute path of a folder for pages. */
  readonly folder: string;
  /** There from the first test on. */
  browser(): Browser;
}

/** A browser and a folder for all tests of the block that calls it; both go with them. */
export function openBrowser(): OpenBrowser {
  const folder = mkdtempSync(join(tmpdir(), 'hookgraph-page-'));
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    browser() {
      if (browser === null) throw new Error('the browser is not open yet');
      return browser;
    },
  };
}
