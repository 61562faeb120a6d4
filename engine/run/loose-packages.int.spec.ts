import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fingerprintsOf, installed, type FingerprintCase } from './testing/fingerprints';

// Some packages change without a new version: what is in them decides then.

type Files = Readonly<Record<string, string>>;

let outside: string;

beforeEach(() => {
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-outside-')));
});

afterEach(() => rmSync(outside, { recursive: true }));

const eslint = {
  hook: { tool: 'eslint' },
  files: {
    'app/a.js': '',
    'package.json': '{ "name": "w", "devDependencies": { "eslint-plugin-x": "*" } }',
    'eslint.config.mjs': "import x from 'eslint-plugin-x';\nexport default [x];\n",
    ...installed('eslint', { version: '9.30.0' }),
  },
};
const tsc = {
  hook: { tool: 'tsc' },
  files: {
    'app/a.ts': '',
    'app/tsconfig.json': '{}',
    ...installed('typescript', { version: '5.9.0', bin: { tsc: 'bin.js' } }),
  },
};
const command = { hook: { command: ['own', '{files}'], files: ['**/*.js'] }, files: { 'app/a.js': '' } };

/** A plugin or package `name` in a folder, with something that its version does not tell. */
function source(folder: string, name: string, text: string): Files {
  return {
    [join(folder, 'package.json')]: JSON.stringify({ name, version: '1.0.0' }),
    [join(folder, 'lib/index.js')]: text,
    [join(folder, 'node_modules/y/index.js')]: text,
  };
}

async function changes(before: FingerprintCase, after: FingerprintCase): Promise<boolean> {
  const known = new Set((await fingerprintsOf(before)).units);
  const { units } = await fingerprintsOf(after);
  return units.every((unit) => !known.has(unit));
}

async function changesWith(base: FingerprintCase, texts: readonly [Files, Files]): Promise<boolean> {
  const [before, after] = texts.map((files) => ({ ...base, files: { ...base.files, ...files } }));
  return changes(before ?? base, after ?? base);
}

async function changesOutside(base: FingerprintCase, name: string): Promise<boolean> {
  const put = (text: string) => {
    for (const [file, content] of Object.entries(source('', name, text))) {
      mkdirSync(dirname(join(outside, file)), { recursive: true });
      writeFileSync(join(outside, file), content);
    }
  };
  put('1');
  const known = new Set((await fingerprintsOf(base)).units);
  put('2');
  return (await fingerprintsOf(base)).units.every((unit) => !known.has(unit));
}

describe('a verdict does not outlive a change inside', () => {
  test('a plugin that is linked from outside of the workspace', async () => {
    const links = { 'node_modules/eslint-plugin-x': outside };
    expect(await changesOutside({ ...eslint, links }, 'eslint-plugin-x')).toBe(true);
  });

  test('a plugin that is linked from a folder that is no project', async () => {
    const base = { ...eslint, links: { 'node_modules/eslint-plugin-x': '../vendor/x' } };
    const [before, after] = ['1', '2'].map((text) => source('vendor/x', 'eslint-plugin-x', text));
    expect(await changesWith(base, [before ?? {}, after ?? {}])).toBe(true);
  });

  test.each(['node_modules', 'app/node_modules'])('any package that is linked into %s, for tsc', async (modules) => {
    const base = { ...tsc, links: { [`${modules}/@me/types`]: outside } };
    expect(await changesOutside(base, '@me/types')).toBe(true);
  });

  test('the package of a program that is linked', async () => {
    mkdirSync(join(outside, 'lib'));
    const links = { 'node_modules/.bin/own': join(outside, 'lib/index.js') };
    expect(await changesOutside({ ...command, links }, 'own')).toBe(true);
  });

  test.each([
    ['patches/eslint-plugin-x+1.0.0.patch', 'eslint-plugin-x'],
    ['patches/@me+eslint-plugin-x+1.0.0+001+first.patch', '@me/eslint-plugin-x'],
    ['patches/@me__eslint-plugin-x@1.0.0.patch', '@me/eslint-plugin-x'],
    ['.yarn/patches/@me-eslint-plugin-x-npm-1.0.0-0a1b2c.patch', '@me/eslint-plugin-x'],
  ])('a plugin that %s changes', async (patch, name) => {
    const config = `import x from '${name}';\nexport default [x];\n`;
    const base = { ...eslint, files: { ...eslint.files, [patch]: '', 'eslint.config.mjs': config } };
    const folder = `node_modules/${name}`;
    expect(await changesWith(base, [source(folder, name, '1'), source(folder, name, '2')])).toBe(true);
  });

  test('a plugin that pnpm has patched', async () => {
    const folder = 'node_modules/.pnpm/eslint-plugin-x@1.0.0_patch_hash=ab/node_modules/eslint-plugin-x';
    const links = { 'node_modules/eslint-plugin-x': folder.replace('node_modules/', '') };
    const [before, after] = ['1', '2'].map((text) => source(folder, 'eslint-plugin-x', text));
    expect(await changesWith({ ...eslint, links }, [before ?? {}, after ?? {}])).toBe(true);
  });

  test('any package that is patched, for tsc', async () => {
    const base = { ...tsc, files: { ...tsc.files, 'patches/x+1.0.0.patch': '' } };
    expect(await changesWith(base, [source('node_modules/x', 'x', '1'), source('node_modules/x', 'x', '2')])).toBe(
      true,
    );
  });
});

describe('a verdict outlives a change inside', () => {
  test('an installed package without a new version: nobody does that', async () => {
    const files = [source('node_modules/eslint-plugin-x', 'eslint-plugin-x', '1')] as const;
    const other = source('node_modules/eslint-plugin-x', 'eslint-plugin-x', '2');
    expect(await changesWith(eslint, [files[0], other])).toBe(false);
  });

  test('what a linked plugin has installed for itself', async () => {
    const base = { ...eslint, links: { 'node_modules/eslint-plugin-x': '../vendor/x' } };
    const plugin = source('vendor/x', 'eslint-plugin-x', '1');
    expect(await changesWith(base, [plugin, { ...plugin, 'vendor/x/node_modules/y/index.js': '2' }])).toBe(false);
  });
});
