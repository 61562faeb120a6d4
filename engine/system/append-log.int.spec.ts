import { execFile } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { appendLog } from './append-log';

const folder = () => join(mkdtempSync(join(made, 'log-')), 'history');
const made = mkdtempSync(join(tmpdir(), 'hookgraph-append-log-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

const linesOf = (place: string, maxBytes = 1e6) => {
  const lines = appendLog(place, { maxBytes }).lines();
  return lines.ok ? lines.value : [lines.failure];
};

describe('a log on disk', () => {
  test('is empty before anything was written', () => {
    expect(linesOf(folder())).toEqual([]);
  });

  test('spoils no line but the one whose writer was killed', () => {
    const place = folder();
    const log = appendLog(place, { maxBytes: 1e6 });
    log.append('first');
    appendFileSync(join(place, 'log.ndjson'), '\ntorn in the mid');
    log.append('second');
    expect(linesOf(place)).toEqual(['first', 'torn in the mid', 'second']);
  });

  test('never grows past its bound, and drops the oldest lines', () => {
    const place = folder();
    const log = appendLog(place, { maxBytes: 1000 });
    for (let index = 0; index < 500; index += 1) expect(log.append(`line ${index}`)).toEqual({ ok: true, value: null });
    const bytes = readdirSync(place).reduce((sum, name) => sum + statSync(join(place, name)).size, 0);
    expect(bytes).toBeLessThanOrEqual(1000);
    const lines = linesOf(place, 1000);
    expect(lines.length).toBeGreaterThan(50);
    expect(lines).toEqual(Array.from({ length: lines.length }, (_, index) => `line ${500 - lines.length + index}`));
  });

  test('refuses a line that is larger than all of it', () => {
    expect(appendLog(folder(), { maxBytes: 100 }).append('x'.repeat(200)).ok).toBe(false);
  });

  test('loses no line of ten processes that write and seal at once', async () => {
    const place = folder();
    const writer = join(made, 'writer.cjs');
    // Loads the module as it is compiled for the tests.
    const source = require('typescript').transpileModule(
      require('node:fs').readFileSync(join(__dirname, 'append-log.ts'), 'utf8'),
      { compilerOptions: { module: 'commonjs', target: 'es2022' } },
    ).outputText.replace(`require("../hooks/result")`, `{ success: (value) => ({ ok: true, value }), failure: (f) => ({ ok: false, failure: f }) }`); // prettier-ignore
    writeFileSync(
      writer,
      `${source}
      const log = exports.appendLog(process.argv[2], { maxBytes: 400000 });
      for (let i = 0; i < 60; i++) {
        const end = log.append(process.argv[3] + ':' + i + ':' + 'x'.repeat(i * 10));
        if (!end.ok) { console.error(end.failure); process.exit(1); }
      }`,
    );
    const run = promisify(execFile);
    await Promise.all(Array.from({ length: 10 }, (_, id) => run(process.execPath, [writer, place, `${id}`])));
    const lines = linesOf(place, 400_000);
    expect(readdirSync(place).length).toBeGreaterThan(1);
    expect(lines.map((line) => line.slice(0, line.lastIndexOf(':'))).sort()).toEqual(
      Array.from({ length: 600 }, (_, index) => `${Math.floor(index / 60)}:${index % 60}`).sort(),
    );
    for (const line of lines) expect(line).toMatch(/^\d:\d+:x*$/);
  }, 60_000);
});
