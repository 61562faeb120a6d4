// ESLint and Prettier over 33 projects and 600 files, nothing known: hookgraph against one raw process over the same
// files, and against what runs them project by project.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, installPeer } from '../rig/installations.mjs';
import { files, manyProjects, projects } from '../rig/many-projects.mjs';
import { alternate, measure, median } from '../rig/measure.mjs';
import { forget, nx, plainEnvironment, program } from '../rig/workspace.mjs';

export async function tools({ folder, installation, rounds, withPeers, say }) {
  const root = manyProjects(join(folder, 'tools'), installation, { plugin: true });
  const fresh = (...args) => {
    forget(root);
    return nx(root, args);
  };
  const raw = (name, ...args) => measure([...program(root, name), ...args], { cwd: root, env: plainEnvironment(root) });
  const rawEslint = () => raw('eslint', 'libs');
  const rawPrettier = () => raw('prettier', '--check', 'libs/**/*.ts');
  // The first start of a copy reads everything from disk.
  rawEslint();
  fresh('run-many', '-t', 'quality');
  const times = alternate(rounds, {
    'raw eslint': rawEslint,
    'hookgraph eslint': () => fresh('run-many', '-t', 'quality--eslint'),
    'raw prettier': rawPrettier,
    'hookgraph prettier': () => fresh('run-many', '-t', 'quality--prettier'),
    'hookgraph both': () => fresh('run-many', '-t', 'quality'),
    'nx show projects': () => fresh('show', 'projects'),
  });
  times['raw both'] = times['raw eslint'].map(({ wall, cpu }, round) => ({
    wall: wall + times['raw prettier'][round].wall,
    cpu: cpu + times['raw prettier'][round].cpu,
  }));
  const peers = withPeers ? runPeers({ folder, installation, say }) : {};
  const of = (name) => median(times[name]);
  const command = 'node bench/run.mjs --only tools';
  const cold = (name, what) => ({
    work: `${what} over ${projects} projects and ${files} files, cold, against one raw process`,
    value: of(`hookgraph ${name}`).wall / of(`raw ${name}`).wall,
    limit: 1.15,
    unit: 'x',
    command,
  });
  const nxTimes = peers['nx run-commands'];
  return {
    raw: { times, peers },
    rows: [
      cold('both', 'ESLint and Prettier'),
      cold('eslint', 'ESLint'),
      cold('prettier', 'Prettier'),
      ...(nxTimes?.wall === undefined
        ? []
        : [
            {
              work: 'the same two tools, cold, as fast as Nx per project (`nx:run-commands`)',
              value: nxTimes.wall / of('hookgraph both').wall,
              limit: 4,
              unit: 'x',
              isAtLeast: true,
              command,
            },
          ]),
    ],
  };
}

/** Each once: they take ten times as long. What cannot be run is told in its place. */
function runPeers({ folder, installation, say }) {
  const root = manyProjects(join(folder, 'tools-peers'), installation, {
    plugin: false,
    extra: {
      'turbo.json': { tasks: { 'lint:src': {}, 'format:src': {} } },
      'lage.config.js': `module.exports = { pipeline: { 'lint:src': [], 'format:src': [] } };\n`,
      'lefthook.yml': `pre-commit:\n  parallel: true\n  commands:\n    eslint: { glob: '*.ts', run: ${bin('eslint')} {all_files} }\n    prettier: { glob: '*.ts', run: ${bin('prettier')} --check {all_files} }\n`,
      '.pre-commit-config.yaml': `repos:\n  - repo: local\n    hooks:\n      - { id: eslint, name: eslint, language: system, entry: ${bin('eslint')}, files: '\\.ts$' }\n      - { id: prettier, name: prettier, language: system, entry: ${bin('prettier')} --check, files: '\\.ts$' }\n`,
    },
  });
  const run = (name, args, place = installation) => {
    const env = plainEnvironment(root);
    forget(root);
    return measure([...program(place, ...name), ...args], {
      cwd: root,
      env: { ...env, PATH: `${join(installation, 'node_modules/.bin')}:${env.PATH}` },
    });
  };
  const ways = {
    'nx run-commands': () => run(['nx'], ['run-many', '-t', 'lint', 'format']),
    '@nx/eslint': () => nxEslint({ folder }),
    turbo: (place) => run(['turbo'], ['run', 'lint:src', 'format:src'], place),
    lage: (place) => run(['lage'], ['lint:src', 'format:src'], place),
    lefthook: (place) => run(['lefthook'], ['run', 'pre-commit', '--all-files', '--force', '--no-auto-install'], place),
    prek: (place) => run(['@j178/prek', 'prek'], ['run', '--all-files'], place),
    'lint-staged': () => ({ trouble: 'looks at staged files only; see the part one-file' }),
  };
  const done = {};
  for (const [name, way] of Object.entries(ways)) {
    const { place, trouble } = name === 'nx run-commands' ? {} : installPeer(folder, name);
    done[name] = trouble === undefined ? attempt(() => way(place)) : { trouble };
    say(`${name}: ${done[name].trouble ?? `${done[name].wall} ms`}`);
  }
  return done;
}

/** The inferred targets of Nx's own ESLint plugin, under the Nx that it is made for. */
function nxEslint({ folder }) {
  const { place } = installPeer(folder, '@nx/eslint');
  const root = join(folder, 'tools-nx-eslint');
  if (!existsSync(root)) {
    manyProjects(root, place, {
      plugin: false,
      extra: {
        'nx.json': {
          analytics: false,
          neverConnectToCloud: true,
          plugins: [{ plugin: '@nx/eslint/plugin', options: { targetName: 'eslint' } }],
        },
      },
    });
  }
  forget(root);
  return nx(root, ['run-many', '-t', 'eslint']);
}

function bin(name) {
  return `node_modules/.bin/${name}`;
}
