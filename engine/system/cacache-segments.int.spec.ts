import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as cacache from 'cacache';
import { bucketPath, contentPath } from './cacache-layout';
import { cacacheSegments } from './cacache-segments';
import type { SegmentListing, SegmentStorage } from './segment-storage';

const aDayAgo = Date.now() / 1000 - 86_400;
let root: string;
let directory: string;
let storage: SegmentStorage;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hookgraph-segments-'));
  directory = join(root, 'store');
  storage = cacacheSegments(directory);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

async function listing(): Promise<SegmentListing> {
  const listed = await storage.list();
  if (!listed.ok) throw new Error(listed.failure);
  return listed.value;
}

/** Writes an index line as cacache would, whatever it says. */
function forge(key: string, entry: object, path = bucketPath(directory, key)): void {
  const json = JSON.stringify({ key, time: 1, size: 1, ...entry });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `\n${createHash('sha1').update(json).digest('hex')}\t${json}`);
}

describe('the layout that is read directly', () => {
  it('is that of the installed cacache, key by key and byte by byte', async () => {
    const names = ['plain', 'with / slash', '../up', 'ü\n🙂'];
    for (const name of names) await cacache.put(directory, name, Buffer.from(`content of ${name}`));
    await cacache.put(directory, 'plain', Buffer.from('newer'));
    await cacache.rm.entry(directory, 'with / slash');
    const theirs = await cacache.ls(directory);
    const { segments, damaged } = await listing();
    expect(damaged).toEqual([]);
    expect(Object.fromEntries(segments.map(({ name, size, handle }) => [name, { size, handle }]))).toEqual(
      Object.fromEntries(Object.values(theirs).map(({ key, size, integrity }) => [key, { size, handle: integrity }])),
    );
    expect(segments).toHaveLength(3);
    for (const segment of segments) {
      const content = await cacache.get.byDigest(directory, segment.handle);
      expect(await storage.read(segment)).toEqual({ kind: 'content', content });
      expect(contentPath(directory, segment.handle)).toBe(theirs[segment.name]?.path);
    }
  });

  it('is read by cacache where we have written and removed', async () => {
    await storage.put('one', Buffer.from('1'));
    await storage.put('two', Buffer.from('2'));
    await storage.remove((await listing()).segments.filter(({ name }) => name === 'one'));
    expect(Object.keys(await cacache.ls(directory))).toEqual(['two']);
    expect((await cacache.get(directory, 'two')).data.toString()).toBe('2');
  });
});

describe('a forged index entry', () => {
  const hostile = [
    'sha512-',
    'sha512-../../../outside',
    'sha512-Li4=',
    'md5-Li4vLi4=',
    '../../outside',
    'sha1-AAAA sha512-',
    '',
  ];

  it.each(hostile)('cannot lead a read or a removal anywhere: %s', async (integrity) => {
    await storage.put('whole', Buffer.from('whole'));
    writeFileSync(join(root, 'outside'), 'outside');
    forge('forged', { integrity });
    const { segments, damaged } = await listing();
    expect(segments.map(({ name }) => name)).toEqual(['whole']);
    expect(damaged).toHaveLength(1);
    const segment = { name: '../../outside', size: 1, handle: integrity };
    expect((await storage.read(segment)).kind).toBe('damaged');
    await storage.remove([segment]);
    expect(readFileSync(join(root, 'outside'), 'utf8')).toBe('outside');
    expect((await cacache.get(directory, 'whole')).data.toString()).toBe('whole');
  });

  it('in the bucket of another key counts as damage', async () => {
    await storage.put('whole', Buffer.from('whole'));
    const handle = (await listing()).segments[0]?.handle;
    forge('forged', { integrity: handle }, join(directory, 'index-v5', 'aa', 'bb', 'cc'));
    const { segments, damaged } = await listing();
    expect(segments.map(({ name }) => name)).toEqual(['whole']);
    expect(damaged).toHaveLength(1);
  });

  it('that names a content which says something else is damage', async () => {
    const integrity = `sha512-${createHash('sha512').update('expected').digest('base64')}`;
    forge('forged', { integrity });
    const path = contentPath(directory, integrity);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'swapped');
    const [segment] = (await listing()).segments;
    expect(segment && (await storage.read(segment)).kind).toBe('damaged');
  });
});

describe('removal', () => {
  it('leaves no empty folders, which would make every listing slower', async () => {
    for (let index = 0; index < 20; index += 1) await storage.put(`segment ${index}`, Buffer.from(`content ${index}`));
    await storage.remove((await listing()).segments);
    const left = readdirSync(directory, { recursive: true, withFileTypes: true });
    expect(left.filter((found) => found.isFile())).toEqual([]);
    expect(left.map(({ name }) => name).sort()).toEqual(['content-v2', 'index-v5', 'sha512', 'tmp']);
  });

  it('does not lose what another writes meanwhile into the same folders', async () => {
    const other = cacacheSegments(directory);
    for (let round = 0; round < 50; round += 1) {
      const name = `segment ${round % 3}`;
      await storage.put(name, Buffer.from(`old ${round}`));
      const old = (await listing()).segments.filter((segment) => segment.name.startsWith('segment'));
      const [written] = await Promise.all([
        other.put(`fresh ${round}`, Buffer.from(`fresh ${round}`)),
        storage.remove(old),
      ]);
      expect(written.ok).toBe(true);
    }
    expect((await listing()).segments).toHaveLength(50);
  });
});

describe('tidying', () => {
  it('removes old leftovers, keeps what is young or named', async () => {
    await storage.put('named', Buffer.from('named'));
    const [named] = (await listing()).segments;
    const leftovers = ['old', 'young'].flatMap((age) => [
      join(directory, 'tmp', age),
      join(directory, 'content-v2', 'sha512', 'aa', 'bb', age),
      join(directory, 'index-v5', 'aa', 'bb', age),
    ]);
    for (const path of leftovers) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, 'left over');
      if (path.endsWith('old')) utimesSync(path, aDayAgo, aDayAgo);
    }
    if (named) utimesSync(contentPath(directory, named.handle), aDayAgo, aDayAgo);
    expect((await storage.tidy(Date.now() - 3_600_000)).ok).toBe(true);
    expect(leftovers.filter((path) => existsSync(path))).toEqual(leftovers.filter((path) => path.endsWith('young')));
    expect(named && (await storage.read(named)).kind).toBe('content');
  });

  it('does nothing where there is no store', async () => {
    expect(await storage.tidy(Date.now())).toEqual({ ok: true, value: null });
    expect(await storage.list()).toEqual({ ok: true, value: { segments: [], damaged: [] } });
    expect(existsSync(directory)).toBe(false);
  });
});

describe('clearing', () => {
  it('removes the store and nothing beside it', async () => {
    await storage.put('one', Buffer.from('1'));
    writeFileSync(join(directory, 'results.json'), '{}');
    await storage.clear();
    expect(readdirSync(directory)).toEqual(['results.json']);
  });
});
