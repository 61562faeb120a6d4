import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nodeProcesses, type OwnedProcesses } from './node-processes';
import { gone, stage, type Stage } from './testing/child-programs';
import { compiledForkServer, throughServer } from './testing/fork-servers';

const server = compiledForkServer();
afterAll(() => server.remove());

let scene: Stage;
let processes: OwnedProcesses;

beforeEach(() => (scene = stage()));
afterEach(async () => {
  await processes.close();
  scene.remove();
});

const tree = `
  deaf();
  child('deaf(); note(process.pid); stay();');
  child('deaf(); note(process.pid); stay();', { detached: true }).unref();
  note(process.pid);
  stay();
`;

async function serverOf(started: OwnedProcesses): Promise<number> {
  return Number((await started.run(scene.shell('echo $PPID'))).stdout);
}

test('a server that is killed takes what it had started with it, and later programs run all the same', async () => {
  processes = await throughServer({}, server.program, scene);
  const running = processes.run(scene.node(tree));
  const pids = await scene.noted(3);
  process.kill(await serverOf(processes), 'SIGKILL');
  expect((await running).end).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
  await gone(pids);
  expect(await serverOf(processes)).toBe(process.pid);
});

test('where there is no server to be had programs run all the same', async () => {
  processes = nodeProcesses({ forkServer: { program: join(scene.folder, 'missing.js'), after: 0 } });
  for (let count = 0; count < 20; count++) {
    expect((await processes.run(scene.shell('echo said; exit 3'))).stdout).toBe('said\n');
  }
});

test('few programs are started without one', async () => {
  processes = nodeProcesses({ forkServer: { program: server.program, after: 50 } });
  const starters = await Promise.all(Array.from({ length: 50 }, () => serverOf(processes)));
  expect(new Set(starters)).toEqual(new Set([process.pid]));
});

test('many programs that are about to come have the server ready for the first', async () => {
  processes = nodeProcesses({ forkServer: { program: server.program, after: 50 } });
  processes.expect?.(50);
  expect(await serverOf(processes)).toBe(process.pid);
  processes.expect?.(51);
  const announced = performance.now();
  let starter = process.pid;
  for (let asked = 1; asked < 49 && starter === process.pid; asked++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    starter = await serverOf(processes);
  }
  expect({ starter, after: performance.now() - announced }).not.toMatchObject({ starter: process.pid });
});

test('a server ends when nobody needs it any more', async () => {
  processes = await throughServer({}, server.program, scene);
  const pid = await serverOf(processes);
  await processes.close();
  await gone([pid]);
});

test.each(['SIGKILL', 'SIGTERM'] as const)(
  '%s to the one who asked leaves neither the server nor what it started',
  async (name) => {
    processes = nodeProcesses();
    const options = JSON.stringify({ forkServer: { program: server.program, after: 0 } });
    const file = join(dirname(server.program), 'parent.js');
    writeFileSync(
      file,
      `
        const { nodeProcesses } = require('./node-processes.js');
        const processes = nodeProcesses(${options});
        const signal = new AbortController().signal;
        const parent = { ...${JSON.stringify(scene.shell('echo $PPID'))}, signal };
        const program = { ...${JSON.stringify(scene.node(tree))}, signal };
        (async () => {
          let server = process.pid;
          while (server === process.pid) server = Number((await processes.run(parent)).stdout);
          require('node:fs').appendFileSync(program.env.NOTES, server + '\\n');
          await processes.run(program);
        })();
      `,
    );
    const asker = spawn(process.execPath, [file]);
    const pids = await scene.noted(4);
    asker.kill(name);
    await gone(pids);
  },
);

test('whoever forgets to close is not kept from ending', async () => {
  processes = nodeProcesses();
  const options = JSON.stringify({ forkServer: { program: server.program, after: 0 } });
  const file = join(dirname(server.program), 'forgetful.js');
  const spec = JSON.stringify(scene.shell('echo $PPID'));
  writeFileSync(
    file,
    `
      const { nodeProcesses } = require('./node-processes.js');
      const processes = nodeProcesses(${options});
      const parent = { ...${spec}, signal: new AbortController().signal };
      (async () => {
        while (Number((await processes.run(parent)).stdout) === process.pid);
        console.log('done');
      })();
    `,
  );
  const forgetful = spawn(process.execPath, [file]);
  let printed = '';
  forgetful.stdout.on('data', (text) => (printed += text));
  await new Promise((resolve) => forgetful.once('close', resolve));
  expect(printed).toBe('done\n');
});
