import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failure } from '../../engine/hooks/result';
import { rootOf } from '../../engine/run/host-graph';
import { rememberedNodes } from '../../plugin/remembered-nodes';
import type { Answer } from '../answer';
import type { Face } from '../face';
import { doctor } from './doctor';
import type { InferredTargets } from './inferred-targets';
import { faceOf, requestFor } from './testing/examination';
import { patientIn, patients, type Patient } from './testing/patient';
import { realWorld, type DoctorWorld } from './world';

const ward = patients();
afterAll(() => ward.dispose());

test('A healthy workspace has nothing wrong', async () => {
  expect(await examined(ward.create())).toEqual({ exitCode: 0, findings: [] });
});

test('Looking leaves nothing behind', async () => {
  const patient = ward.create();
  const before = readdirSync(patient.root, { recursive: true });
  await examined(patient);
  expect(readdirSync(patient.root, { recursive: true })).toEqual(before);
});

type Case = readonly [sentence: string, makeIll: (patient: Patient) => void, finding: object];

const cases: readonly Case[] = [
  [
    'tracked files that git ignores',
    (patient) => {
      patient.write({ 'libs/a/kept.log': 'x' });
      patient.git('add', '--force', 'libs/a/kept.log');
    },
    { kind: 'tracked-but-ignored', files: ['libs/a/kept.log'] },
  ],
  [
    'a project without any hook',
    (patient) => {
      patient.write({
        'libs/c/project.json': { name: 'c' },
        'hookgraph.json': { hooks: { prettier: { tool: 'prettier', projects: ['.', 'libs/a', 'libs/b'] } } },
      });
    },
    { kind: 'projects-without-hooks', projects: ['c'] },
  ],
  [
    'a hook that matches no file',
    (patient) => patient.write({ 'hookgraph.json': hooks({ prettier: { tool: 'prettier', files: ['**/*.tsy'] } }) }),
    { kind: 'hook-without-files', hook: 'prettier', globs: ['**/*.tsy'] },
  ],
  [
    'a hook that is in no project',
    (patient) => patient.write({ 'hookgraph.json': hooks({ styles: { tool: 'stylelint' } }) }),
    { kind: 'hook-without-projects', hook: 'styles', looksFor: expect.arrayContaining(['.stylelintrc']) },
  ],
  [
    'a scope that is narrower than what the tool reads',
    (patient) =>
      patient.write({
        'hookgraph.json': hooks({
          prettier: { tool: 'prettier' },
          types: { command: ['npx', 'tsc', '{files}'], scope: 'file' },
        }),
      }),
    { kind: 'narrow-scope', narrowing: { hook: 'types', scope: 'file', reason: expect.any(String), sound: 'project' } },
  ],
  [
    'a hook whose inputs no fingerprint holds',
    (patient) =>
      patient.write({
        'nx.json': { plugins: ['hookgraph'], namedInputs: { built: [{ dependentTasksOutputFiles: '**/*.d.ts' }] } },
        'hookgraph.json': hooks({ prettier: { tool: 'prettier', inputs: ['built'] } }),
      }),
    { kind: 'unkept-hook', hook: 'prettier', what: ['the input {"dependentTasksOutputFiles":"**/*.d.ts"}'] },
  ],
  [
    'a tool that is not installed',
    (patient) => patient.remove('node_modules/prettier'),
    {
      kind: 'missing-program',
      hook: 'prettier',
      projects: ['a', 'b', 'root'],
      failure: { reason: 'program-not-found', program: 'prettier', package: 'prettier' },
    },
  ],
  [
    'a tool outside of its range in the one project that has its own',
    (patient) =>
      patient.write({
        'libs/b/node_modules/eslint/package.json': { name: 'eslint', version: '7.0.0', bin: { eslint: './bin.js' } },
      }),
    {
      kind: 'missing-program',
      hook: 'eslint',
      projects: ['b'],
      failure: { reason: 'unsupported-version', package: 'eslint', version: '7.0.0', supported: expect.any(String) },
    },
  ],
  [
    'a tool in another version than the lock file has',
    (patient) =>
      patient.write({
        'package-lock.json': { lockfileVersion: 3, packages: { 'node_modules/prettier': { version: '3.7.0' } } },
        'node_modules/.package-lock.json': { packages: { 'node_modules/prettier': { version: '3.6.0' } } },
      }),
    { kind: 'not-as-locked', packages: [{ name: 'prettier', installed: '3.6.0', locked: ['3.7.0'] }] },
  ],
  [
    'no lock file',
    (patient) => patient.remove('package-lock.json'),
    { kind: 'unread-lock-file', why: 'absent', file: null, hooks: ['eslint', 'prettier'] },
  ],
  [
    'a lock file that git ignores',
    (patient) => {
      patient.git('rm', '--quiet', '--cached', 'package-lock.json');
      patient.write({ '.git/info/exclude': 'package-lock.json\n' });
    },
    { kind: 'unread-lock-file', why: 'ignored', file: 'package-lock.json', hooks: ['eslint', 'prettier'] },
  ],
  [
    'a lock file that nx.json says not to read',
    (patient) =>
      patient.write({
        'nx.json': { plugins: ['hookgraph'], pluginsConfig: { '@nx/js': { analyzeLockfile: false } } },
      }),
    { kind: 'unread-lock-file', why: 'switched-off', file: null, hooks: ['eslint', 'prettier'] },
  ],
  [
    'a lock file beside no package.json',
    (patient) => patient.remove('package.json'),
    { kind: 'unread-lock-file', why: 'no-manifest', file: null, hooks: ['eslint', 'prettier'] },
  ],
  [
    'configuration that imports what is not found',
    (patient) => patient.write({ 'eslint.config.mjs': "import x from './made/later.mjs';\nexport default [x];\n" }),
    { kind: 'unfollowed-config', hook: 'eslint', file: 'eslint.config.mjs', specifiers: ['./made/later.mjs'] },
  ],
  [
    'configuration that computes what it imports',
    (patient) => patient.write({ 'eslint.config.mjs': 'export default [await import(process.env.X)];\n' }),
    { kind: 'unfollowed-config', hook: 'eslint', file: 'eslint.config.mjs', specifiers: [] },
  ],
  [
    'configuration that git ignores',
    (patient) => {
      patient.write({ '.gitignore': 'node_modules\n.nx\n.hookgraph\n/libs/b/.prettierrc\n', 'libs/b/.prettierrc': {} });
    },
    { kind: 'unseen-config', hook: 'prettier', file: 'libs/b/.prettierrc', why: 'ignored' },
  ],
  [
    'configuration from outside of the workspace',
    (patient) => {
      patient.remove('.prettierrc');
      writeFileSync(join(dirname(patient.root), '.prettierrc'), '{}');
    },
    { kind: 'unseen-config', hook: 'prettier', file: expect.stringMatching(/^\/.+\.prettierrc$/), why: 'outside' },
  ],
  [
    'a script that takes the place of a target',
    (patient) => patient.write({ 'libs/a/package.json': { name: 'a', scripts: { quality: 'true' } } }),
    { kind: 'shadowed-target', target: 'quality', by: 'script', projects: ['a'], folders: ['libs/a'] },
  ],
  [
    'a target of project.json that takes the place of a hook',
    (patient) =>
      patient.write({
        'libs/b/project.json': { name: 'b', targets: { 'quality--eslint': { executor: 'nx:noop' } } },
      }),
    { kind: 'shadowed-target', target: 'quality--eslint', by: 'project.json', projects: ['b'], folders: ['libs/b'] },
  ],
  [
    'targetDefaults that replace what a hook reads',
    (patient) =>
      patient.write({
        'nx.json': {
          plugins: ['hookgraph'],
          targetDefaults: { 'quality--eslint': { inputs: ['default'], cache: false } },
        },
      }),
    {
      kind: 'replaced-fields',
      target: 'quality--eslint',
      by: 'nx.json',
      fields: ['inputs', 'cache'],
      projects: ['a', 'b'],
      folders: ['libs/a', 'libs/b'],
    },
  ],
  [
    'a project.json that replaces what a hook leaves',
    (patient) =>
      patient.write({ 'libs/b/project.json': { name: 'b', targets: { 'quality--eslint': { outputs: [] } } } }),
    {
      kind: 'replaced-fields',
      target: 'quality--eslint',
      by: 'project.json',
      fields: ['outputs'],
      projects: ['b'],
      folders: ['libs/b'],
    },
  ],
  [
    'a hookgraph.json that nobody reads',
    (patient) => patient.write({ 'libs/hookgraph.json': { hooks: {} } }),
    { kind: 'stray-config', files: ['libs/hookgraph.json'] },
  ],
  [
    'a mistake in the hookgraph.json of a project',
    (patient) => patient.write({ 'libs/a/hookgraph.json': { hooks: { prettier: { stge: 'fast' } } } }),
    {
      kind: 'config-problems',
      problems: [expect.objectContaining({ place: expect.objectContaining({ file: 'libs/a/hookgraph.json' }) })],
    },
  ],
  [
    'a base that git does not know, though a remote does',
    (patient) => {
      patient.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
      patient.git('branch', '--quiet', '--move', 'main', 'other');
    },
    { kind: 'missing-base', base: 'main', remote: ['origin/main'] },
  ],
  [
    'a base that nobody has',
    (patient) => patient.write({ 'nx.json': { plugins: ['hookgraph'], defaultBase: 'trunk' } }),
    { kind: 'missing-base', base: 'trunk', remote: [] },
  ],
  [
    'a base without anything in common',
    (patient) => {
      patient.git('checkout', '--quiet', '--orphan', 'other');
      patient.commit();
    },
    { kind: 'unrelated-base', base: 'main' },
  ],
  ['a workspace in no repository', (patient) => patient.remove('.git'), { kind: 'no-repository' }],
  [
    'an Nx that is too old',
    (patient) => patient.write({ 'node_modules/nx/package.json': { name: 'nx', version: '21.6.0' } }),
    { kind: 'unsupported-nx', version: '21.6.0', supported: expect.any(String) },
  ],
  [
    'an Nx that is too new',
    (patient) => patient.write({ 'node_modules/nx/package.json': { name: 'nx', version: '25.0.0' } }),
    { kind: 'unsupported-nx', version: '25.0.0', supported: expect.any(String) },
  ],
  [
    'two entries of the plugin',
    (patient) => patient.write({ 'nx.json': { plugins: ['hookgraph', { plugin: 'hookgraph' }] } }),
    { kind: 'repeated-plugin', entries: 2 },
  ],
  ['no entry of the plugin', (patient) => patient.write({ 'nx.json': { plugins: [] } }), { kind: 'missing-plugin' }],
  ['no hookgraph at the root', (patient) => patient.remove('node_modules/hookgraph'), { kind: 'not-installed' }],
  [
    'a store that takes nothing, whoever asks',
    (patient) => {
      mkdirSync(join(patient.root, '.hookgraph'));
      symlinkSync('/proc', join(patient.root, '.hookgraph/store'));
    },
    { kind: 'unwritable-store', directory: '.hookgraph', trouble: expect.stringMatching(/^E[A-Z]+$/) },
  ],
  [
    'a store that git does not ignore',
    (patient) => patient.write({ '.gitignore': 'node_modules\n.nx\n' }),
    { kind: 'store-not-ignored', directory: '.hookgraph' },
  ],
];

