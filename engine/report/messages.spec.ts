import type { FilePath, HookName } from '../hooks/brand';
import type { Failure } from '../hooks/failure';
import { describeFailure, describeOutcome, describeSkip } from './messages';

const options = { packageManager: 'npm', color: false } as const;

const failures: { readonly [R in Failure['reason']]: Extract<Failure, { reason: R }> } = {
  'invalid-config': {
    reason: 'invalid-config',
    problems: [
      {
        place: { file: 'hookgraph.json' as FilePath, line: 1, column: 3, length: 6 },
        source: '{ "hoks": {} }',
        message: 'unknown key "hoks"',
        hint: 'did you mean "hooks"?',
      },
    ],
  },
  'unknown-hook': { reason: 'unknown-hook', hook: 'eslnt' },
  'program-not-found': { reason: 'program-not-found', program: 'eslint', package: 'eslint' },
  'unsupported-version': { reason: 'unsupported-version', package: 'eslint', version: '6.0.0', supported: '>=8 <11' },
  'not-as-locked': {
    reason: 'not-as-locked',
    packages: [
      { name: 'prettier', installed: '2.8.8', locked: ['3.6.2'] },
      { name: 'typescript', installed: null, locked: ['5.9.3'] },
    ],
  },
  'spawn-failed': { reason: 'spawn-failed', program: 'eslint', detail: 'EACCES' },
  'exit-code': { reason: 'exit-code', program: 'eslint', exitCode: 3 },
  killed: { reason: 'killed', program: 'eslint', signal: 'SIGKILL' },
  cancelled: { reason: 'cancelled', signal: 'SIGINT' },
  'unreadable-output': { reason: 'unreadable-output', program: 'eslint', detail: 'not JSON' },
  'tool-trouble': { reason: 'tool-trouble', program: 'eslint', detail: 'Cannot find module x' },
  'count-mismatch': { reason: 'count-mismatch', program: 'eslint', printed: 3, parsed: 2 },
  'no-fixer': { reason: 'no-fixer', hook: 'types' },
  'checks-beside-fixes': { reason: 'checks-beside-fixes' },
  'no-files': { reason: 'no-files', globs: ['**/*.ts'] },
  'unknown-build': { reason: 'unknown-build', program: 'tsc 7.0.2', hook: 'types' },
  'files-changed': { reason: 'files-changed', files: ['a.ts' as FilePath] },
  'strategy-module': { reason: 'strategy-module', strategy: 'ci', module: 'tools/ci.mjs', detail: 'Error: no' },
  'unknown-strategy': { reason: 'unknown-strategy', strategy: 'fats', known: ['fast', 'comprehensive'] },
  internal: { reason: 'internal', detail: 'boom' },
};

test('a run that ends early says what ended it', () => {
  const words = (at: 'first' | 'critical') =>
    describeSkip({ kind: 'fail-fast', at, hook: 'secrets' as HookName, project: 'a' }).headline;
  expect(words('first')).toBe('Skipped: the strategy stops at the first red hook ("secrets" of a)');
  expect(words('critical')).toBe('Skipped: the strategy stops at the first red critical hook ("secrets" of a)');
});

describe('a failure in words', () => {
  it.each(Object.values(failures))('has a headline of one line and says what to do next: $reason', (failure) => {
    const { headline, detail, next } = describeFailure(failure, options);
    expect(headline).toMatch(/^[^\n]{10,}$/);
    expect(next).toMatch(/^[^\n]{8,}$/);
    expect(`${headline}${detail}${next}`).not.toMatch(/undefined|null|\[object/);
  });

  it.each([
    ['npm', 'npm install --save-dev eslint'],
    ['pnpm', 'pnpm add --save-dev eslint'],
    ['pnpm-workspace', 'pnpm add --save-dev --workspace-root eslint'],
    ['yarn-classic', 'yarn add --dev --ignore-workspace-root-check eslint'],
    ['yarn', 'yarn add --dev eslint'],
    ['bun', 'bun add --dev eslint'],
  ] as const)('says how to install a missing program with %s', (packageManager, command) => {
    expect(describeFailure(failures['program-not-found'], { packageManager, color: false }).next).toBe(
      `Install it: ${command}`,
    );
  });

  it('quotes a version range for the shell', () => {
    expect(describeFailure(failures['unsupported-version'], options).next).toContain('"eslint@>=8 <11"');
  });

  it('names at most 20 files', () => {
    const files = Array.from({ length: 30 }, (_, index) => `f${index}.ts` as FilePath);
    const { detail } = describeFailure({ reason: 'files-changed', files }, options);
    expect(detail.split('\n')).toHaveLength(21);
    expect(detail).toContain('... and 10 others');
  });

  it('shows the place of a configuration problem', () => {
    expect(describeFailure(failures['invalid-config'], options).detail).toContain('hookgraph.json:1:3');
  });
});

describe('an outcome in words', () => {
  it('names the limit of a timeout', () => {
    expect(describeOutcome({ kind: 'timed-out', limit: 5_000, of: 'hook' }, options).headline).toBe(
      "Timed out: the hook's limit of 5 seconds was reached",
    );
    expect(describeOutcome({ kind: 'timed-out', limit: 60_000, of: 'learnt' }, options)).toMatchObject({
      headline: 'Timed out: the learnt limit of 1 minute was reached',
      next: expect.stringContaining('"floor" or "factor" of "learntLimit"'),
    });
  });

  it('is the words of its failure', () => {
    const failure = failures['exit-code'];
    expect(describeOutcome({ kind: 'crashed', failure }, options)).toEqual(describeFailure(failure, options));
  });

  it('says what to run when a dependency did not pass', () => {
    const skip = describeSkip({ kind: 'dependency-not-passed', hook: 'prettier' as HookName, project: 'core' });
    expect(skip.next).toBe('Mend that one first: nx run core:quality--prettier');
  });
});
