import { applyProjectConfig } from './apply-project-config';
import { loadWorkspaceConfig } from './load-workspace-config';
import { marked, placesOf, tools } from './testing/marked';
import type { ProjectHooks } from './workspace-config';

const workspace = {
  hooks: {
    tsc: { args: ['--strict'] },
    eslint: { dependsOn: ['tsc'], files: ['src/**'], projects: ['libs/**'] },
    own: { command: ['node', 'x.mjs'], output: 'unix' },
    broken: { stage: 1 },
  },
  cache: { ttl: '1h' },
};
const config = loadWorkspaceConfig(marked(JSON.stringify(workspace)).source, tools);
const apply = (text: string): ProjectHooks => applyProjectConfig(config, marked(text, 'libs/a/hookgraph.json').source);
const hookOf = (hooks: ProjectHooks, name: string): unknown => hooks.hooks.find((hook) => hook.name === name);

describe('applyProjectConfig', () => {
  test('without a file a project has the hooks of the workspace', () => {
    expect(applyProjectConfig(config, null)).toEqual({ hooks: config.hooks, off: [], general: [], problems: [] });
  });

  test('false and "off" leave a hook out, a broken one too', () => {
    const project = apply('{ "hooks": { "own": "off", "eslint": false, "broken": false } }');
    expect(project.off).toEqual(['broken', 'eslint', 'own']);
    expect(project.hooks.map(({ name }) => name)).toEqual(['tsc']);
    expect(project.problems).toEqual([]);
  });

  test('fields replace those of the workspace and keep the others', () => {
    const project = apply('{ "hooks": { "eslint": { "files": ["lib/**"], "timeout": "2m" } } }');
    expect(hookOf(project, 'eslint')).toMatchObject({
      state: 'ready',
      hook: {
        files: ['lib/**'],
        timeout: 120_000,
        projects: ['libs/**'],
        dependsOn: [{ hook: 'tsc' }],
        ttl: 3_600_000,
      },
    });
    expect(hookOf(project, 'tsc')).toEqual(hookOf(applyProjectConfig(config, null), 'tsc'));
  });

  test('another program takes the fields of the one before with it', () => {
    const project = apply('{ "hooks": { "tsc": { "command": ["vue-tsc"] }, "own": { "tool": "prettier" } } }');
    expect(project.problems).toEqual([]);
    expect(hookOf(project, 'tsc')).toMatchObject({ hook: { program: { kind: 'command', argv: ['vue-tsc'] }, scope: 'project' } }); // prettier-ignore
    expect(hookOf(project, 'own')).toMatchObject({ hook: { program: { kind: 'tool', tool: 'prettier' }, output: { kind: 'text' } } }); // prettier-ignore
  });

  test('other arguments of a command keep how its output is read', () => {
    const project = apply('{ "hooks": { "own": { "command": ["node", "x.mjs", "-v"] } } }');
    expect(hookOf(project, 'own')).toMatchObject({ hook: { output: { kind: 'unix' } } });
  });

  test('what is broken in the workspace stays broken', () => {
    expect(hookOf(apply('{ "hooks": { "broken": { "stage": "fast" } } }'), 'broken')).toMatchObject({
      state: 'broken',
    });
  });

  test.each([
    ['an unknown hook', '{ "hooks": { «"eslit"»: false } }', 'unknown hook "eslit"'],
    ['an unknown key', '{ "hooks": { "eslint": { «"stge"»: "fast" } } }', 'unknown key "stge"'],
    ['an unknown key of the file', '{ «"strategies"»: {} }', 'unknown key "strategies"'],
    ['projects, which only the workspace knows', '{ "hooks": { "eslint": { «"projects"»: [] } } }', 'workspace root'],
    ['a value that is neither', '{ "hooks": { "eslint": «true» } }', 'must be false, "off" or an object'],
    [
      'a cycle that the project closes',
      '{ "hooks": { "tsc": { "dependsOn": [«"eslint"»] } } }',
      'eslint -> tsc -> eslint',
    ],
    ['an unknown dependency', '{ "hooks": { "tsc": { "dependsOn": [«"eslit"»] } } }', 'unknown hook "eslit"'],
    ['arguments for a command', '{ "hooks": { "own": { «"args"»: [] } } }', '"args" is for tools'],
    ['a duplicate', '{ "hooks": { "own": false, «"own"»: false } }', 'given twice'],
    ['bad syntax', '{ "hooks": { "own" «false» } }', 'a colon is expected'],
  ])('%s has its place in the file of the project', (_, text, message) => {
    const { source, places } = marked(text, 'libs/a/hookgraph.json');
    const { problems } = applyProjectConfig(config, source);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.place.file).toBe('libs/a/hookgraph.json');
    expect(placesOf(problems)).toEqual(places);
  });

  test('a mistake breaks the hook it stands in, bad syntax every hook of the project', () => {
    const one = apply('{ "hooks": { "eslint": { "stage": 1 } } }').hooks.map(({ state }) => state);
    expect(one).toEqual(['ready', 'broken', 'ready', 'broken']);
    expect(apply('{ "hooks" }').hooks.every(({ state }) => state === 'broken')).toBe(true);
  });

  test('a cycle through a hook that is off here is none', () => {
    expect(apply('{ "hooks": { "tsc": { "dependsOn": ["eslint"] }, "eslint": false } }').problems).toEqual([]);
  });
});
