import { failure, success } from '../hooks/result';

import { strategyModule, type StrategyDefinition } from './strategy-module';
import { builtIn, requests } from './testing/fake-run';

const strategy = { ...builtIn('comprehensive'), name: 'mine' };
const base = { processors: 8, ci: true, scrub: (text: string) => text.replaceAll('/ws/', '') };
const [request] = requests({ types: { stage: 'fast', securityLevel: 'high' } });
if (request?.declared.kind !== 'ready') throw new Error('no hook');
const { hook } = request.declared;

const load = (exported: unknown) => strategyModule(strategy, success(exported), base);
const decide = (exported: unknown) => load(exported).decide(hook, request);
const misconfigured = (detail: string) => ({
  kind: 'misconfigured',
  failure: { reason: 'strategy-module', strategy: 'mine', detail: expect.stringContaining(detail) },
});

class WithState {
  readonly wanted: boolean = false;
  shouldRunHook(): boolean {
    return this.wanted;
  }
}

describe('strategyModule', () => {
  test('leaves out what shouldRunHook says no to, and says which strategy did', () => {
    expect(decide({ shouldRunHook: () => false })).toEqual({
      kind: 'skipped',
      reason: { kind: 'left-out', strategy: 'mine' },
    });
    expect(decide({ shouldRunHook: () => true })).toBeNull();
  });

  test('tells the hook and the run', () => {
    const shouldRunHook = jest.fn<boolean, Parameters<NonNullable<StrategyDefinition['shouldRunHook']>>>(() => true);
    decide({ shouldRunHook });
    expect(shouldRunHook).toHaveBeenCalledWith(
      { name: 'types', stage: 'fast', securityLevel: 'high', advisory: false },
      { strategy: 'mine', project: 'p', processors: 8, ci: true },
    );
  });

  test.each([
    ['a default export', { default: { shouldRunHook: (): boolean => false } }],
    [
      'the default export of a CommonJS module that was compiled',
      { default: { default: { shouldRunHook: () => false } } },
    ],
    ['methods that use `this`', { default: new WithState() }],
  ])('takes %s', (_, exported) => {
    expect(decide(exported)).toMatchObject({ kind: 'skipped' });
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('no idea');
      },
      'no idea',
    ],
    ['returns nonsense', () => 'yes', 'shouldRunHook returned yes'],
    ['returns nothing', () => undefined, 'shouldRunHook returned undefined'],
    ['is asynchronous', async () => true, 'shouldRunHook returned a promise'],
    ['returns what cannot be printed', () => Object.create(null), 'shouldRunHook returned [object Object]'],
  ])('is red where shouldRunHook %s', (_, shouldRunHook, detail) => {
    expect(decide({ shouldRunHook })).toMatchObject(misconfigured(detail));
  });

  test.each([[1], [11]])('takes a concurrency of %i', (concurrency) => {
    const loaded = load({ concurrency: () => concurrency });
    expect(loaded.concurrency).toBe(concurrency);
    expect(loaded.decide(hook, request)).toBeNull();
  });

  test('lets concurrency count on what the machine has', () => {
    const concurrency: NonNullable<StrategyDefinition['concurrency']> = ({ processors }) => processors * 2;
    expect(load({ concurrency }).concurrency).toBe(16);
  });

  test.each([[0], [1.5], [Number.NaN], ['4'], [null], [undefined]])('is red where concurrency is %p', (concurrency) => {
    const loaded = load({ concurrency: () => concurrency });
    expect(loaded.concurrency).toBeNull();
    expect(loaded.decide(hook, request)).toMatchObject(misconfigured('concurrency returned'));
  });

  test('is red where the module cannot be loaded, and says where it broke', () => {
    const loaded = strategyModule(strategy, failure('SyntaxError: oops\n    at /ws/tools/mine.mjs:3'), base);
    expect(loaded.decide(hook, request)).toMatchObject(misconfigured('at tools/mine.mjs:3'));
  });

  test.each([[{}], [{ default: 1 }], [null], [{ shouldRunHook: true }]])('is red where it exports %j', (exported) => {
    expect(decide(exported)).toMatchObject(misconfigured('exports neither'));
  });
});
