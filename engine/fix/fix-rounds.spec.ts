import type { Digest, FilePath } from '../hooks/brand';
import type { HookResult } from '../hooks/hook-result';
import { newFinding } from '../tools/new-finding';
import { fixRounds, newFindings, type Round } from './fix-rounds';
import type { FixSettled } from './fix-run';

type Step = {
  readonly writes?: readonly (readonly [file: string, before: string, after: string])[];
  readonly finds?: readonly string[];
};

/** One task a step; what it writes, and what its check finds afterwards. */
function settled({ writes = [], finds = [] }: Step, wave = 0): FixSettled {
  const findings = finds.map((message) => newFinding({ file: 'a.txt' as FilePath, severity: 'error', message }));
  const outcome = { kind: finds.length > 0 ? 'failed' : 'passed' };
  return {
    fixer: { kind: 'ended', exitCode: 0, output: '' },
    handed: 1,
    wave,
    touched: writes.map(([file, before, after]) => ({
      file: file as FilePath,
      before: before as Digest,
      after: after as Digest,
    })),
    check: { outcome, findings, advisory: false, securityLevel: 'low' } as unknown as HookResult,
  } as unknown as FixSettled;
}

async function rounds(steps: readonly (readonly FixSettled[])[], maxRounds = 10): Promise<readonly Round[]> {
  const left = [...steps];
  const done: Round[] = [];
  const options = {
    maxRounds,
    signal: new AbortController().signal,
    round: async () => {
      const next = left.shift();
      if (next === undefined) throw new Error('a round too many');
      return next;
    },
  };
  for await (const round of fixRounds(options)) done.push(round);
  expect(left).toEqual([]);
  return done;
}

const ends = (done: readonly Round[]) => done.map(({ end }) => end);

test('ends clean as soon as nothing is red', async () => {
  const done = await rounds([
    [settled({ writes: [['a.txt', '1', '2']], finds: ['x'] })],
    [settled({ writes: [['a.txt', '2', '3']] })],
  ]);
  expect(ends(done)).toEqual([null, 'clean']);
});

test('ends where a round changed nothing', async () => {
  const done = await rounds([[settled({ writes: [['a.txt', '1', '2']], finds: ['x'] })], [settled({ finds: ['x'] })]]);
  expect(ends(done)).toEqual([null, 'nothing-changed']);
});

test('ends where a round brought findings that were not there', async () => {
  const done = await rounds([
    [settled({ writes: [['a.txt', '1', '2']], finds: ['x', 'y'] })],
    [settled({ writes: [['a.txt', '2', '3']], finds: ['y', 'z'] })],
  ]);
  expect(ends(done)).toEqual([null, 'new-findings']);
  expect(done[1]?.brought.map(({ message }) => message)).toEqual(['z']);
});

test('ends where the files are as an earlier round left them', async () => {
  const done = await rounds([
    [settled({ writes: [['a.txt', '1', '2']], finds: ['x'] })],
    [settled({ writes: [['a.txt', '2', '3']], finds: ['x'] })],
    [settled({ writes: [['a.txt', '3', '2']], finds: ['x'] })],
  ]);
  expect(ends(done)).toEqual([null, null, 'seen-before']);
});

test('ends where the files are as they were before the first round', async () => {
  const done = await rounds([
    [settled({ writes: [['a.txt', '1', '2']], finds: ['x'] })],
    [settled({ writes: [['a.txt', '2', '1']], finds: ['x'] })],
  ]);
  expect(ends(done)).toEqual([null, 'seen-before']);
});

test('ends where two fixers undo each other within a round, in whatever order they are reported', async () => {
  const [first, second] = [
    settled({ writes: [['a.txt', '1', '2']], finds: ['x'] }, 0),
    settled({ writes: [['a.txt', '2', '1']], finds: ['y'] }, 1),
  ];
  for (const round of [
    [first, second],
    [second, first],
  ]) {
    const [only] = await rounds([round]);
    expect(only).toMatchObject({ end: 'seen-before', changed: [] });
  }
});

test('ends after as many rounds as are allowed', async () => {
  const steps = [1, 2, 3].map((n) => [settled({ writes: [['a.txt', `${n}`, `${n + 1}`]], finds: ['x'] })]);
  expect(ends(await rounds(steps, 3))).toEqual([null, null, 'max-rounds']);
});

test('the same finding twice is one more than once, and a moved one is the same', () => {
  const at = (line: number) => ({
    ...newFinding({ file: 'a.txt' as FilePath, severity: 'error', message: 'x' }),
    range: { start: { line, column: 1 } },
  });
  expect(newFindings([at(1)], [at(7)])).toEqual([]);
  expect(newFindings([at(1)], [at(1), at(2)])).toEqual([at(2)]);
});
