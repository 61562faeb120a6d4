import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hookShape } from '../../engine/config/hook-schema';
import { asObject } from '../../engine/hooks/json';
import { builtInTools } from '../../engine/tools';
import { declarationOf } from './declaration-of';
import type { HookOptions } from './hook-options';

const tools = new Set(builtInTools.keys());
const fields = (options: HookOptions) => {
  const result = declarationOf(options, tools);
  return result.ok ? result.value : result.failure;
};
const schema: unknown = JSON.parse(readFileSync(join(__dirname, 'schema.json'), 'utf8'));
const properties = asObject(asObject(schema)['properties']);

test('a name that is a tool means that tool, unless there is a command or another tool', () => {
  expect(fields({ name: 'eslint' })).toEqual({ tool: 'eslint' });
  expect(fields({ name: 'eslint', command: 'a' })).toEqual({ command: ['a'] });
  expect(fields({ name: 'eslint', tool: 'oxlint' })).toEqual({ tool: 'oxlint' });
  expect(fields({ name: 'own' })).toEqual({});
});

test('a command is split, with --shell it is not', () => {
  expect(fields({ name: 'x', command: 'a "b c" {files}' })).toEqual({ command: ['a', 'b c', '{files}'] });
  expect(fields({ name: 'x', command: 'a && b', shell: true })).toEqual({ command: 'a && b', shell: true });
  expect(fields({ name: 'x', command: 'a && b' })).toEqual({
    kind: 'needs-shell',
    sign: '&&',
    option: 'command',
    text: 'a && b',
  });
});

test('what is written is what was given, and no default', () => {
  expect(
    fields({
      name: 'x',
      command: 'a',
      files: ['**/*.{js', 'ts}'],
      retries: 2,
      advisory: false,
      packages: ['all'],
      outputRegex: '(?<file>.)',
      findingsExitCodes: ['1', '2'],
      fix: 'a --fix',
      force: true,
    }),
  ).toEqual({
    command: ['a'],
    files: ['**/*.{js,ts}'],
    retries: 2,
    advisory: false,
    packages: 'all',
    output: { regex: '(?<file>.)' },
    findingsExitCodes: [1, 2],
    fix: ['a', '--fix'],
  });
  expect(fields({ name: 'x', findingsExitCodes: 3 })).toEqual({ findingsExitCodes: [3] });
});

test('every field of a hook that fits a flag has one', () => {
  const own = new Set(['name', 'force', 'outputRegex']);
  const flags = Object.keys(properties).filter((name) => !own.has(name));
  expect(flags.sort()).toEqual(
    Object.keys(hookShape)
      .filter((name) => name !== 'when' && name !== 'learntLimit')
      .sort(),
  );
});

test('the prompt and the help name every tool', () => {
  const list = [...tools].join(', ');
  expect(asObject(properties['name'])['x-prompt']).toContain(list);
  expect(asObject(properties['tool'])['description']).toContain(list);
});
