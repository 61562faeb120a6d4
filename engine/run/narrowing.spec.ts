import { resolveHook } from '../config/resolve-hook';
import type { HookDeclaration } from '../config/hook-schema';
import { builtInTools } from '../tools';
import { narrowing } from './narrowing';

const ask = (declared: HookDeclaration) =>
  narrowing(
    resolveHook('it', declared, { tools: builtInTools, dependsOn: [], ttl: null, learntLimit: null }),
    builtInTools,
  );

test.each<readonly [string, HookDeclaration, string]>([
  ['types judged file by file', { tool: 'tsc', scope: 'file' }, 'project'],
  ['types judged by imports, though declarations are ambient', { tool: 'tsc', scope: 'imports' }, 'project'],
  ['tests judged file by file', { tool: 'vitest', scope: 'file' }, 'project'],
  ['what is unused, judged by project', { tool: 'knip', scope: 'project' }, 'workspace'],
  ['a known tool under a command of the user', { command: ['npx', 'tsc', '{files}'], scope: 'file' }, 'project'],
  ['a known tool in a shell', { command: 'jest --ci {files}', shell: true, scope: 'imports' }, 'project'],
  ['a command that is not told which files', { command: ['node', 'check.mjs'], scope: 'file' }, 'project'],
])('is known to be unsound: %s', (_, declared, sound) => {
  expect(ask(declared)).toMatchObject({ hook: 'it', scope: declared.scope, sound });
});

test.each<readonly [string, HookDeclaration]>([
  ['the default of a tool', { tool: 'tsc' }],
  ['a wider scope', { tool: 'prettier', scope: 'project' }],
  [
    'what a command does with its files is for its author to know',
    { command: ['node', 'check.mjs', '{files}'], scope: 'file' },
  ],
  ['ESLint, which decides by itself', { tool: 'eslint', scope: 'file' }],
  ['a command of scope project', { command: ['node', 'check.mjs'] }],
])('nothing is known against %s', (_, declared) => {
  expect(ask(declared)).toBeNull();
});
