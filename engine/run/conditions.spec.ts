import type { Condition } from '../hooks/condition';
import { isCi, unmetCondition, type Surroundings } from './conditions';

const nothing: Condition = { env: null, ci: null, branches: null, os: null, changed: null, command: null };

const around = (given: Partial<Surroundings> = {}): Surroundings => ({
  env: {},
  platform: 'linux',
  branch: async () => null,
  changedFiles: async () => null,
  exitCode: async () => null,
  ...given,
});

describe('unmetCondition', () => {
  test.each<{
    readonly when: Partial<Condition>;
    readonly given?: Partial<Surroundings>;
    readonly unmet: string | null;
  }>([
    { when: {}, unmet: null },
    { when: { env: [{ name: 'A', value: true }] }, given: { env: { A: 'x' } }, unmet: null },
    { when: { env: [{ name: 'A', value: true }] }, given: { env: { A: '' } }, unmet: 'A is not set' },
    { when: { env: [{ name: 'A', value: false }] }, unmet: null },
    { when: { env: [{ name: 'A', value: false }] }, given: { env: { A: 'x' } }, unmet: 'A is set' },
    { when: { env: [{ name: 'A', value: 'x' }] }, given: { env: { A: 'x' } }, unmet: null },
    { when: { env: [{ name: 'A', value: 'x' }] }, given: { env: { A: 'xy' } }, unmet: 'A is not "x"' },
    {
      when: {
        env: [
          { name: 'A', value: true },
          { name: 'B', value: true },
        ],
      },
      given: { env: { A: 'x' } },
      unmet: 'B is not set',
    },
    { when: { ci: true }, given: { env: { CI: 'true' } }, unmet: null },
    { when: { ci: true }, unmet: 'this is not CI' },
    { when: { ci: false }, unmet: null },
    { when: { ci: false }, given: { env: { CI: '1' } }, unmet: 'this is CI' },
    { when: { os: ['linux', 'macos'] }, unmet: null },
    { when: { os: ['macos'] }, given: { platform: 'darwin' }, unmet: null },
    { when: { os: ['windows'] }, given: { platform: 'win32' }, unmet: null },
    { when: { os: ['macos', 'windows'] }, unmet: 'this is not macos or windows' },
    { when: { os: ['linux'] }, given: { platform: 'sunos' }, unmet: 'this is not linux' },
    { when: { branches: ['main', 'release/*'] }, given: { branch: async () => 'release/1' }, unmet: null },
    {
      when: { branches: ['main'] },
      given: { branch: async () => 'topic' },
      unmet: 'branch topic is not one of main',
    },
    { when: { branches: ['!dependabot/**'] }, given: { branch: async () => 'topic/x' }, unmet: null },
    {
      when: { branches: ['**', '!dependabot/**'] },
      given: { branch: async () => 'dependabot/npm/x' },
      unmet: 'branch dependabot/npm/x is not one of **, !dependabot/**',
    },
    { when: { changed: ['docs/**'] }, given: { changedFiles: async () => ['docs/.a/b.md'] }, unmet: null },
    {
      when: { changed: ['docs/**'] },
      given: { changedFiles: async () => ['src/a.ts'] },
      unmet: 'nothing changed in docs/**',
    },
    {
      when: { changed: ['src/**', '!**/*.md'] },
      given: { changedFiles: async () => ['src/a.md', 'lib/b.ts'] },
      unmet: 'nothing changed in src/**, !**/*.md',
    },
    { when: { changed: ['src/**', '!**/*.md'] }, given: { changedFiles: async () => ['src/a.ts'] }, unmet: null },
    { when: { command: ['true'] }, given: { exitCode: async () => 0 }, unmet: null },
    { when: { command: ['is-due', '-q'] }, given: { exitCode: async () => 3 }, unmet: 'is-due -q ended with 3' },
  ])('of $when is $unmet', async ({ when, given, unmet }) => {
    expect(await unmetCondition({ ...nothing, ...when }, around(given))).toBe(unmet);
  });

  test.each<Partial<Condition>>([{ branches: ['main'] }, { changed: ['src/**'] }, { command: ['gone'] }])(
    'counts what cannot be known as due: %j',
    async (when) => {
      expect(await unmetCondition({ ...nothing, ...when }, around())).toBeNull();
    },
  );

  test('asks nothing of the world once a part does not hold', async () => {
    const exitCode = jest.fn(async () => 0);
    await unmetCondition({ ...nothing, ci: true, command: ['true'] }, around({ exitCode }));
    expect(exitCode).not.toHaveBeenCalled();
  });
});

test.each([
  [undefined, false],
  ['', false],
  ['false', false],
  ['0', false],
  ['true', true],
  ['1', true],
  ['woodpecker', true],
])('CI=%p is CI: %p', (CI, expected) => {
  expect(isCi({ CI })).toBe(expected);
});
