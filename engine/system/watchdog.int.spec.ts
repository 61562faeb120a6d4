import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiledSystem } from './testing/compiled-system';
import { gone, isAlive, stage, type Stage } from './testing/child-programs';

let scene: Stage;
let system: string;

beforeEach(() => {
  scene = stage();
  mkdirSync(join(scene.folder, 'compiled'));
  system = compiledSystem(join(scene.folder, 'compiled'));
});
afterEach(() => scene.remove());

/** A process that runs `script` with the compiled system and `program`, what to start for a tree of two and a daemon. */
function parent(script: string, withIpc = false): ChildProcess {
  const tree = scene.node(`
    deaf();
    child('deaf(); note(process.pid); stay();');
    child('deaf(); note(process.pid); stay();', { detached: true }).unref();
    note(process.pid);
    stay();
  `);
  const source = `
    const { nodeProcesses } = require('./node-processes.js');
    const { listenForStop } = require('./stop-signal.js');
    const program = (signal) => ({ ...${JSON.stringify(tree)}, signal });
    (async () => { ${script} })();
  `;
  const file = join(system, 'parent.js');
  writeFileSync(file, source);
  return withIpc ? fork(file, { cwd: system, stdio: 'pipe' }) : spawn(process.execPath, [file], { cwd: system });
}

test('where the parent is killed at once, nothing of the trees that it started is left', async () => {
  const child = parent('await nodeProcesses().run(program(new AbortController().signal));');
  const pids = await scene.noted(3);
  child.kill('SIGKILL');
  await gone(pids);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s to the parent stops everything before the parent ends',
  async (name) => {
    const child = parent(`
    const stop = listenForStop();
    const processes = nodeProcesses({ grace: 100 });
    const { end } = await processes.run(program(stop.signal));
    stop.dispose();
    await processes.close();
    console.log(end.kind);
  `);
    let printed = '';
    child.stdout?.on('data', (text) => (printed += text));
    const pids = await scene.noted(3);
    child.kill(name);
    await new Promise((resolve) => child.once('close', resolve));
    expect(pids.filter(isAlive)).toEqual([]);
    expect(printed).toBe('aborted\n');
  },
);

test('where the one that we talk to over IPC goes away, everything is stopped', async () => {
  const child = parent(
    `
    const stop = listenForStop();
    const { end } = await nodeProcesses({ grace: 100 }).run(program(stop.signal));
    stop.dispose();
  `,
    true,
  );
  const pids = await scene.noted(3);
  child.disconnect();
  await gone(pids);
});

test('who waits for close does not end before it', async () => {
  const child = parent(`
    const processes = nodeProcesses();
    void processes.run(program(new AbortController().signal));
    const { existsSync, readFileSync } = require('node:fs');
    const path = ${JSON.stringify(join(scene.folder, 'notes'))};
    while (!existsSync(path) || readFileSync(path, 'utf8').split('\\n').length < 4) await new Promise(setImmediate);
    await processes.close();
    console.log('closed');
  `);
  let printed = '';
  child.stdout?.on('data', (text) => (printed += text));
  const pids = await scene.noted(3);
  await new Promise((resolve) => child.once('close', resolve));
  expect(printed).toBe('closed\n');
  expect(pids.filter(isAlive)).toEqual([]);
});
