import * as z from 'zod/mini';
import { operatingSystems } from '../hooks/condition';
import { scopes, securityLevels, stages, workingDirectories } from '../hooks/hook';
import * as checks from './checks';
import { argv, field, text } from './field';

const duration = '^\\d+(\\.\\d+)?(ms|s|m|h|d)$';
const durationOrNone = `^none$|${duration}`;

const retries = z.union(
  [
    z.int().check(z.minimum(0), z.maximum(10)),
    z.strictObject({
      times: z
        .int()
        .check(z.minimum(0), z.maximum(10))
        .register(z.globalRegistry, { description: 'Attempts after the first.' }),
      backoff: field(
        text(checks.isDuration, duration),
        'Pause before the second attempt; doubled before each further one.',
        '`1s`',
      ),
      on: field(
        z
          .array(
            z.union(
              [
                z.enum(['crash', 'timeout']),
                z.strictObject({
                  exitCodes: z.array(z.int().check(z.minimum(1), z.maximum(255))).check(z.minLength(1)),
                }),
                z.strictObject({ output: text(checks.isRegex) }),
              ],
              { error: '"crash", "timeout", { "exitCodes": [...] } or { "output": "regular expression" }' },
            ),
          )
          .check(z.minLength(1)),
        'What makes another attempt worth it: `crash`, `timeout`, `{ "exitCodes": [75] }`, `{ "output": "ECONNRESET" }`. Findings never do.',
        '`["crash", "timeout"]`',
      ),
    }),
  ],
  { error: 'a number of retries or an object with "times"' },
);

const when = z.strictObject({
  env: field(
    z.record(text(checks.isVariable), z.union([z.string(), z.boolean()], { error: 'a string, true or false' })),
    'Environment variables: a string asks for exactly that value, `true` for any, `false` for none.',
    'asks nothing',
  ),
  ci: field(z.boolean(), '`true`: only in CI; `false`: only outside of it.', 'asks nothing'),
  branches: field(
    z.array(text(checks.isText)).check(z.minLength(1)),
    'Globs over the name of the branch; `!` negates.',
    'asks nothing',
  ),
  os: field(z.array(z.enum(operatingSystems)).check(z.minLength(1)), 'Operating systems.', 'asks nothing'),
  changed: field(
    z.array(text(checks.isSelector)).check(z.minLength(1)),
    'Workspace-relative globs, of which a changed file must match one.',
    'asks nothing',
  ),
  command: field(
    argv(checks.isArgv),
    'A command, started in the workspace root, whose exit code 0 means due.',
    'asks nothing',
  ),
});

const output = z.union(
  [
    z.enum(['text', 'sarif', 'eslint-json', 'checkstyle', 'junit', 'unix']),
    z.strictObject({
      regex: text(checks.isFindingRegex).register(z.globalRegistry, {
        description:
          'Finds one problem per match (flags `g` and `m`); the named groups `file`, `line` and `message` are required, `column`, `endLine`, `endColumn`, `rule` and `severity` are not.',
      }),
    }),
  ],
  { error: '"text", "sarif", "eslint-json", "checkstyle", "junit", "unix" or { "regex": "..." }' },
);

/** A limit learnt from recorded runs; here for one hook, in the workspace for all that do not say. */
export const learntLimitSchema = z.strictObject({
  factor: field(
    z.number().check(z.minimum(1)),
    'How many times the 95th percentile of the recorded durations a hook may take in one project.',
    '`3`',
  ),
  floor: field(text(checks.isDuration, duration), 'A learnt limit is never shorter than this.', '`30s`'),
});

