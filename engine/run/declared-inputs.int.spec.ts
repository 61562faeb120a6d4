import type { ProjectRoot } from '../hooks/brand';
import type { DeclaredInput } from './declared-inputs';
import { fingerprintsOf, installed } from './testing/fingerprints';
import { realWorkspace } from './testing/real-workspace';

const hook = {
  command: ['node', 'check.mjs', '{files}'],
  scope: 'file',
  cwd: 'workspace',
  packages: [],
  inputs: ['it'],
};
const files = { 'check.mjs': '', 'app/a.txt': 'a', '.gitignore': 'node_modules\n' };

/** The first fingerprint of the hook where its named input holds one entry. */
async function known(input: DeclaredInput, more: Readonly<Record<string, string>> = {}, env = {}): Promise<string> {
  const { units } = await fingerprintsOf({ hook, files: { ...files, ...more }, env, namedInputs: () => [input] });
  return units[0] ?? '';
}

test('a variable that a named input names is part of the fingerprint, though the program does not get it', async () => {
  const input = { kind: 'env', name: 'HOOKGRAPH_MODE' } as const;
  expect(await known(input, {}, { HOOKGRAPH_MODE: 'a' })).not.toBe(await known(input, {}, { HOOKGRAPH_MODE: 'b' }));
});

test('the version of a package that a named input names is part of the fingerprint', async () => {
  const input = { kind: 'package', name: 'x' } as const;
  expect(await known(input, installed('x'))).not.toBe(await known(input, installed('x', { version: '2.0.0' })));
});

test('a file of another project that its own named input names is part of the fingerprint', async () => {
  const input = { kind: 'file-set', pattern: '{projectRoot}/src/**/*', root: 'lib' as ProjectRoot } as const;
  expect(await known(input, { 'lib/src/a.txt': 'a' })).not.toBe(await known(input, { 'lib/src/a.txt': 'b' }));
  expect(await known(input, { 'lib/a.txt': 'a' })).toBe(await known(input, { 'lib/a.txt': 'b' }));
});

describe('in a run', () => {
  test.each<readonly [string, DeclaredInput]>([
    ['what no fingerprint holds', { kind: 'uncaptured', what: 'the moon' }],
    ['what a command prints that fails', { kind: 'runtime', command: 'exit 3' }],
  ])('a hook whose inputs name %s is asked each time, green or red', async (_, input) => {
    const workspace = realWorkspace({ a: [] }, {});
    try {
      workspace.write({
        'package.json': '{}',
        'hookgraph.json': JSON.stringify({ hooks: { it: hook } }),
        'check.mjs': '',
        'a/a.txt': '',
      });
      for (const run of [
        await workspace.run({ namedInputs: () => [input] }),
        await workspace.run({ namedInputs: () => [input] }),
      ])
        expect([run.started, run.resultOf('a').outcome.kind]).toEqual([1, 'passed']);
      expect(await workspace.verdicts()).toBe(0);
      expect((await workspace.run()).started).toBe(1);
      expect((await workspace.run()).started).toBe(0);
    } finally {
      await workspace.close();
    }
  });
});
