import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacacheSegments } from '../system/cacache-segments';
import { openStore } from './open-store';
import type { StoreTrouble } from './store-trouble';
import { describeVerdictStore } from './testing/describe-verdict-store';
import { key, noon, knownTo, numbers } from './testing/sample';
import { compileStore, ended, storeProcess } from './testing/store-process';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hookgraph [store] '));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

describeVerdictStore('cacache', (setting) => openStore({ storage: cacacheSegments(directory), ...setting }));

describe('many processes at one store', () => {
  let compiled: string;

  beforeAll(() => {
    compiled = compileStore(mkdtempSync(join(tmpdir(), 'hookgraph-compiled-')));
  });

  afterAll(() => {
    rmSync(compiled, { recursive: true, force: true });
  });

  async function known(count: number): Promise<number> {
    const troubles: StoreTrouble[] = [];
    const store = openStore({
      storage: cacacheSegments(directory),
      clock: { now: () => noon },
      warn: (trouble) => troubles.push(trouble),
    });
    const found = await knownTo(
      store,
      numbers(count).map((number) => key(number)),
    );
    expect(troubles).toEqual([]);
    return found.size;
  }

  it('lose nothing, ten writing, reading and sweeping at once', async () => {
    const children = numbers(10).map((child) =>
      storeProcess(
        compiled,
        directory,
        `for (let round = 0; round < 20; round += 1) {
           const store = openRun();
           await store.write(numbers(10, ${child} * 200 + round * 10).map((number) => entry(number)));
           await store.lookUp(numbers(10).map((number) => key(number)));
           await store.sweep();
         }`,
      ),
    );
    expect(await Promise.all(children.map(ended))).toEqual(numbers(10).map(() => 0));
    expect(await known(2000)).toBe(2000);
  }, 120_000);

  it('keep what was finished when one is killed while it writes and sweeps', async () => {
    for (const after of [1, 5, 12]) {
      const child = storeProcess(
        compiled,
        directory,
        `const store = openRun();
         for (let number = 0; ; number += 1) {
           await store.write([entry(number)]);
           process.stdout.write(number + '\\n');
           if (number % 10 === 9) await store.sweep();
         }`,
      );
      let printed = '';
      child.stdout?.on('data', (text) => {
        printed += String(text);
        if (printed.split('\n').length > after) child.kill('SIGKILL');
      });
      await ended(child);
      const finished = printed.split('\n').length - 1;
      expect(finished).toBeGreaterThanOrEqual(after);
      expect(await known(finished)).toBe(finished);
    }
  }, 60_000);

  it('do not load cacache to open a store or to look something up', async () => {
    const child = storeProcess(
      compiled,
      directory,
      `await openRun().lookUp([key(1)]);
       const isLoaded = Object.keys(require.cache).some((path) => path.includes('node_modules'));
       process.exitCode = isLoaded ? 1 : 0;`,
    );
    expect(await ended(child)).toBe(0);
  }, 30_000);
});
