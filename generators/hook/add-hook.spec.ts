import fc from 'fast-check';
import { loadWorkspaceConfig } from '../../engine/config';
import type { FilePath } from '../../engine/hooks/brand';
import { builtInTools } from '../../engine/tools';
import type { JsonObject } from '../text/json';
import { addHook } from './add-hook';
import { describeRefusal } from './describe-refusal';

const add = (text: string, name: string, declaration: JsonObject = { tool: 'eslint' }) =>
  addHook({ file: 'hookgraph.json' as FilePath, text }, { name, declaration, tools: builtInTools });

function refusal(text: string, name: string, declaration?: JsonObject): string {
  const result = add(text, name, declaration);
  if (result.ok) throw new Error(`was written: ${result.value}`);
  return describeRefusal(result.failure, 'npm');
}

test('the hook is added at the end, with comments and order as they were', () => {
  const text =
    '{\n  // all\n  "hooks": {\n    "prettier": {}, // formats\n    /* b */ "tsc": {} // types\n  },\n  "cache": {}\n}\n';
  expect(add(text, 'eslint', { tool: 'eslint', dependsOn: ['prettier'] })).toEqual({
    ok: true,
    value: text.replace('{} // types', '{}, // types\n    "eslint": { "tool": "eslint", "dependsOn": ["prettier"] }'),
  });
});

test('"hooks" is made where there is none', () => {
  expect(add('{\n\t"cache": {}\n}', 'eslint')).toEqual({
    ok: true,
    value: '{\n\t"cache": {},\n\t"hooks": {\n\t\t"eslint": { "tool": "eslint" }\n\t}\n}',
  });
});

test('a broken hook that is there already is no reason to refuse another', () => {
  expect(add('{ "hooks": { "a": {} } }', 'eslint').ok).toBe(true);
});

test('a taken name is refused, with its place', () => {
  const text = refusal('{\n  "hooks": {\n    "eslint": {}\n  }\n}', 'eslint');
  expect(text).toContain('There is a hook "eslint" already');
  expect(text).toContain('hookgraph.json:3:5  the hook "eslint" is declared here');
  expect(text).toContain('>');
});

test('names of what every object has are free', () => {
  expect(add('{ "hooks": {} }', 'constructor').ok).toBe(true);
});

test.each([
  ['an unknown tool', 'x', { tool: 'eslnt' }, 'did you mean "eslint"?'],
  ['a name without tool or command', 'eslnt', {}, 'did you mean "eslint"?'],
  ['an unknown dependency', 'x', { tool: 'eslint', dependsOn: ['prettir'] }, 'did you mean "prettier"?'],
  ['a name that is a target already', 'config', { command: ['a'] }, 'choose another name'],
  ['a name that differs only in case', 'Prettier', { command: ['a'] }, 'differ only in case'],
  ['a bad name', 'a b', { command: ['a'] }, 'cannot name a hook'],
  ['a dependency on itself', 'x', { command: ['a'], dependsOn: ['x'] }, 'wait for each other: x -> x'],
  ['a bad duration', 'x', { command: ['a'], timeout: '5' }, '"5" is not a duration'],
  ['an empty command', 'x', { command: [] }, 'the command is empty'],
])('%s is refused with place, frame and next step', (_, name, declaration, sentence) => {
  const text = refusal('{\n  "hooks": {\n    "prettier": {}\n  }\n}\n', name, declaration);
  expect(text).toContain('nothing was written');
  expect(text).toMatch(/hookgraph\.json:4:\d+ /);
  expect(text).toContain(sentence);
  expect(text).toContain(`> 4 |     ${JSON.stringify(name)}`);
});

test.each(['{ "hooks": { }', '{ "hooks": [] }', '[]', '', '{ "hooks": { "a": {} "b": {} } }'])(
  'nothing is added to %j',
  (text) => {
    expect(refusal(text, 'eslint')).toMatch(/^hookgraph.json is not right as it is[^]*hookgraph.json:1:\d+/);
  },
);

test('whatever is added to whatever is there, the rest reads as before', () => {
  const hooks = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/).filter((name) => name !== 'new'));
  const layout = fc.constantFrom('', ' ', '\t', '    ');
  fc.assert(
    fc.property(hooks, layout, fc.constantFrom('\n', '\r\n'), (names, indent, eol) => {
      const value = { hooks: Object.fromEntries(names.map((name) => [name, { command: [name] }])), cache: {} };
      const text = JSON.stringify(value, null, indent).replaceAll('\n', eol);
      const result = add(text, 'new', { command: ['new', 'é "x"'] });
      if (!result.ok) throw new Error('was refused');
      expect(JSON.parse(result.value)).toEqual({
        ...value,
        hooks: { ...value.hooks, new: { command: ['new', 'é "x"'] } },
      });
      const config = loadWorkspaceConfig({ file: 'hookgraph.json' as FilePath, text: result.value }, builtInTools);
      expect(config.hooks.map(({ name }) => name)).toEqual([...Object.keys(value.hooks), 'new']);
      if (text.includes('\r\n')) expect(result.value.replaceAll('\r\n', '')).not.toContain('\n');
    }),
  );
});
