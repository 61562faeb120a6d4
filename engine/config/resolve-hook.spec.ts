import type { Hook } from '../hooks/hook';
import { loadWorkspaceConfig } from './load-workspace-config';
import { marked, tools } from './testing/marked';

function resolve(hook: object, rest: object = {}, name = 'eslint'): Hook {
  const { hooks } = loadWorkspaceConfig(marked(JSON.stringify({ hooks: { [name]: hook }, ...rest })).source, tools);
  if (hooks[0]?.state !== 'ready') throw new Error(JSON.stringify(hooks[0]));
  return hooks[0].hook;
}

describe('resolveHook', () => {
  test('takes from the tool what the hook does not say', () => {
    expect(resolve({})).toMatchObject({
      program: { kind: 'tool', tool: 'eslint', args: [] },
      description: 'Runs eslint.',
      files: ['**/*.js'],
      exclude: ['dist/**'],
      scope: 'file',
      stage: 'fast',
      timeout: 60_000,
      securityLevel: 'low',
      cwd: 'workspace',
      packages: ['eslint'],
      deterministic: false,
    });
  });

  test('assumes for a command what cannot make a wrong green', () => {
    expect(resolve({ command: ['node', 'x.mjs'] }, {}, 'x')).toMatchObject({
      program: { kind: 'command', argv: ['node', 'x.mjs'] },
      description: 'node x.mjs',
      files: ['**/*'],
      exclude: [],
      scope: 'project',
      stage: 'comprehensive',
      timeout: 300_000,
      securityLevel: 'medium',
      cwd: 'project',
      packages: 'all',
      deterministic: true,
      whenNoFiles: 'skip',
      retries: { times: 0 },
      slots: 1,
      exclusive: false,
      when: null,
      fix: null,
    });
  });

  test('a command with the name of a tool stays a command', () => {
    expect(resolve({ command: ['x'] })).toMatchObject({ program: { kind: 'command' }, packages: 'all' });
  });

  test('a list replaces the whole list', () => {
    expect(resolve({ files: ['a'], exclude: [] })).toMatchObject({ files: ['a'], exclude: [] });
  });

  test('a shell only where it is written', () => {
    expect(resolve({ command: 'a && b', shell: true }, {}, 'x').program).toEqual({ kind: 'shell', script: 'a && b' });
  });

  test('the time to live is the hook’s, else the cache’s, else none', () => {
    expect(resolve({ ttl: '1m' }, { cache: { ttl: '1h' } }).ttl).toBe(60_000);
    expect(resolve({}, { cache: { ttl: '1h' } }).ttl).toBe(3_600_000);
    expect(resolve({ ttl: 'none' }, { cache: { ttl: '1h' } }).ttl).toBeNull();
    expect(resolve({}).ttl).toBeNull();
  });

  test('what reads the outside world holds for an hour unless said, and its red never', () => {
    expect(resolve({ outside: true })).toMatchObject({ ttl: 3_600_000, deterministic: false });
    expect(resolve({ outside: true, ttl: '1d' })).toMatchObject({ ttl: 86_400_000, deterministic: false });
    expect(resolve({ outside: true }, { cache: { ttl: '5m' } })).toMatchObject({ ttl: 300_000, deterministic: false });
    expect(resolve({ outside: false })).toMatchObject({ ttl: null });
  });

  test('a learnt limit is the hook’s, else the workspace’s, else none', () => {
    const workspace = { learntLimit: { factor: 2 } };
    expect(resolve({ learntLimit: { floor: '1m' } }, workspace).learntLimit).toEqual({ factor: 3, floor: 60_000 });
    expect(resolve({}, workspace).learntLimit).toEqual({ factor: 2, floor: 30_000 });
    expect(resolve({ learntLimit: 'none' }, workspace).learntLimit).toBeNull();
    expect(resolve({}).learntLimit).toBeNull();
  });

  test('no limit is null', () => {
    expect(resolve({ timeout: 'none' }).timeout).toBeNull();
  });

  test('retries and conditions have one form', () => {
    expect(resolve({ retries: 2 }).retries).toEqual({ times: 2, backoff: 1_000, on: [{ kind: 'crash' }, { kind: 'timeout' }] }); // prettier-ignore
    const on = ['crash', { exitCodes: [9, 7] }, { output: 'x' }];
    expect(resolve({ retries: { times: 1, backoff: '50ms', on } }).retries).toEqual({
      times: 1,
      backoff: 50,
      on: [{ kind: 'crash' }, { kind: 'exit-codes', exitCodes: [7, 9] }, { kind: 'output', pattern: 'x' }],
    });
    expect(resolve({ when: { env: { B: false, A: 'x' }, ci: false, os: ['windows', 'linux'] } }).when).toEqual({
      env: [{ name: 'A', value: 'x' }, { name: 'B', value: false }], // prettier-ignore
      ci: false,
      branches: null,
      os: ['linux', 'windows'],
      changed: null,
      command: null,
    });
  });
});