test.each(cases)('It finds %s, and nothing else', async (_sentence, makeIll, finding) => {
  const patient = ward.create();
  makeIll(patient);
  expect(await examined(patient)).toEqual({ exitCode: 1, findings: [finding] });
});

test('It finds that a clone is too shallow to reach the base', async () => {
  const origin = ward.create();
  origin.git('checkout', '--quiet', '-b', 'topic');
  origin.commit();
  const root = join(dirname(origin.root), 'clone');
  origin.git('clone', '--quiet', '--depth=1', '--branch=topic', `file://${origin.root}`, root);
  symlinkSync(join(origin.root, 'node_modules'), join(root, 'node_modules'));
  patientIn(root).write({ '.git/info/exclude': 'node_modules\n' });
  expect(await examined(patientIn(root))).toEqual({
    exitCode: 1,
    findings: [{ kind: 'shallow-clone', base: 'main' }],
  });
});

test('It finds that hardly any room is left', async () => {
  const full: DoctorWorld = { ...worldOf(ward.create()), probeFolder: () => ({ trouble: null, free: 99e6 }) };
  const answer = await ask(ward.create(), { world: full });
  expect(findingsOf(answer)).toEqual({
    exitCode: 1,
    findings: [{ kind: 'full-disk', directory: '.hookgraph', free: 99e6 }],
  });
});

