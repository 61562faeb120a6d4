import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Digest, FilePath } from '../hooks/brand';
import { cacacheSegments } from '../system/cacache-segments';
import { openStore } from './open-store';
import type { StoreTrouble } from './store-trouble';
import { entry, failed, ingredients, key, noon, knownTo, numbers, passed, prettier } from './testing/sample';
import type { Verdict } from './verdict';
import type { VerdictStore } from './verdict-store';

const keys = [...numbers(40).map((number) => key(number)), ...numbers(10, 100).map((number) => key(number, prettier))];

let root: string;
let whole: string;
let files: readonly string[];
let truth: ReadonlyMap<Digest, Verdict>;

/** A store with merged and fresh segments, clean and red verdicts, and ingredients; each fault is done to a copy. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'hookgraph-faults-'));
  whole = join(root, 'whole');
  const { store } = openRun(whole);
  for (const number of numbers(20)) await store.write([entry(number, number % 3 === 0 ? failed() : passed())]);
  await store.sweep();
  await store.write([
    ...numbers(20, 20).map((number) => entry(number)),
    ...numbers(10, 100).map((number) => entry(number, failed(), prettier)),
  ]);
  await store.writeIngredients([ingredients()]);
  truth = await knownTo(store, keys);
  files = readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => join(found.parentPath, found.name).slice(whole.length + 1));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

function openRun(directory: string): { readonly store: VerdictStore; readonly troubles: StoreTrouble[] } {
  const troubles: StoreTrouble[] = [];
  const warn = (trouble: StoreTrouble): void => void troubles.push(trouble);
  return { store: openStore({ storage: cacacheSegments(directory), clock: { now: () => noon }, warn }), troubles };
}

/** Does something to a copy of the store; says what a run then finds. */
async function afterFault<T>(fault: (directory: string) => void, look: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(root, 'copy-'));
  try {
    cpSync(whole, directory, { recursive: true, preserveTimestamps: true });
    fault(directory);
    return await look(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** No answer may differ from the truth; an answer that is missing comes with one warning; the store goes on working. */
async function expectTruthOrMiss(directory: string): Promise<void> {
  const { store, troubles } = openRun(directory);
  const found = await knownTo(store, keys);
  for (const [fingerprint, verdict] of found) expect(verdict).toEqual(truth.get(fingerprint));
  const said = await store.latestIngredients({ ...ingredients(), file: 'packages/a/one.ts' as FilePath });
  if (said) expect(said.context).toEqual(ingredients().context);
  const isWhole = found.size === truth.size && said !== null;
  expect(troubles.map(({ kind }) => kind)).toEqual(
    isWhole ? troubles.map(() => 'store-unreadable') : ['store-unreadable'],
  );
  expect(troubles.length).toBeLessThanOrEqual(1);
  await store.write([...truth].map(([fingerprint, verdict]) => ({ hook: prettier, fingerprint, verdict })));
  await store.sweep();
  const again = await knownTo(
    openRun(directory).store,
    [...truth.keys()].map((fingerprint) => ({ ...key(0, prettier), fingerprint })),
  );
  expect(again).toEqual(truth);
}

describe('the truth survives', () => {
  const aFile = fc.nat().map((number) => number % 1000);
  const fileOf = (number: number): string => files[number % files.length] ?? '';

  it('knows what it was given', () => {
    expect(truth.size).toBe(50);
    expect(files.some((file) => file.startsWith('index-v5'))).toBe(true);
    expect(files.some((file) => file.startsWith('content-v2'))).toBe(true);
  });

  it('any flipped bit in any file', async () => {
    await fc.assert(
      fc.asyncProperty(aFile, fc.nat(), fc.nat(7), async (number, at, bit) => {
        await afterFault((directory) => {
          const path = join(directory, fileOf(number));
          const bytes = readFileSync(path);
          const offset = at % bytes.length;
          bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << bit), offset);
          writeFileSync(path, bytes);
        }, expectTruthOrMiss);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('any file cut short', async () => {
    await fc.assert(
      fc.asyncProperty(aFile, fc.nat(), async (number, at) => {
        await afterFault((directory) => {
          const path = join(directory, fileOf(number));
          truncateSync(path, at % readFileSync(path).length);
          utimesSync(path, 1, 1);
        }, expectTruthOrMiss);
      }),
      // Of each file nothing, or the line break that an index file starts with, is left.
      {
        numRuns: 60,
        examples: files.flatMap(
          (_, number) =>
            [
              [number, 0],
              [number, 1],
            ] as [number, number][],
        ),
      },
    );
  }, 120_000);

  it('any content that is gone', async () => {
    for (const file of files.filter((name) => name.startsWith('content-v2'))) {
      await afterFault((directory) => unlinkSync(join(directory, file)), expectTruthOrMiss);
    }
  }, 60_000);

  it('an index entry that is gone, as if it had never been written', async () => {
    for (const file of files.filter((name) => name.startsWith('index-v5'))) {
      await afterFault(
        (directory) => unlinkSync(join(directory, file)),
        async (directory) => {
          for (const [fingerprint, verdict] of await knownTo(openRun(directory).store, keys)) {
            expect(verdict).toEqual(truth.get(fingerprint));
          }
        },
      );
    }
  });
});

describe('a store that cannot be written or read', () => {
  it.each(['', 'index-v5', 'content-v2', 'tmp'])(
    'warns and goes on where a file lies in place of its folder %s',
    async (folder) => {
      const directory = join(root, `blocked-${folder}`);
      if (folder !== '') mkdirSync(directory);
      writeFileSync(join(directory, folder), 'in the way');
      const { store, troubles } = openRun(directory);
      await store.write([entry(1)]);
      await store.write([entry(2)]);
      expect((await knownTo(store, [key(1)])).size).toBe(0);
      await store.sweep();
      await store.stats();
      expect(troubles.filter(({ kind }) => kind === 'store-unwritable')).toHaveLength(1);
      expect(troubles.length).toBeLessThanOrEqual(2);
    },
  );
});
