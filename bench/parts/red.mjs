// A red run that is repeated with nothing changed: no process of a tool. The tools are copies that leave a line behind
// with each process that loads them.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manyProjects } from '../rig/many-projects.mjs';
import { alternate, median } from '../rig/measure.mjs';
import { nx, write } from '../rig/workspace.mjs';

/** Files of a tool that a process of it loads, whichever way it is started. */
const entries = {
  eslint: ['bin/eslint.js', 'lib/api.js'],
  prettier: ['bin/prettier.cjs', 'index.cjs', 'index.mjs'],
};

export async function red({ folder, installation, rounds }) {
  const log = join(folder, 'started');
  const modules = countedTools(join(folder, 'modules'), installation, log);
  const root = manyProjects(join(folder, 'red'), modules, { plugin: true });
  write(root, {
    'libs/p3/src/red.ts': 'const unused: any = 1\n',
    'libs/p20/src/red.ts': 'debugger\n',
  });
  const started = () => {
    const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
    rmSync(log, { force: true });
    return new Set(text.split('\n').filter((line) => line !== '')).size;
  };
  started();
  const run = () => nx(root, ['run-many', '-t', 'quality'], { exits: [1] });
  const first = { ...run(), started: started() };
  const again = [];
  const times = alternate(rounds, {
    again: () => {
      const measured = run();
      again.push(started());
      return measured;
    },
  });
  if (first.started === 0) throw new Error('the first run started no tool: nothing is counted');
  return {
    raw: { first: { wall: first.wall, cpu: first.cpu, started: first.started }, again: times.again, started: again },
    rows: [
      {
        work: 'a red run repeated: processes of a tool that were started',
        value: Math.max(...again),
        unit: '',
        limit: 0,
        command: 'node bench/run.mjs --only red',
      },
      {
        work: 'a red run repeated, against the first',
        value: median(times.again).wall / first.wall,
        unit: 'x',
        command: 'node bench/run.mjs --only red',
      },
    ],
  };
}

function countedTools(place, installation, log) {
  const target = join(place, 'node_modules');
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(join(installation, 'node_modules'))) {
    if (name.startsWith('.') || Object.hasOwn(entries, name) || name === 'hookgraph') continue;
    symlinkSync(join(installation, 'node_modules', name), join(target, name));
  }
  for (const name of [...Object.keys(entries), 'hookgraph']) {
    cpSync(join(installation, 'node_modules', name), join(target, name), { recursive: true });
  }
  for (const [name, files] of Object.entries(entries)) {
    for (const file of files) {
      const path = join(target, name, file);
      writeFileSync(path, counting(readFileSync(path, 'utf8'), file, log));
    }
  }
  cpSync(join(installation, 'package-lock.json'), join(place, 'package-lock.json'));
  return place;
}

/** The text of a module that says first which process loads it. */
function counting(text, file, log) {
  const [, head = '', rest = text] = /^(#!.*\n)([\s\S]*)$/.exec(text) ?? [];
  const fs = file.endsWith('.mjs') ? `process.getBuiltinModule('node:fs')` : `require('node:fs')`;
  return `${head}${fs}.appendFileSync(${JSON.stringify(log)}, process.pid + '\\n');\n${rest}`;
}
