import type { Digest, FilePath, HookName, ProjectRoot } from '../hooks/brand';
import type { StoreEntry, VerdictStore } from '../verdicts';
import type { Judgement } from './judge';
import type { PlannedTask } from './plan-task';
import { verdictLedger } from './verdict-ledger';

const files = ['a/one.txt' as FilePath];
const task = {
  hook: { name: 'words' as HookName, deterministic: true, ttl: null },
  request: { root: 'a' as ProjectRoot },
  files,
  fileUnits: [],
  whole: { fingerprint: 'f' as Digest, files },
  wider: null,
  ingredients: [],
  uncaptured: [],
} as unknown as PlannedTask;
const green = { kind: 'checked', red: false, findings: [], output: '' } as unknown as Judgement;

test('an answer that comes a second time is written once, and is kept when that write is done', async () => {
  const written: (readonly StoreEntry[])[] = [];
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => (finish = resolve));
  const store = {
    write(entries: readonly StoreEntry[]) {
      if (entries.length === 0) return Promise.resolve();
      written.push(entries);
      return done;
    },
  } as unknown as VerdictStore;
  const clock = { now: () => 0, monotonic: () => 0 };
  const ledger = verdictLedger(store, clock, { read: true, digest: () => 'd' as Digest });
  const kept: string[] = [];
  const all = ['while its group runs', 'at the end'].map(async (when) => {
    await ledger.record(task, files, green, 1);
    kept.push(when);
  });
  await new Promise(setImmediate);
  expect(kept).toEqual([]);
  finish();
  await Promise.all(all);
  expect(written.map((entries) => entries.length)).toEqual([1]);
});
