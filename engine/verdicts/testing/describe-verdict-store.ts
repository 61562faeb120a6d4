import type { Digest, FilePath, HookName } from '../../hooks/brand';
import { digestOf } from '../digest';
import type { StoreTrouble } from '../store-trouble';
import type { VerdictStore } from '../verdict-store';
import {
  entry,
  eslint,
  failed,
  fingerprint,
  ingredients,
  key,
  noon,
  knownTo,
  numbers,
  passed,
  prettier,
} from './sample';

/** What the suite hands to the factory. */
export interface StoreSetting {
  readonly clock: { now(): number };
  readonly warn: (trouble: StoreTrouble) => void;
  readonly maxBytes: number;
}

/**
 * What any verdict store must do. The factory opens a store; within one test all calls must open the same one, as two
 * runs would, and every test starts with an empty store.
 */
export function describeVerdictStore(name: string, open: (setting: StoreSetting) => VerdictStore): void {
  describe(`verdict store: ${name}`, () => {
    let now: number;
    let troubles: StoreTrouble[];
    const openRun = (maxBytes = 2 ** 28): VerdictStore =>
      open({ clock: { now: () => now }, warn: (trouble) => troubles.push(trouble), maxBytes });

    beforeEach(() => {
      now = noon;
      troubles = [];
    });

    afterEach(() => {
      expect(troubles).toEqual([]);
    });

    it('knows nothing at first', async () => {
      expect(await knownTo(openRun(), [key(1)])).toEqual(new Map());
      expect(await openRun().stats()).toEqual({ bytes: 0, segments: 0, hooks: [] });
    });

    it('gives back to another run exactly what was written', async () => {
      await openRun().write([entry(1), entry(2, failed()), entry(3, { ...passed(), output: 'a note' })]);
      const found = await knownTo(openRun(), [key(1), key(2), key(3), key(4)]);
      expect(found).toEqual(
        new Map([
          [fingerprint(1), passed()],
          [fingerprint(2), failed()],
          [fingerprint(3), { ...passed(), output: 'a note' }],
        ]),
      );
    });

    it('finds what was written after an earlier look-up of the same run', async () => {
      const store = openRun();
      await store.lookUp([key(1)]);
      await store.write([entry(1)]);
      expect((await knownTo(store, [key(1)])).size).toBe(1);
    });

    it('keeps hooks apart', async () => {
      await openRun().write([entry(1), entry(2, passed(), prettier)]);
      expect([...(await knownTo(openRun(), [key(1, prettier), key(2, prettier)])).keys()]).toEqual([fingerprint(2)]);
    });

    it('takes any name for a hook', async () => {
      const hostile = ['..', '../../etc', 'a/b', 'a\nb', '', 'ü 🙂', '-x', '__proto__'].map((hook) => hook as HookName);
      const store = openRun();
      for (const hook of hostile) await store.write([entry(hook, passed(), hook)]);
      const found = await knownTo(
        openRun(),
        hostile.map((hook) => key(hook, hook)),
      );
      expect(found.size).toBe(hostile.length);
    });

    it('answers with the newest of several verdicts, in whatever order they came', async () => {
      await openRun().write([entry(1, failed(noon + 2)), entry(1, passed(noon + 1))]);
      await openRun().write([entry(1, passed(noon))]);
      expect((await knownTo(openRun(), [key(1)])).get(fingerprint(1))).toEqual(failed(noon + 2));
    });

    it('misses a verdict that is older than asked for', async () => {
      await openRun().write([entry(1)]);
      now = noon + 1000;
      expect((await knownTo(openRun(), [key(1, eslint, 1000)])).size).toBe(1);
      expect((await knownTo(openRun(), [key(1, eslint, 999)])).size).toBe(0);
    });

    it('misses a verdict from the future where age matters, and only there', async () => {
      await openRun().write([entry(1, passed(noon + 1))]);
      expect((await knownTo(openRun(), [key(1, eslint, 1000)])).size).toBe(0);
      expect((await knownTo(openRun(), [key(1)])).size).toBe(1);
    });

    it('answers with a verdict that is young enough though a newer one lies in the future', async () => {
      await openRun().write([entry(1, failed(noon + 5000))]);
      await openRun().write([entry(1, passed(noon - 1))]);
      expect((await knownTo(openRun(), [key(1, eslint, 1000)])).get(fingerprint(1))?.outcome).toBe('passed');
    });

    it('is not misled by what is no digest', async () => {
      await openRun().write([entry(1)]);
      const broken = ['', 'zz', fingerprint(1).slice(0, 10), `${fingerprint(1)}00`, `${fingerprint(1).slice(0, 62)}zz`];
      const keys = broken.map((text) => ({ ...key(1), fingerprint: text as Digest }));
      expect(await knownTo(openRun(), [key(1), ...keys])).toEqual(new Map([[fingerprint(1), passed()]]));
    });

    it('loses nothing of writes that overlap', async () => {
      const store = openRun();
      await Promise.all(numbers(200).map((number) => store.write([entry(number)])));
      expect(
        (
          await knownTo(
            openRun(),
            numbers(200).map((number) => key(number)),
          )
        ).size,
      ).toBe(200);
    });

    it('has written when it is closed', async () => {
      const store = openRun();
      void store.write([entry(1)]);
      await store.close();
      expect((await knownTo(openRun(), [key(1)])).size).toBe(1);
    });

    it('merges many segments into few without a change in what it knows', async () => {
      for (const number of numbers(30)) {
        await openRun().write([
          entry(number, number % 7 === 0 ? failed() : passed()),
          entry(number, failed(), prettier),
        ]);
      }
      const keys = numbers(30).flatMap((number) => [key(number)]);
      const before = await knownTo(openRun(), keys);
      await openRun().sweep();
      expect(await knownTo(openRun(), keys)).toEqual(before);
      expect(before.size).toBe(30);
      expect((await openRun().stats()).segments).toBeLessThan(5);
    });

    it('sweeps when it is due only: many segments that were there when it was asked', async () => {
      const asked = openRun();
      await knownTo(asked, [key(0)]);
      for (const number of numbers(30)) await openRun().write([entry(number)]);
      await asked.sweepWhenDue();
      const { segments } = await openRun().stats();
      expect(segments).toBeGreaterThanOrEqual(30);
      const next = openRun();
      await knownTo(next, [key(99)]);
      await next.sweepWhenDue();
      expect((await openRun().stats()).segments).toBeLessThan(5);
    });

    it('sweeps where nothing was asked, as in a run that reads nothing', async () => {
      for (const number of numbers(30)) await openRun().write([entry(number)]);
      await openRun().sweepWhenDue();
      expect((await openRun().stats()).segments).toBeLessThan(5);
    });

    it('keeps what two sweeps at a time and a writer do', async () => {
      for (const number of numbers(20)) await openRun().write([entry(number)]);
      await Promise.all([openRun().sweep(), openRun().sweep(), openRun().write([entry(20)]), openRun().sweep()]);
      expect(
        (
          await knownTo(
            openRun(),
            numbers(21).map((number) => key(number)),
          )
        ).size,
      ).toBe(21);
    });

    it('drops what has expired when it sweeps', async () => {
      await openRun().write([entry(1), entry(2, passed(noon + 900)), entry(3, passed(), prettier)]);
      now = noon + 1000;
      await openRun().sweep({ maxAges: new Map([[eslint, 500]]) });
      const found = await knownTo(openRun(), [key(1), key(2), key(3, prettier)]);
      expect([...found.keys()]).toEqual([fingerprint(2), fingerprint(3)]);
    });

    it('drops what was used least recently when it outgrows its bound', async () => {
      const day = 86_400_000;
      await openRun().write(numbers(1000).map((number) => entry(number)));
      now = noon + day;
      await openRun().write(numbers(1000, 1000).map((number) => entry(number, passed(now))));
      now = noon + 2 * day;
      const user = openRun();
      await user.lookUp(numbers(500).map((number) => key(number)));
      await user.sweep();
      const maxBytes = 90_000;
      await openRun(maxBytes).sweep();
      const known = async (from: number, count: number): Promise<number> =>
        (
          await knownTo(
            openRun(),
            numbers(count, from).map((number) => key(number)),
          )
        ).size;
      expect(await known(0, 500)).toBe(500);
      expect(await known(500, 500)).toBe(0);
      expect(await known(1000, 1000)).toBeGreaterThan(500);
      expect((await openRun().stats()).bytes).toBeLessThanOrEqual(maxBytes);
    });

    it('counts what it holds, hook by hook', async () => {
      await openRun().write([entry(1), entry(2, failed(noon + 5)), entry(1, passed(), prettier)]);
      await openRun().write([entry(1)]);
      const { hooks, bytes } = await openRun().stats();
      expect(hooks).toEqual([
        { hook: eslint, passed: 1, failed: 1, oldest: noon, newest: noon + 5, duration: 19 },
        { hook: prettier, passed: 1, failed: 0, oldest: noon, newest: noon, duration: 12 },
      ]);
      expect(bytes).toBeGreaterThan(0);
    });

    it('clears a hook, an age, or everything', async () => {
      const fill = async (): Promise<void> => {
        await openRun().write([entry(1), entry(2, passed(noon + 10)), entry(3, passed(), prettier)]);
        await openRun().writeIngredients([ingredients()]);
      };
      const known = async (): Promise<readonly string[]> => [
        ...(await knownTo(openRun(), [key(1), key(2), key(3, prettier)])).keys(),
      ];
      await fill();
      await openRun().clear({ hook: eslint });
      expect(await known()).toEqual([fingerprint(3)]);
      expect(await openRun().latestIngredients({ ...ingredients(), file: 'packages/a/one.ts' as FilePath })).toBeNull();
      await fill();
      await openRun().clear({ recordedBefore: noon + 10 });
      expect(await known()).toEqual([fingerprint(2)]);
      await fill();
      await openRun().clear();
      expect(await openRun().stats()).toEqual({ bytes: 0, segments: 0, hooks: [] });
    });

    describe('ingredients', () => {
      const one = { ...ingredients(), file: 'packages/a/one.ts' as FilePath };

      it('are those of the latest verdict of the file, whatever came later for others', async () => {
        const later = ingredients({
          recordedAt: noon + 1,
          contextDigest: digestOf('context 2'),
          context: [],
          files: [{ file: 'packages/a/two.ts' as FilePath, content: digestOf('two') }],
        });
        await openRun().writeIngredients([later, ingredients()]);
        const { contextDigest, context, files, recordedAt } = ingredients();
        expect(await openRun().latestIngredients(one)).toEqual({ contextDigest, context, files, recordedAt });
        expect(await openRun().latestIngredients({ ...one, file: 'packages/a/three.ts' as FilePath })).toBeNull();
        expect(await openRun().latestIngredients({ ...one, file: null })).toBeNull();
      });

      it('of a task as a whole are those of its last run', async () => {
        const first = ingredients({ units: 'together', files: [] });
        const second = ingredients({ units: 'together', recordedAt: noon + 1 });
        await openRun().writeIngredients([second]);
        await openRun().writeIngredients([first]);
        expect((await openRun().latestIngredients({ ...first, file: null }))?.recordedAt).toBe(noon + 1);
      });

      it('outlive a sweep and are merged by it', async () => {
        for (const number of numbers(20)) {
          await openRun().writeIngredients([ingredients({ recordedAt: noon + number })]);
        }
        const before = await openRun().latestIngredients(one);
        await openRun().sweep();
        expect(before?.recordedAt).toBe(noon + 19);
        expect(await openRun().latestIngredients(one)).toEqual(before);
        expect((await openRun().stats()).segments).toBe(1);
      });

      it('stay within their share, the oldest gone', async () => {
        const files = numbers(40).map((number) => ({
          file: `packages/a/${number}.ts` as FilePath,
          content: digestOf(String(number)),
        }));
        for (const [index, file] of files.entries()) {
          await openRun().writeIngredients([ingredients({ recordedAt: noon + index, files: [file] })]);
        }
        const maxBytes = 8 * 1500;
        await openRun(maxBytes).sweep();
        expect(await openRun().latestIngredients({ ...one, file: 'packages/a/0.ts' as FilePath })).toBeNull();
        expect(await openRun().latestIngredients({ ...one, file: 'packages/a/39.ts' as FilePath })).not.toBeNull();
        expect((await openRun().stats()).bytes).toBeLessThan(maxBytes / 8 + 500);
      });
    });
  });
}