/** Every field of a hook, all of them optional. */
export const hookShape = {
  tool: field(
    text(checks.isText),
    'A built-in tool.',
    "the hook's own name where a tool is called so and there is no `command`",
  ),
  command: field(
    z.union([argv(checks.isArgv), text(checks.isText)], {
      error: 'a list of strings: the program, then its arguments',
    }),
    'A program of your own: a list with the program and its arguments, in which the item `{files}` stands for the files to check. One string only with `"shell": true`.',
    'none',
  ),
  shell: field(z.boolean(), 'Hands `command`, one string then, to a shell.', '`false`'),
  args: field(z.array(z.string()), 'More arguments for the tool.', '`[]`'),
  description: field(
    text(checks.isText),
    'What the hook is for, in one sentence.',
    'of the tool, or the command itself',
  ),
  stage: field(
    z.enum(stages),
    'When the hook is worth its time: on every save and commit (`fast`), before merging (`comprehensive`) or when asked for (`manual`).',
    'of the tool; `comprehensive` for commands',
  ),
  dependsOn: field(
    z.array(z.string()),
    'What must have passed before: `"prettier"` is another hook of the same project, `"^types"` that hook of the projects this one depends on. Targets of Nx are written `"target:build"`, and `"^build"` for those of the projects this one depends on.',
    '`[]`',
  ),
  files: field(
    z.array(text(checks.isGlob)).check(z.minLength(1)),
    'Globs of what is checked, relative to the project.',
    'of the tool; `["**/*"]` for commands',
  ),
  exclude: field(z.array(text(checks.isGlob)), 'Globs of what is not.', 'of the tool; `[]` for commands'),
  projects: field(
    z.array(text(checks.isSelector)),
    'Which projects have the hook: globs over their roots (`"libs/**"`), tags (`"tag:web"`), and either with `!` to leave them out.',
    'all where the hook makes sense',
  ),
  scope: field(
    z.enum(scopes),
    'What a verdict depends on besides configuration: the file alone (`file`), the file with all that it imports (`imports`), the `project` or the `workspace`.',
    'of the tool; `project` for commands',
  ),
  inputs: field(
    z.array(text(checks.isInput)),
    'What else can change the verdict: `"{workspaceRoot}/path"`, `"{projectRoot}/path"` (globs) or a named input of Nx.',
    '`[]`',
  ),
  env: field(
    z.array(text(checks.isVariable)),
    'Names of environment variables that the program gets to see; a verdict holds for their values only. Others are `PATH`, `HOME` and the like, a UTF-8 `LANG`, `TZ=UTC` and `NO_COLOR`: the same everywhere, also in CI.',
    '`[]`',
  ),
  timeout: field(
    text(checks.isDurationOrNone, durationOrNone),
    'How long the hook may take in one project: `"90s"`, `"2m"`, `"500ms"`, `"1h"`, or `"none"`.',
    'of the tool; `5m` for commands',
  ),
  learntLimit: field(
    z.union([learntLimitSchema, z.literal('none')], {
      error: 'an object with "factor" and "floor", or "none"',
    }),
    'A shorter limit, learnt from recorded runs; `timeout` stays the longest. `{}` takes the defaults, `"none"` learns nothing.',
    '`learntLimit` of the workspace',
  ),
  retries: field(retries, 'How often to try again when the hook could not give a verdict.', '`0`'),
  securityLevel: field(
    z.enum(securityLevels),
    'How much a finding weighs; a strategy says which levels block.',
    'of the tool; `medium` for commands',
  ),
  advisory: field(z.boolean(), 'Findings are shown but never block.', '`false`'),
  cwd: field(
    z.enum(workingDirectories),
    'Where the program is started: in the `project` or in the `workspace` root.',
    'of the tool; `project` for commands',
  ),
  packages: field(
    z.union([z.array(text(checks.isText)), z.literal('all')], { error: 'a list of package names, or "all"' }),
    'npm packages whose versions decide the verdict, or `"all"`.',
    'of the tool; `"all"` for commands',
  ),
  whenNoFiles: field(
    z.enum(['skip', 'fail']),
    'What becomes of the hook in a project where no file matches.',
    '`skip`',
  ),
  ttl: field(
    text(checks.isDurationOrNone, durationOrNone),
    'How long a verdict may be replayed; `"none"`: as long as nothing changed that it depends on.',
    '`cache.ttl`',
  ),
  output: field(
    output,
    'How the output of a command is read: a format, or a regular expression with named groups.',
    '`text`',
  ),
  findingsExitCodes: field(
    z.array(z.int().check(z.minimum(1), z.maximum(255))).check(z.minLength(1)),
    'Exit codes by which a command says that it found problems; others but 0 mean that it could not check.',
    'any but 0',
  ),
  deterministic: field(
    z.boolean(),
    '`false`: the same question may get another answer (tests, audits), so that a red verdict is never replayed.',
    'of the tool; `true` for commands',
  ),
  outside: field(
    z.boolean(),
    '`true`: reads the outside world (audits, link checks). A green verdict holds for the `ttl`, `1h` unless said; a red one is asked again each time; Nx keeps neither.',
    '`false`',
  ),
  slots: field(z.int().check(z.minimum(1)), "How many of the run's slots the hook takes.", '`1`'),
  exclusive: field(z.boolean(), 'Nothing else runs at the same time.', '`false`'),
  when: field(when, 'When the hook is due; every part must hold. Otherwise it is skipped, with the reason.', 'always'),
  fix: field(
    argv(checks.isArgv),
    'A command that mends what the hook finds; `{files}` as in `command`.',
    "the tool's fixer",
  ),
};

export const hookSchema = z.strictObject(hookShape).register(z.globalRegistry, {
  id: 'Hook',
  description: 'One quality check: a built-in tool or a command of your own.',
});

/** A hook as it is written. */
export type HookDeclaration = z.infer<typeof hookSchema>;

const { projects: _rootOnly, ...overrideShape } = hookShape;

export const hookOverrideSchema = z.strictObject(overrideShape).register(z.globalRegistry, {
  id: 'HookOverride',
  description: 'Fields that replace those of the hook in this project.',
});

export type HookOverride = z.infer<typeof hookOverrideSchema>;
