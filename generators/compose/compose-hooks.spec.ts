import { loadWorkspaceConfig } from '../../engine/config';
import type { FilePath } from '../../engine/hooks/brand';
import { builtInTools } from '../../engine/tools';
import fc from 'fast-check';
import { composeHooks } from './compose-hooks';
import { toolGroups } from './groups';
import { newConfig } from './new-config';

const waits = (...tools: readonly string[]) =>
  Object.fromEntries(composeHooks(tools).flatMap(({ hooks }) => hooks.map(({ name, dependsOn }) => [name, dependsOn])));

test('every built-in tool has its place', () => {
  expect(toolGroups.flatMap(({ tools }) => tools).sort()).toEqual([...builtInTools.keys()]);
});

test('formatters come before linters, linters before types, types before tests', () => {
  expect(waits('vitest', 'tsc', 'eslint', 'prettier')).toEqual({
    prettier: [],
    eslint: ['prettier'],
    types: ['eslint'],
    vitest: ['types'],
  });
});

test('a kind that is not there is passed over', () => {
  expect(waits('jest', 'biome')).toEqual({ biome: [], jest: ['biome'] });
  expect(waits('tsc', 'stylelint')).toEqual({ types: [], stylelint: [] });
});

test('a secret is looked for whatever else is wrong', () => {
  expect(waits(...builtInTools.keys())).toMatchObject({ secrets: [], cspell: [], knip: [] });
});

test('any set of tools makes a configuration without problems, comments or not', () => {
  fc.assert(
    fc.property(
      fc.subarray([...builtInTools.keys()]),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      (names, comments, eol) => {
        const text = newConfig(composeHooks(names), { style: { unit: '\t', eol }, comments });
        const config = loadWorkspaceConfig({ file: 'hookgraph.json' as FilePath, text }, builtInTools);
        expect(config.problems).toEqual([]);
        expect(config.hooks).toHaveLength(names.length);
        expect(text.includes('//')).toBe(comments);
        expect(text.split('\n').every((line) => line === '' || line.endsWith('\r') === (eol === '\r\n'))).toBe(true);
      },
    ),
  );
});

test('it is formatted as Prettier would', async () => {
  const { format } = await import('prettier');
  const text = newConfig(composeHooks(builtInTools.keys()), { style: { unit: '  ', eol: '\n' }, comments: true });
  expect(await format(text, { parser: 'json' })).toBe(text);
});
