// One file of 600 touched: a run may cost what a run of one trivial hook costs, plus the raw tool on that file, plus
// 100 ms.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, manyProjects, projects } from '../rig/many-projects.mjs';
import { alternate, compareRounds, measure } from '../rig/measure.mjs';
import { nx, plainEnvironment, program } from '../rig/workspace.mjs';

const touched = 'libs/p7/src/f3.ts';

export async function oneFile({ folder, installation, rounds }) {
  const root = manyProjects(join(folder, 'one-file'), installation, { plugin: true });
  const env = plainEnvironment(root);
  const run = (target) => () => nx(root, ['run-many', '-t', target]);
  const raw =
    (name, ...args) =>
    () =>
      measure([...program(root, name), ...args, touched], { cwd: root, env });
  const targets = ['quality--trivial', 'quality--eslint', 'quality--prettier'];
  for (const target of [...targets, 'quality']) run(target)();
  const touch = (round) => appendFileSync(join(root, touched), `// round ${round}\n`);
  // Three runs of two seconds swing by more than the limit.
  const times = alternate(4 * rounds, {
    trivial: (round) => (touch(round), run(targets[0])()),
    eslint: run(targets[1]),
    'raw eslint': raw('eslint'),
    prettier: run(targets[2]),
    'raw prettier': raw('prettier', '--check'),
    'hookgraph both': (round) => (touch(round), run('quality')()),
    'nothing touched': run('quality'),
  });
  return {
    raw: { times },
    rows: ['eslint', 'prettier'].map((tool) => ({
      work: `one of ${files} files touched, ${projects} projects: ${tool === 'eslint' ? 'ESLint' : 'Prettier'}, more than a trivial hook and the raw tool on that file`,
      value: compareRounds(times, (each) => each[tool] - each.trivial - each[`raw ${tool}`]),
      unit: 'ms',
      limit: 100,
      command: 'node bench/run.mjs --only one-file',
    })),
  };
}