describe('What somebody has decided is no finding', () => {
  test.each<readonly [string, (patient: Patient) => void]>([
    [
      'inputs and dependencies beside those of hookgraph',
      (patient) =>
        patient.write({
          'hookgraph.json': hooks({ prettier: { tool: 'prettier', dependsOn: ['eslint'] } }),
          'libs/b/project.json': {
            name: 'b',
            targets: { 'quality--prettier': { dependsOn: ['quality--eslint', 'build'] } },
          },
        }),
    ],
    [
      'a project that switches every hook off',
      (patient) => patient.write({ 'libs/a/hookgraph.json': { hooks: { prettier: 'off', eslint: 'off' } } }),
    ],
    [
      'computed imports of a hook that names its inputs',
      (patient) =>
        patient.write({
          'eslint.config.mjs': 'export default [await import(process.env.X)];\n',
          'hookgraph.json': hooks({ eslint: { tool: 'eslint', inputs: ['{workspaceRoot}/rules/**/*'] } }),
        }),
    ],
    [
      'an import that is made later and named',
      (patient) =>
        patient.write({
          'eslint.config.mjs': "import x from './made/later.mjs';\nexport default [x];\n",
          'hookgraph.json': hooks({ eslint: { tool: 'eslint', inputs: ['{workspaceRoot}/made/*'] } }),
        }),
    ],
  ])('%s', async (_sentence, change) => {
    const patient = ward.create();
    change(patient);
    expect(await examined(patient)).toEqual({ exitCode: 0, findings: [] });
  });

  test('a history that nobody needs, where nx affected is left out', async () => {
    const patient = ward.create();
    patient.remove('.git');
    const answer = await ask(patient, { affected: false });
    expect(findingsOf(answer)).toEqual({ exitCode: 0, findings: [] });
  });
});

