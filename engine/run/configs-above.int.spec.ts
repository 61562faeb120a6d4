import { fingerprintsOf, installed } from './testing/fingerprints';

// Most tools look for configuration up to the root of the disk; `../` is above the workspace.

type Files = Readonly<Record<string, string>>;

const packages: Files = {
  ...installed('prettier', { version: '3.6.0' }),
  ...installed('eslint', { version: '10.0.0' }),
  ...installed('stylelint', { version: '16.20.0' }),
  ...installed('cspell', { version: '9.0.0' }),
  ...installed('@biomejs/biome', { version: '2.2.0', bin: { biome: 'bin.js' } }),
  ...installed('oxlint', { version: '1.20.0' }),
  ...installed('secretlint', { version: '11.0.0' }),
};
const sources: Files = { 'app/a.js': '', 'app/a.css': '', 'app/a.md': '' };

async function changes(tool: string, files: Files, above: string): Promise<boolean> {
  const all = { ...packages, ...sources, ...files };
  const ask = (text: string) => fingerprintsOf({ hook: { tool }, files: { ...all, [above]: text } });
  const [before, after] = [await ask('{ "a": 1 }'), await ask('{ "a": 2 }')];
  return after.units.every((unit) => !before.units.includes(unit));
}

test.each<readonly [string, string, Files]>([
  ['prettier', '../.prettierrc', {}],
  ['prettier', '../.editorconfig', {}],
  ['prettier', '../.editorconfig', { '.prettierrc': '{}' }],
  ['eslint', '../.eslintrc.json', {}],
  ['eslint', '../.eslintrc.json', { '.eslintrc.json': '{}' }],
  ['stylelint', '../.stylelintrc.json', {}],
  ['cspell', '../cspell.json', {}],
  ['cspell', '../.config/cspell.json', {}],
  ['biome', '../biome.json', {}],
  ['oxlint', '../.oxlintrc.json', {}],
])('a verdict of %s does not outlive a change of %s', async (tool, above, files) => {
  expect(await changes(tool, files, above)).toBe(true);
});

test.each<readonly [string, string, Files]>([
  ['prettier', '../.prettierrc', { '.prettierrc': '{}' }],
  ['prettier', '../.editorconfig', { '.git/HEAD': '' }],
  ['prettier', '../package.json', {}],
  ['stylelint', '../.stylelintrc.json', { 'stylelint.config.js': '' }],
  ['secretlint', '../.secretlintrc.json', {}],
])('a verdict of %s outlives a change of %s, which it does not read then', async (tool, above, files) => {
  expect(await changes(tool, files, above)).toBe(false);
});

test('no verdict is kept where a script above the workspace decides: what it imports is not known', async () => {
  const files = { ...packages, ...sources, '../eslint.config.mjs': 'export default [];\n' };
  const ask = async (more: Files) =>
    (await fingerprintsOf({ hook: { tool: 'eslint' }, files: { ...files, ...more } })).uncaptured;
  expect(await ask({})).toEqual(['what ../eslint.config.mjs imports']);
  expect(await ask({ 'eslint.config.mjs': 'export default [];\n' })).toEqual([]);
});

test.each<readonly [string, string, string]>([
  ['stylelint', '../.stylelintrc.json', '{ "extends": "./base.json" }'],
  ['prettier', '../.prettierrc', '{ "plugins": ["prettier-plugin-x"] }'],
  ['prettier', '../package.json', '{ "prettier": "@me/prettier-config" }'],
  ['oxlint', '../.oxlintrc.json', '{ "extends": ["other.json"] }'],
])('nor where %s reads %s that brings in more', async (tool, above, text) => {
  const files = { ...packages, ...sources, [above]: text };
  expect((await fingerprintsOf({ hook: { tool }, files })).uncaptured).toEqual([`what ${above} imports`]);
});
