// What it costs that a verdict depends on other projects: types of 150 projects that depend on each other as packages,
// against the same projects without dependencies. None imports another, so that the compiler has the same to do.
import { join } from 'node:path';
import { alternate, compareRounds } from '../rig/measure.mjs';
import { createWorkspace, forget, nx } from '../rig/workspace.mjs';

const projects = 150;
const filesPerProject = 20;

/** Directly each on up to three, so that the last depends on nearly all. */
const distances = [1, 2, 7];

export async function dependents({ folder, installation, rounds }) {
  const ways = {
    dependent: typedProjects(join(folder, 'dependent'), installation, distances),
    alone: typedProjects(join(folder, 'alone'), installation, []),
  };
  const run = (root) => nx(root, ['run-many', '-t', 'quality']);
  const cold = (root) => (forget(root), run(root));
  // The first start of a copy reads everything from disk.
  for (const root of Object.values(ways)) cold(root);
  const times = alternate(rounds, {
    'dependent cold': () => cold(ways.dependent),
    'dependent warm': () => run(ways.dependent),
    'alone cold': () => cold(ways.alone),
    'alone warm': () => run(ways.alone),
  });
  const rows = ['cold', 'warm'].map((temperature) => ({
    work: `types of ${projects} projects that depend on each other, ${temperature}, against the same projects alone`,
    value: compareRounds(times, (each) => each[`dependent ${temperature}`] / each[`alone ${temperature}`]),
    unit: 'x',
    command: 'node bench/run.mjs --only dependents',
  }));
  return { raw: { times }, rows };
}

function typedProjects(root, installation, dependencies) {
  return createWorkspace(root, installation, {
    'package.json': { name: 'bench', private: true, workspaces: ['packages/*'] },
    'nx.json': { analytics: false, neverConnectToCloud: true, plugins: ['hookgraph'] },
    'hookgraph.json': { hooks: { types: { tool: 'tsc' } } },
    'tsconfig.base.json': {
      compilerOptions: { target: 'es2022', strict: true, noEmit: true, skipLibCheck: true, types: [] },
    },
    ...Object.fromEntries(Array.from({ length: projects }, (_, p) => project(p, dependencies)).flat()),
  });
}

function project(p, dependencies) {
  const folder = `packages/p${p}`;
  const names = dependencies.map((distance) => p - distance).filter((other) => other >= 0);
  return [
    [
      `${folder}/package.json`,
      {
        name: `p${p}`,
        version: '1.0.0',
        private: true,
        dependencies: Object.fromEntries(names.map((other) => [`p${other}`, '*'])),
      },
    ],
    [`${folder}/tsconfig.json`, { extends: '../../tsconfig.base.json', include: ['src'] }],
    ...Array.from({ length: filesPerProject }, (_, f) => [
      `${folder}/src/d${f % 6}/f${f}.ts`,
      `export const value${f}: number = ${p * 100 + f};\n`,
    ]),
  ];
}
