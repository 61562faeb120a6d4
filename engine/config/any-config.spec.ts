import fc from 'fast-check';
import { applyProjectConfig } from './apply-project-config';
import type { ConfigSource } from './document';
import { loadWorkspaceConfig } from './load-workspace-config';
import { marked, tools } from './testing/marked';
import type { ConfigProblem } from '../hooks/failure';

const duration = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('ms', 's', 'm', 'h', 'd'))
  .map(([n, u]) => `${n}${u}`);
const globs = fc.array(fc.constantFrom('src/**', '*.ts', '**/*.{a,b}', 'a..b', '!(x)'), { minLength: 1 });
const common = {
  stage: fc.constantFrom('fast', 'comprehensive', 'manual'),
  files: globs,
  exclude: globs,
  projects: fc.array(fc.constantFrom('libs/**', '!tag:x', 'tag:a', '.')),
  inputs: fc.array(fc.constantFrom('{workspaceRoot}/a', '{projectRoot}/**/b', 'production', '!{projectRoot}/x')),
  timeout: fc.oneof(duration, fc.constant('none')),
  ttl: duration,
  outside: fc.boolean(),
  learntLimit: fc.oneof(
    fc.record({ factor: fc.integer({ min: 1, max: 9 }), floor: duration }, { requiredKeys: [] }),
    fc.constant('none'),
  ),
  retries: fc.oneof(fc.nat(10), fc.record({ times: fc.nat(10), backoff: duration }, { requiredKeys: ['times'] })),
  slots: fc.integer({ min: 1, max: 64 }),
  packages: fc.oneof(fc.constant('all'), fc.constant(['x'])),
  when: fc.record({ ci: fc.boolean(), branches: fc.constant(['main']) }, { requiredKeys: [] }),
};
const program = fc.constantFrom(
  { tool: 'eslint' },
  { command: ['x', '{files}'], output: 'sarif' },
  { command: 'x', shell: true },
);
const hook = fc.tuple(program, fc.record(common, { requiredKeys: [] })).map(([start, rest]) => ({ ...start, ...rest }));
const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter((text) => text !== 'config');
const workspace = fc
  .tuple(
    fc.dictionary(name, hook, { maxKeys: 6 }),
    fc.record({ concurrency: fc.integer({ min: 1, max: 99 }) }, { requiredKeys: [] }),
  )
  // Each hook may wait for those before it, so that there is no cycle.
  .map(([hooks, rest]) => {
    const names = Object.keys(hooks);
    const waiting = names.map((key, i) => [
      key,
      { ...hooks[key], dependsOn: [...names.slice(0, i), `^${key}`, 'target:x'] },
    ]);
    return { hooks: Object.fromEntries(waiting), ...rest };
  });

describe('any configuration', () => {
  test('that is right resolves every hook without a problem', () => {
    fc.assert(
      fc.property(workspace, (config) => {
        const loaded = loadWorkspaceConfig(marked(JSON.stringify(config, null, 2)).source, tools);
        expect(loaded.problems).toEqual([]);
        expect(loaded.hooks.map(({ name: n, state }) => `${n} ${state}`)).toEqual(Object.keys(config.hooks).map((n) => `${n} ready`)); // prettier-ignore
      }),
    );
  });

  test('with one character changed anywhere is right or has problems inside the text, and never throws', () => {
    const change = fc.tuple(fc.nat(), fc.oneof(fc.constantFrom('"', '{', '}', ',', '/', '\n', '', '_', '\\'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }))); // prettier-ignore
    fc.assert(
      fc.property(workspace, change, (config, [at, character]) => {
        const text = JSON.stringify(config, null, 2);
        const offset = at % text.length;
        const source = marked('').source;
        expectPlacesInside({ ...source, text: text.slice(0, offset) + character + text.slice(offset + 1) });
      }),
      { numRuns: 400 },
    );
  });

  test('even if it is no configuration at all', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string({ unit: fc.constantFrom('{', '}', '"', ':', ',', '[', '\n', '\r', 'a') }),
    );
    fc.assert(
      fc.property(text, (anything) => expectPlacesInside({ ...marked('').source, text: anything })),
      { numRuns: 400 },
    );
  });
});

function expectPlacesInside(source: ConfigSource): void {
  const config = loadWorkspaceConfig(source, tools);
  const project = applyProjectConfig(loadWorkspaceConfig(null, tools), source);
  const lines = source.text.split(/\r\n|\n|\r/);
  const isInside = ({ place: { line, column, length } }: ConfigProblem): boolean => {
    const width = (lines[line - 1] ?? '').length;
    return line >= 1 && line <= lines.length && column >= 1 && length >= 1 && column - 1 + length <= Math.max(width, 1);
  };
  for (const problem of [...config.problems, ...project.problems])
    expect([problem, isInside(problem)]).toEqual([problem, true]);
  const broken = config.hooks.filter(({ state }) => state === 'broken');
  expect(broken.length === 0 || config.problems.length > 0).toBe(true);
}
