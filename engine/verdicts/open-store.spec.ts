import { failure } from '../hooks/result';
import type { SegmentStorage } from '../system/segment-storage';
import { memorySegments } from './memory-segments';
import { openStore } from './open-store';
import type { StoreTrouble } from './store-trouble';
import { segmentFormat } from './segments/segment-name';
import { describeVerdictStore } from './testing/describe-verdict-store';
import { entry, fingerprint, ingredients, key, noon, knownTo, numbers, passed } from './testing/sample';
import type { VerdictStore } from './verdict-store';

let storage: SegmentStorage;
let troubles: StoreTrouble[];

beforeEach(() => {
  storage = memorySegments();
  troubles = [];
});

describeVerdictStore('memory', (setting) => openStore({ storage, ...setting }));

function openRun(change: Partial<SegmentStorage> = {}): VerdictStore {
  return openStore({
    storage: { ...storage, ...change },
    clock: { now: () => noon },
    warn: (trouble) => troubles.push(trouble),
  });
}

describe('a store whose storage fails', () => {
  it('drops what it cannot write, says so once, and goes on', async () => {
    const store = openRun({ put: async () => failure('ENOSPC: no space left on device') });
    await store.write([entry(1)]);
    await store.write([entry(2)]);
    await store.writeIngredients([ingredients()]);
    expect(await knownTo(store, [key(1)])).toEqual(new Map());
    expect(troubles).toEqual([
      { kind: 'store-unwritable', place: 'memory', detail: 'ENOSPC: no space left on device' },
    ]);
  });

  it('keeps what it has when a merge cannot be written', async () => {
    for (const number of numbers(20)) await openRun().write([entry(number)]);
    await openRun({ put: async () => failure('ENOSPC') }).sweep();
    expect(
      (
        await knownTo(
          openRun(),
          numbers(20).map((number) => key(number)),
        )
      ).size,
    ).toBe(20);
  });

  it('misses everything when it cannot list, and says so once', async () => {
    await openRun().write([entry(1)]);
    const store = openRun({ list: async () => failure('EACCES') });
    await store.lookUp([key(1)]);
    expect((await knownTo(store, [key(1)])).size).toBe(0);
    expect(troubles).toEqual([{ kind: 'store-unreadable', place: 'memory', detail: 'EACCES' }]);
  });

  it('finds after a merge what vanished between list and read', async () => {
    for (const number of numbers(20)) await openRun().write([entry(number)]);
    let isMerged = false;
    const reader = openRun({
      read: async (segment) => {
        if (!isMerged) await openRun().sweep();
        isMerged = true;
        return storage.read(segment);
      },
    });
    expect(
      (
        await knownTo(
          reader,
          numbers(20).map((number) => key(number)),
        )
      ).size,
    ).toBe(20);
    expect(troubles).toEqual([]);
  });

  it('removes what is damaged for good, and nothing that is unreadable for now', async () => {
    await openRun().write([entry(1)]);
    const unreadable = openRun({ read: async () => ({ kind: 'unreadable', detail: 'EIO' }) });
    await unreadable.lookUp([key(1)]);
    await unreadable.sweep();
    expect((await knownTo(openRun(), [key(1)])).size).toBe(1);
    const damaged = openRun({ read: async () => ({ kind: 'damaged', detail: 'flipped' }) });
    await damaged.lookUp([key(1)]);
    await damaged.sweep();
    expect((await knownTo(openRun(), [key(1)])).size).toBe(0);
    expect(troubles.map(({ detail }) => detail)).toEqual(['EIO', 'flipped']);
  });

  it('leaves segments of another format alone, and says nothing', async () => {
    const name = `hookgraph/${segmentFormat + 1}/verdicts/${'0'.repeat(32)}/eslint`;
    await storage.put(name, Buffer.from('from the future'));
    const store = openRun();
    await store.lookUp([key(1)]);
    for (const number of numbers(20)) await store.write([entry(number)]);
    await store.sweep();
    const listing = await storage.list();
    expect(listing.ok && listing.value.segments.map((segment) => segment.name)).toContain(name);
    expect(troubles).toEqual([]);
  });

  it('takes what is no segment under the name of one for damage', async () => {
    await storage.put(`hookgraph/${segmentFormat}/verdicts/${'0'.repeat(32)}/eslint`, Buffer.from('nonsense'));
    expect((await knownTo(openRun(), [key(1)])).size).toBe(0);
    expect(troubles).toHaveLength(1);
  });
});

describe('look-up', () => {
  it('reads segments of the hooks in play only', async () => {
    await openRun().write([entry(1)]);
    await openRun().write([entry(2, passed(), 'prettier' as never)]);
    const read: string[] = [];
    const store = openRun({
      read: async (segment) => {
        read.push(segment.name);
        return storage.read(segment);
      },
    });
    expect([...(await knownTo(store, [key(1)])).keys()]).toEqual([fingerprint(1)]);
    expect(read.map((name) => name.split('/').at(-1))).toEqual(['eslint']);
  });

  it('asks the storage once for what it has read before', async () => {
    await openRun().write([entry(1)]);
    let reads = 0;
    const store = openRun({
      read: async (segment) => {
        reads += 1;
        return storage.read(segment);
      },
    });
    await store.lookUp([key(1)]);
    await store.lookUp([key(1)]);
    expect(reads).toBe(1);
  });
});
