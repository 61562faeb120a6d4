import type {} from '../../engine/hooks/brand';
import { verdictLedger } from '../../engine/run/verdict-ledger';
import { openStore } from '../../engine/verdicts';
import type { NxGraphTarget, NxProjectGraph } from '../nx-graph';
import { openPlanner } from '../open-plan';
import { openWorkspace } from '../open-workspace';
import { memoryWorkspace, type MemoryWorkspace } from './face';

const hook = (name: string, ...dependsOn: string[]): NxGraphTarget => ({
  executor: 'hookgraph:hook',
  options: { hook: name },
  dependsOn,
});

const targets = {
  'quality--words': hook('words'),
  'quality--types': hook('types', 'quality--words', '^quality--types'),
  'quality-comprehensive': { executor: 'nx:noop', dependsOn: ['quality--words', 'quality--types'] },
};

/** `app` depends on `lib`; both have `words` (a verdict for each file) and `types` (one for the project). */
export const twoProjects: NxProjectGraph = {
  nodes: {
    app: { name: 'app', data: { root: 'app', targets } },
    lib: { name: 'lib', data: { root: 'lib', targets } },
  },
  dependencies: { app: [{ target: 'lib' }], lib: [] },
};

export function workspaceOfTwo(): MemoryWorkspace {
  return memoryWorkspace(
    {
      'hookgraph.json': JSON.stringify({
        hooks: {
          words: { command: ['check', '{files}'], files: ['**/*.txt'], scope: 'file', cwd: 'workspace', env: ['MOOD'] },
          types: { command: ['types'], files: ['**/*.ts'], scope: 'project', dependsOn: ['words', '^types'] },
        },
      }),
      'app/a.txt': 'a',
      'app/b.txt': 'b',
      'app/main.ts': 'app',
      'lib/c.txt': 'c',
      'lib/lib.ts': 'lib',
    },
    twoProjects,
  );
}

/** Nx keeps what is green, and its graph has another version of `used` than is installed. */
export function workspaceNotAsLocked(): MemoryWorkspace {
  const targets = {
    'quality--words': { ...hook('words'), cache: true },
    'quality-comprehensive': { executor: 'nx:noop', dependsOn: ['quality--words'] },
  };
  return memoryWorkspace(
    {
      'hookgraph.json': JSON.stringify({ hooks: { words: { command: ['check', '{files}'], files: ['**/*.txt'] } } }),
      'app/a.txt': 'a',
      'package-lock.json': '{}',
      'node_modules/.package-lock.json': '{ "packages": { "node_modules/used": { "version": "1.0.0" } } }',
    },
    {
      nodes: { app: { name: 'app', data: { root: 'app', targets } } },
      dependencies: {},
      externalNodes: { 'npm:used': { data: { packageName: 'used', version: '2.0.0' } } },
    },
  );
}

/** Records what a run would, for every task of the hooks: green, or red with a finding in the first file. */
export async function ran(
  workspace: MemoryWorkspace,
  { project, hook: name, red = false }: { readonly project: string; readonly hook: string; readonly red?: boolean },
): Promise<void> {
  const face = workspace.face();
  const opened = openWorkspace(face);
  if (!opened.ok) throw new Error(opened.failure.headline);
  const planner = await openPlanner(opened.value, face);
  if (!planner.ok) throw new Error(planner.failure.headline);
  const [plan] = planner.value.plan([{ id: `${project}:quality--${name}`, project, hook: name }]);
  if (plan?.kind !== 'planned') throw new Error('nothing to run');
  const store = openStore({ storage: workspace.storage, clock: face.ports.clock, warn: () => undefined });
  const ledger = verdictLedger(store, face.ports.clock, { read: true, digest: planner.value.digest });
  const [file = null] = plan.files;
  const finding = { file, range: null, rule: null, severity: 'error', message: 'bad', fixable: false, fix: null, url: null } as const; // prettier-ignore
  await ledger.record(
    plan,
    plan.files,
    { kind: 'checked', red, findings: red ? [finding] : [], output: '', exitCode: red ? 1 : 0 },
    100,
  );
  await ledger.keepIngredients();
}
