import { loadWorkspaceConfig } from './load-workspace-config';
import { marked, placesOf, tools } from './testing/marked';
import type { WorkspaceConfig } from './workspace-config';

const load = (text: string): WorkspaceConfig => loadWorkspaceConfig(marked(text).source, tools);
const states = ({ hooks }: WorkspaceConfig): Record<string, string> =>
  Object.fromEntries(hooks.map(({ name, state }) => [name, state]));

describe('every kind of mistake has its place and its words', () => {
  test.each([
    ['a comma is missing', '{ "hooks": {} «"cache"»: {} }', 'a comma is missing', null],
    ['a string is not closed', '{ "defaultStrategy": «"fast }»', 'string is not closed', null],
    ['an empty file', '«»', 'a value is expected', 'start with'],
    ['a string in single quotes', "{ «'hooks'»: {} }", 'not expected here', 'double quotes'],
    ['a file that is a list', '«[]»', 'must be an object', 'start with'],
    ['an unknown key of the workspace', '{ «"hoks"»: {} }', 'unknown key "hoks"', 'did you mean "hooks"?'],
    [
      'an unknown key of a hook',
      '{ "hooks": { "eslint": { «"stge"»: "fast" } } }',
      'unknown key "stge"',
      'did you mean "stage"?',
    ],
    ['an unknown key of the cache', '{ "cache": { «"tll"»: "1h" } }', 'unknown key "tll"', 'did you mean "ttl"?'],
    [
      'an unknown key in a union',
      '{ "hooks": { "eslint": { "retries": { "times": 1, «"bakoff"»: "1s" } } } }',
      'unknown key "bakoff"',
      'did you mean "backoff"?',
    ],
    [
      'an unknown tool',
      '{ "hooks": { "lint": { "tool": «"eslnt"» } } }',
      'unknown tool "eslnt"',
      'did you mean "eslint"?',
    ],
    [
      'a hook that is neither tool nor command',
      '{ "hooks": { «"esling"»: {} } }',
      'neither "tool" nor "command"',
      'did you mean "eslint"?',
    ],
    [
      'an unknown hook in dependsOn',
      '{ "hooks": { "prettier": {}, "eslint": { "dependsOn": [«"pretier"»] } } }',
      'unknown hook "pretier"',
      'did you mean "prettier"?',
    ],
    [
      'a target of Nx without its prefix',
      '{ "hooks": { "eslint": { "dependsOn": [«"build"»] } } }',
      'unknown hook "build"',
      '"target:build"',
    ],
    [
      'a dependency that names nothing',
      '{ "hooks": { "eslint": { "dependsOn": [«"^"»] } } }',
      'names nothing',
      '"^target"',
    ],
    [
      'a dependency that is given twice',
      '{ "hooks": { "prettier": {}, "eslint": { "dependsOn": ["prettier", «"prettier"»] } } }',
      '"prettier" is given twice',
      'remove one',
    ],
    [
      'a cycle',
      '{ "hooks": { "eslint": { "dependsOn": ["tsc"] }, "tsc": { "dependsOn": [«"eslint"»] } } }',
      'eslint -> tsc -> eslint',
      'remove one',
    ],
    [
      'a hook that waits for itself',
      '{ "hooks": { "eslint": { "dependsOn": [«"eslint"»] } } }',
      'eslint -> eslint',
      'remove one',
    ],
    [
      'an unknown hook in a strategy',
      '{ "hooks": { "tsc": {} }, "strategies": { "ci": { "exclude": [«"tcs"»] } } }',
      'unknown hook "tcs"',
      'did you mean "tsc"?',
    ],
    [
      'a duplicate key',
      '{ "hooks": { "eslint": { "stage": "fast", «"stage"»: "manual" } } }',
      '"stage" is given twice',
      'only the last',
    ],
    ['a duplicate hook', '{ "hooks": { "eslint": {}, «"eslint"»: {} } }', '"eslint" is given twice', 'only the last'],
    [
      'a duplicate key of hooks',
      '{ "hooks": { "eslint": {} }, «"hooks"»: {} }',
      '"hooks" is given twice',
      'only the last',
    ],
    [
      'a bad duration',
      '{ "hooks": { "eslint": { "timeout": «"2 fortnights"» } } }',
      '"2 fortnights" is not a duration',
      '"90s"',
    ],
    [
      'a number for a duration',
      '{ "hooks": { "eslint": { "timeout": «90» } } }',
      'must be a string, not a number',
      null,
    ],
    [
      'an outside world that never changes',
      '{ "hooks": { "audit": { "command": ["x"], "outside": true, "ttl": «"none"» } } }',
      'what reads the outside world cannot be true for ever',
      '"1h"',
    ],
    [
      'an outside world that always answers the same',
      '{ "hooks": { "audit": { "command": ["x"], "outside": true, "deterministic": «true» } } }',
      'may answer differently to the same question',
      'remove "deterministic"',
    ],
    ['a duration of nothing', '{ "cache": { "ttl": «"0s"» } }', '"0s" is not a duration', 'above zero'],
    [
      'a glob that climbs out',
      '{ "hooks": { "eslint": { "files": ["src/**", «"../x/**"»] } } }',
      'leaves the project',
      '{workspaceRoot}',
    ],
    [
      'an absolute glob',
      '{ "hooks": { "eslint": { "exclude": [«"/etc/*"»] } } }',
      'leaves the project',
      '{workspaceRoot}',
    ],
    [
      'a glob that climbs out in braces',
      '{ "hooks": { "eslint": { "files": [«"{a,../b}"»] } } }',
      'leaves the project',
      '{workspaceRoot}',
    ],
    ['a negated glob', '{ "hooks": { "eslint": { "files": [«"!x"»] } } }', 'begins with "!"', 'put "x" in "exclude"'],
    [
      'an input that climbs out',
      '{ "hooks": { "eslint": { "inputs": [«"{workspaceRoot}/../x"»] } } }',
      'leaves the workspace',
      'without ".."',
    ],
    ['an empty list of files', '{ "hooks": { "eslint": { "files": «[]» } } }', 'the list is empty', null],
    ['tool and command', '{ "hooks": { "x": { "tool": "tsc", «"command"»: ["x"] } } }', 'not both', '"args"'],
    ['a string without a shell', '{ "hooks": { "x": { "command": «"node x"» } } }', 'needs a shell', '"shell": true'],
    [
      'a shell without a string',
      '{ "hooks": { "x": { "command": ["x"], «"shell"»: true } } }',
      'one string',
      'remove "shell"',
    ],
    ['an empty command', '{ "hooks": { "x": { "command": «[]» } } }', 'the command is empty', 'the program'],
    ['a command of spaces', '{ "hooks": { "x": { "command": «"  "», "shell": true } } }', 'empty', null],
    [
      'arguments beside a command',
      '{ "hooks": { "x": { "command": ["x"], «"args"»: [] } } }',
      '"args" is for tools',
      '"command"',
    ],
    ['an output format for a tool', '{ "hooks": { "tsc": { «"output"»: "sarif" } } }', 'is for commands', 'remove'],
    ['exit codes for a tool', '{ "hooks": { "tsc": { «"findingsExitCodes"»: [1] } } }', 'is for commands', 'remove'],
    [
      'a name with a slash',
      '{ "hooks": { «"a/b"»: { "tool": "tsc" } } }',
      'cannot name a hook',
      'a letter from a to z first',
    ],
    [
      'the name __proto__',
      '{ "hooks": { «"__proto__"»: { "tool": "tsc" } } }',
      'cannot name a hook',
      'a letter from a to z first',
    ],
    ['a reserved name', '{ "hooks": { «"config"»: { "tool": "tsc" } } }', 'cannot name a hook', 'another name'],
    [
      'names that differ in case',
      '{ "hooks": { "tsc": {}, «"TSC"»: { "tool": "tsc" } } }',
      'differ only in case',
      'one file',
    ],
    ['a strategy called fix', '{ "strategies": { «"fix"»: {} } }', 'cannot name a strategy', 'another name'],
    [
      'a strategy like a target for fixing',
      '{ "strategies": { «"fix--eslint"»: {} } }',
      'cannot name a strategy',
      'another name',
    ],
    [
      'a regex that does not compile',
      '{ "hooks": { "x": { "command": ["x"], "output": { "regex": «"("» } } } }',
      'Unterminated group',
      null,
    ],
    [
      'a regex without groups',
      '{ "hooks": { "x": { "command": ["x"], "output": { "regex": «"(?<file>.*)"» } } } }',
      '(?<line>...), (?<message>...)',
      null,
    ],
    [
      'a regex with an unknown group',
      '{ "hooks": { "x": { "command": ["x"], "output": { "regex": «"(?<col>.)"» } } } }',
      '"col" has no meaning',
      null,
    ],
    [
      'a regex for retries',
      '{ "hooks": { "tsc": { "retries": { "times": 1, "on": [{ "output": «"["» }] } } } }',
      'does not compile',
      null,
    ],
    ['a wrong word', '{ "hooks": { "tsc": { "stage": «"fats"» } } }', '"stage" must be one of', 'did you mean "fast"?'],
    ['a missing field', '{ "hooks": { "tsc": { «"retries"»: {} } } }', '"times" is missing', null],
    ['a hook that is a number', '{ "hooks": { "tsc": «3» } }', 'must be an object, not a number', null],
    ['a bad variable', '{ "hooks": { "tsc": { "env": [«"1A"»] } } }', 'not the name of an environment variable', null],
    [
      'a bad variable in a condition',
      '{ "hooks": { "tsc": { "when": { "env": { «"A B"»: true } } } } }',
      'not the name of an environment variable',
      null,
    ],
    ['no slots', '{ "hooks": { "tsc": { "slots": «0» } } }', 'at least 1', null],
    ['half a slot', '{ "concurrency": «1.5» }', 'a whole number, not 1.5', null],
    [
      'a default strategy that does not exist',
      '{ "defaultStrategy": «"fats"» }',
      'unknown strategy "fats"',
      'did you mean "fast"?',
    ],
    ['a store outside of the workspace', '{ "cache": { "directory": «"../x"» } }', 'leaves the workspace', null],
    [
      'a place after lines, comments and a byte order mark',
      '\uFEFF{\r\n  // é 🙂\r\n  "hooks": { "tsc": {\r\n\t«"x"»: 1 } } }',
      'unknown key "x"',
      null,
    ],
  ])('%s', (_, text, message, hint) => {
    const { source, places } = marked(text);
    const { problems } = loadWorkspaceConfig(source, tools);
    expect(placesOf(problems)).toEqual(places.map((place) => place.replace('+0', '+1')));
    expect(problems[0]?.message).toContain(message);
    if (hint !== null) expect(problems[0]?.hint).toContain(hint);
  });
});

