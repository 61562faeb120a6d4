import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readConfig } from '../../config/read-config';
import type { HookName, ProjectRoot, TaskId } from '../../hooks/brand';
import { version } from '../../hooks/version';
import { nodePorts } from '../../system/node-ports';
import { listWorkspaceFiles } from '../../system/workspace-files';
import { builtInTools } from '../../tools';
import { loadScriptReader } from '../../tools/config-references';
import { declaredTask } from '../declared-task';
import type { NamedInputs } from '../declared-inputs';
import { planSources } from '../open-engine';
import { planTask } from '../plan-task';

export interface FingerprintCase {
  /** Declaration of the hook `it`. */
  readonly hook: object;
  /** Files of the workspace by path; `null`: there is none. Projects are `app`, which depends on `lib`, and `other`. */
  readonly files: Readonly<Record<string, string | null>>;
  /** Links by path, each with what it leads to, absolute or relative to its own folder. */
  readonly links?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly namedInputs?: NamedInputs;
}

/** What the verdicts of `it` in `app` are known by: one fingerprint for each unit, as a run would ask the store. */
export async function fingerprintsOf({
  hook,
  files,
  links = {},
  env = {},
  namedInputs = () => [],
}: FingerprintCase): Promise<{
  readonly units: readonly string[];
  readonly uncaptured: readonly string[];
  readonly widenings: readonly string[];
}> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-fingerprints-')));
  // What is above the workspace is the test's own too.
  const root = join(folder, 'ws');
  const ports = nodePorts();
  try {
    const all = {
      'package.json': '{ "name": "w" }',
      'hookgraph.json': JSON.stringify({ hooks: { it: hook } }),
      ...files,
    };
    for (const [name, text] of Object.entries(all)) {
      if (text === null) continue;
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    for (const [name, target] of Object.entries(links)) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      symlinkSync(target, join(root, name));
    }
    const projects = { '.': [], app: ['lib'], lib: [], other: [] };
    const config = readConfig(root, builtInTools, ports.files);
    const sources = planSources({
      root,
      projects: Object.entries(projects).map(([name, dependencies]) => ({
        name,
        root: name as ProjectRoot,
        dependencies: dependencies as readonly string[] as readonly ProjectRoot[],
      })),
      files: await listWorkspaceFiles(root),
      namedInputs,
      tools: builtInTools,
      version,
      ports: { ...ports, env: { ...ports.env, ...env } },
      readScript: await loadScriptReader(),
    });
    const plan = planTask(
      {
        id: 'app:quality--it' as TaskId,
        project: 'app',
        root: 'app' as ProjectRoot,
        hook: 'it' as HookName,
        dependsOn: [],
        declared: declaredTask('it', config, 'app' as ProjectRoot),
      },
      sources,
    );
    if (plan.kind !== 'planned') throw new Error(JSON.stringify(plan.outcome));
    // Where the tool decides how wide a verdict is, the widest counts.
    const wide = plan.files.flatMap((file) => plan.wider?.project(file) ?? []);
    return {
      units: [plan.whole.fingerprint, ...plan.fileUnits.map(({ fingerprint }) => fingerprint), ...wide],
      uncaptured: plan.uncaptured,
      widenings: plan.widenings.map(({ reason }) => reason),
    };
  } finally {
    await ports.close();
    rmSync(folder, { recursive: true });
  }
}

/** A package as if installed in the workspace root. */
export function installed(
  name: string,
  { version: of = '1.0.0', ...more }: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, string>> {
  return { [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: of, bin: 'bin.js', ...more }) };
}