describe('Where the graph cannot be made', () => {
  const noGraph = { headline: 'Nx could not make the project graph.', detail: 'x', next: 'y' };
  const broken = (face: Face): Face => ({ ...face, loadGraph: () => Promise.resolve(failure(noGraph)) });

  test('it says so and that it could not look', async () => {
    const answer = await ask(ward.create(), { change: broken });
    expect(answer).toEqual({ kind: 'could-not', why: noGraph });
  });

  test('it tells what it has found all the same, and why there is not more', async () => {
    const patient = ward.create();
    patient.write({ 'nx.json': { plugins: ['hookgraph', 'hookgraph'] } });
    const answer = await ask(patient, { change: broken, json: false });
    expect(answer).toMatchObject({ kind: 'told', exitCode: 1 });
    expect(answer.kind === 'told' ? answer.text : '').toMatch(
      /names the plugin 2 times[^]*could not be looked at[^]*could not make/,
    );
  });
});

test('No lock file is missed by hooks that no package decides, or that Nx would not keep either way', async () => {
  const patient = ward.create();
  patient.remove('package-lock.json');
  const own = { command: ['node', '--version'], files: ['**/*.ts'] };
  patient.write({
    'hookgraph.json': { hooks: { own: { ...own, packages: [] }, audit: { ...own, ttl: '1h' } } },
  });
  expect(await examined(patient)).toEqual({ exitCode: 0, findings: [] });
});