describe('what a mistake breaks', () => {
  test('only the hook that it stands in, not those that wait for it', () => {
    const config = load('{ "hooks": { "tsc": { "stage": 1 }, "eslint": { "dependsOn": ["tsc"] }, "prettier": {} } }');
    expect(states(config)).toEqual({ tsc: 'broken', eslint: 'ready', prettier: 'ready' });
    expect(config.general).toEqual([]);
  });

  test('every hook on a cycle and none beside it', () => {
    const config = load('{ "hooks": { "tsc": { "dependsOn": ["eslint"] }, "eslint": { "dependsOn": ["tsc"] }, "prettier": { "dependsOn": ["tsc"] } } }'); // prettier-ignore
    expect(states(config)).toEqual({ tsc: 'broken', eslint: 'broken', prettier: 'ready' });
  });

  test('everything whose name can be read, where the text is no JSON or has "hooks" twice', () => {
    expect(states(load('{ "hooks": { "tsc": {} "eslint": {} } }'))).toEqual({ tsc: 'broken', eslint: 'broken' });
    expect(states(load('{ "hooks": { "tsc": {} }, "hooks": {} }'))).toEqual({ tsc: 'broken' });
  });

  test('a strategy alone, which is told in general as well', () => {
    const config = load('{ "hooks": { "tsc": {} }, "strategies": { "ci": { "order": "x" }, "cd": {} } }');
    expect(states(config)).toEqual({ tsc: 'ready' });
    expect(config.strategies.filter(({ state }) => state === 'broken').map(({ name }) => name)).toEqual(['ci']);
    expect(config.general).toHaveLength(1);
  });

  test('no field hides the mistakes of another', () => {
    const config = load('{ "hooks": { "x": { "tool": "nope", "timeout": "1", "stge": 1, "dependsOn": ["y"] } }, "defaultStrategy": "z", "cache": 1 }'); // prettier-ignore
    expect(config.problems).toHaveLength(6);
    expect(placesOf(config.problems)).toEqual([...placesOf(config.problems)].sort((a, b) => parseInt(a.slice(2), 10) - parseInt(b.slice(2), 10))); // prettier-ignore
  });

  test('two cycles that share nothing are both told', () => {
    const config = load('{ "hooks": { "tsc": { "dependsOn": ["tsc"] }, "eslint": { "dependsOn": ["eslint"] } } }');
    expect(config.problems).toHaveLength(2);
  });
});