test('What a file says wrongly is shown with its line', async () => {
  const patient = ward.create();
  patient.write({
    'hookgraph.json':
      '{\n  "hooks": {\n    "prettier": {\n      "tool": "prettier",\n      "files": ["**/*.tsy"]\n    }\n  }\n}\n',
    'nx.json':
      '{\n  "plugins": ["hookgraph"],\n  "targetDefaults": {\n    "quality--prettier": { "inputs": ["default"] }\n  }\n}\n',
  });
  const text = textOf(await ask(patient, { json: false }));
  expect(text).toMatch(/"inputs" of "quality--prettier" is replaced by nx\.json\n[^]*\n {2}At nx\.json:4:28\n {2}→/);
  expect(text).toMatch(/matches no file in any project\n.*\n {2}At hookgraph\.json:5:7\n {2}→ Mend "files"/);
});

const textOf = (answer: Answer): string => (answer.kind === 'told' ? answer.text : '');

test('Every finding says what mends it, in words', async () => {
  const patient = ward.create();
  patient.remove('node_modules/prettier');
  const answer = await ask(patient, { json: false });
  expect(answer).toMatchObject({ kind: 'told', exitCode: 1 });
  const text = answer.kind === 'told' ? answer.text : '';
  expect(text).toContain('The hook "prettier" needs it in');
  expect(text).toMatch(/→ .*npm install --save-dev prettier/);
  expect(text).toMatch(/1 thing is wrong\. 2 hooks in 3 projects looked at\.$/);
});

test('A command that mends it can be typed as it stands, whatever files are called', async () => {
  const patient = ward.create();
  patient.write({ "libs/a/it's kept.log": 'x' });
  patient.git('add', '--force', "libs/a/it's kept.log");
  const answer = await ask(patient, { json: false });
  expect(answer.kind === 'told' ? answer.text : '').toContain(`git rm --cached -- 'libs/a/it'\\''s kept.log'`);
});

test('A script that takes the place of a target goes by the command that is named', async () => {
  const patient = ward.create();
  patient.write({ 'libs/a/package.json': { name: 'a', scripts: { build: 'true', quality: 'true' } } });
  const answer = await ask(patient, { json: false });
  const [, command = ''] = /remove it: npm (.+)/.exec(answer.kind === 'told' ? answer.text : '') ?? [];
  expect(command).toBe('pkg delete scripts.quality --prefix libs/a');
  execFileSync('npm', command.split(' '), { cwd: patient.root, stdio: 'ignore' });
  expect(await examined(patient)).toEqual({ exitCode: 0, findings: [] });
});

function hooks(changed: object): object {
  return { hooks: { prettier: { tool: 'prettier' }, eslint: { tool: 'eslint' }, ...changed } };
}

async function infer(root: string): Promise<InferredTargets> {
  const { files, nxJson } = await requestFor(root);
  const nodes = await rememberedNodes([...files], { workspaceRoot: root, nxJsonConfiguration: nxJson }, {});
  const projects = nodes.flatMap(([, result]) => Object.values(result.projects));
  return new Map(projects.map((project) => [rootOf(project.root), project.targets]));
}

function worldOf({ root }: Patient): DoctorWorld {
  return { ...realWorld, inferTargets: () => infer(root) };
}

interface Asked {
  readonly affected?: boolean;
  readonly json?: boolean;
  readonly world?: DoctorWorld;
  readonly change?: (face: Face) => Face;
}

function ask(
  patient: Patient,
  { affected = true, json = true, world = worldOf(patient), change }: Asked = {},
): Promise<Answer> {
  const face = faceOf(patient.root, () => infer(patient.root));
  return doctor({ affected, json }, change?.(face) ?? face, world);
}

async function examined(patient: Patient): Promise<object> {
  return findingsOf(await ask(patient));
}

/** Findings without places and words, of which is only said that there are some. */
function findingsOf(answer: Answer): object {
  if (answer.kind !== 'told') return answer;
  const report: { findings: { places?: object; words: { headline: string; next: string } }[] } = JSON.parse(
    answer.text,
  );
  const findings = report.findings.map(({ words, places: _, ...facts }) => {
    expect(words).toMatchObject({ headline: expect.stringMatching(/\w/), next: expect.stringMatching(/\w/) });
    return facts;
  });
  return { exitCode: answer.exitCode, findings };
}