describe('what is right', () => {
  test('no file is no hooks, the built-in strategies and no problem', () => {
    const config = loadWorkspaceConfig(null, tools);
    expect(config).toMatchObject({
      hooks: [],
      defaultStrategy: 'comprehensive',
      directory: '.hookgraph',
      problems: [],
    });
    expect(config.strategies.map(({ name }) => name)).toEqual(['fast', 'comprehensive', 'dependency-aware', 'parallel', 'sequential']); // prettier-ignore
  });

  test('comments and trailing commas, hooks in declared order', () => {
    const config = load('{ /* a */ "hooks": { "tsc": {}, "eslint": {}, }, // b\n }');
    expect(config.problems).toEqual([]);
    expect(config.hooks.map(({ name }) => name)).toEqual(['tsc', 'eslint']);
  });

  test('a dependency is a hook, a hook of other projects, or a target', () => {
    const [, eslint] = load('{ "hooks": { "tsc": {}, "eslint": { "dependsOn": ["tsc", "^tsc", "^build", "target:gen", "target:^tsc"] } } }').hooks; // prettier-ignore
    expect(eslint?.state === 'ready' && eslint.hook.dependsOn).toEqual([
      { kind: 'hook', hook: 'tsc' },
      { kind: 'upstream-hook', hook: 'tsc' },
      { kind: 'target', target: '^build' },
      { kind: 'target', target: 'gen' },
      { kind: 'target', target: '^tsc' },
    ]);
  });

  test('a hook may wait for itself in other projects', () => {
    expect(load('{ "hooks": { "tsc": { "dependsOn": ["^tsc"] } } }').problems).toEqual([]);
  });

  test('a strategy of the user has defaults, one with a built-in name keeps what it does not replace', () => {
    const text = '{ "concurrency": 7, "strategies": { "ci": { "timeout": "10m", "module": "./tools/x.mjs" }, "sequential": { "timeoutScale": 2 } } }'; // prettier-ignore
    const strategy = (name: string): unknown => load(text).strategies.find((declared) => declared.name === name);
    expect(strategy('ci')).toMatchObject({
      strategy: { concurrency: 7, timeout: 600_000, module: 'tools/x.mjs', waves: false },
    });
    expect(strategy('sequential')).toMatchObject({ strategy: { concurrency: 1, liveOutput: true, timeoutScale: 2 } });
    expect(strategy('parallel')).toMatchObject({ strategy: { concurrency: 7, order: 'longest-first' } });
  });
});
