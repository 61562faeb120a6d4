import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProcesses, type OwnedProcesses, type ProcessLimits } from './node-processes';
import type { InputPipe } from './ports';
import { isAlive, stage, type Stage } from './testing/child-programs';
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

const ways = {
  'by this process': (limits: ProcessLimits) => Promise.resolve(nodeProcesses(limits)),
  'by a fork server': (limits: ProcessLimits) => throughServer(limits, server.program, scene),
};

describe.each(Object.entries(ways))('programs started %s', (_, start) => {
  beforeEach(async () => (processes = await start({ grace: 200 })));

  /** Starts and stops a program once it has written as many notes, which are process ids; says which of them live. */
  async function stopped(
    script: string,
    count: number,
  ): Promise<{ readonly end: string; readonly left: readonly string[] }> {
    const stopping = new AbortController();
    const running = processes.run(scene.node(script, { signal: stopping.signal }));
    const pids = await scene.noted(count);
    expect(pids.every(isAlive)).toBe(true);
    stopping.abort();
    const { end } = await running;
    return { end: end.kind, left: pids.filter(isAlive) };
  }

  describe('what a program says', () => {
    test('comes back with its exit code, stream by stream', async () => {
      const spec = scene.node('console.log("out"); console.error("err"); process.exitCode = 3;');
      expect(await processes.run(spec)).toMatchObject({
        end: { kind: 'exited', exitCode: 3 },
        stdout: 'out\n',
        stderr: 'err\n',
        truncated: 0,
      });
    });

    test('is all of it, also where both pipes are filled many times', async () => {
      const spec = scene.node(`
      const line = 'x'.repeat(1023) + '\\n';
      for (let i = 0; i < 4096; i++) { process.stdout.write(line); process.stderr.write(line); }
    `);
      const { stdout, stderr, truncated } = await processes.run(spec);
      expect([stdout.length, stderr.length, truncated]).toEqual([4 << 20, 4 << 20, 0]);
    });

    test('may be binary', async () => {
      const { stdout, end } = await processes.run(scene.node('process.stdout.write(Buffer.from([0, 255, 65, 195]));'));
      expect(stdout).toBe('\0�A�');
      expect(end).toEqual({ kind: 'exited', exitCode: 0 });
    });

    test('is cut at a limit, counted and never kept in memory', async () => {
      const limited = await start({ outputLimit: 1 << 20 });
      global.gc?.();
      const before = process.memoryUsage().rss;
      let most = 0;
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
      const { stdout, truncated, end } = await limited.run(scene.shell('head -c 209715200 /dev/zero'));
      clearInterval(watch);
      await limited.close();
      expect(end).toEqual({ kind: 'exited', exitCode: 0 });
      expect([stdout.length, truncated]).toEqual([1 << 20, 199 << 20]);
      expect(most - before).toBeLessThan(100 << 20);
    });

    test('is handed on line by line while it runs', async () => {
      const lines: string[] = [];
      const running = processes.run(
        scene.shell(`printf 'fir'; printf 'st\\nse'; echo x > go; until [ -e on ]; do :; done; printf 'cond'`, {
          onOutput: (text) => lines.push(text),
        }),
      );
      while (lines.length === 0) await new Promise((resolve) => setImmediate(resolve));
      expect(lines).toEqual(['first\n']);
      writeFileSync(join(scene.folder, 'on'), '');
      await running;
      expect(lines.join('')).toBe('first\nsecond');
    });

    test('is there in full where the event loop was busy when the program ended', async () => {
      const running = processes.run(scene.node('process.stdout.write("x".repeat(50_000), () => note("written"));'));
      await scene.noted(1);
      const until = performance.now() + 400;
      while (performance.now() < until);
      expect((await running).stdout).toHaveLength(50_000);
    });
  });

  describe('standard input', () => {
    test('is empty unless given', async () => {
      expect((await processes.run(scene.shell('cat; echo end'))).stdout).toBe('end\n');
    });

    test('is handed over whole', async () => {
      const stdin = 'ä\n'.repeat(200_000);
      expect((await processes.run(scene.shell('cat', { stdin }))).stdout).toBe(stdin);
    });

    test('is written to while the program runs, by whoever was handed the pipe', async () => {
      const script = 'read -r one; echo "got $one"; read -r two; echo "got $two"; cat; echo end';
      const { stdout } = await processes.run(
        scene.shell(script, {
          stdin: (pipe) => {
            pipe.write('a\n');
            setTimeout(() => (pipe.write('b\n'), pipe.end(), pipe.end()), 50);
          },
        }),
      );
      expect(stdout).toBe('got a\ngot b\nend\n');
    });

    test('may be written to after the program has ended', async () => {
      let pipe: InputPipe | null = null;
      const { end } = await processes.run(scene.shell('exit 4', { stdin: (given) => void (pipe = given) }));
      expect(end).toEqual({ kind: 'exited', exitCode: 4 });
      const late = pipe as InputPipe | null;
      late?.write('x');
      late?.end();
      late?.write('x');
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(late).not.toBeNull();
    });

    test('need not be read', async () => {
      const { end } = await processes.run(scene.shell('exit 4', { stdin: 'x'.repeat(1 << 20) }));
      expect(end).toEqual({ kind: 'exited', exitCode: 4 });
    });
  });

  describe('a program that cannot be started', () => {
    test('is not there', async () => {
      const { end } = await processes.run({ ...scene.shell(''), file: '/no/such/program' });
      expect(end).toMatchObject({ kind: 'not-started', code: 'ENOENT' });
    });

    test('has no folder to start in', async () => {
      const { end } = await processes.run(scene.shell('', { cwd: '/no/such/folder' }));
      expect(end).toMatchObject({ kind: 'not-started', code: 'ENOENT' });
    });

    test('may not be run', async () => {
      const file = join(scene.folder, 'plain');
      writeFileSync(file, 'text');
      chmodSync(file, 0o644);
      expect((await processes.run({ ...scene.shell(''), file, args: [] })).end).toMatchObject({ code: 'EACCES' });
    });

    test('has more arguments than the system takes', async () => {
      const args = ['-c', ':', ...Array.from({ length: 40 }, () => 'x'.repeat(120_000))];
      expect((await processes.run(scene.shell('', { args }))).end).toMatchObject({
        kind: 'not-started',
        code: 'E2BIG',
      });
    });
  });

  describe('a time limit', () => {
    test('ends the program and keeps what it said', async () => {
      const { end, stdout } = await processes.run(scene.shell('echo so far; exec sleep 1000', { timeout: 100 }));
      expect(end).toEqual({ kind: 'timed-out' });
      expect(stdout).toBe('so far\n');
    });

    test('of more than 24 days is none', async () => {
      const { end } = await processes.run(scene.node('setTimeout(() => {}, 50)', { timeout: 2 ** 31 }));
      expect(end).toEqual({ kind: 'exited', exitCode: 0 });
    });

    test('does not count against a program that ended in time while the event loop was busy', async () => {
      const running = processes.run(scene.node('note("done");', { timeout: 1_500 }));
      await scene.noted(1);
      const until = performance.now() + 2_000;
      while (performance.now() < until);
      expect((await running).end).toEqual({ kind: 'exited', exitCode: 0 });
    });
  });

  describe('a program that is stopped', () => {
    test('may clean up within the grace period', async () => {
      const script = `process.on('SIGTERM', () => { note('cleaned'); process.exit(0); }); note(process.pid); stay();`;
      expect(await stopped(script, 1)).toEqual({ end: 'aborted', left: [] });
      expect(scene.notes()).toContain('cleaned');
    });

    test('goes with children and grandchildren that ignore SIGTERM', async () => {
      const deaf = `deaf(); note(process.pid); stay();`;
      const script = `child(${JSON.stringify(`child(${JSON.stringify(deaf)}); ${deaf}`)}); ${deaf}`;
      expect(await stopped(script, 3)).toEqual({ end: 'aborted', left: [] });
    });

    test('goes with a child that moved to a group and session of its own', async () => {
      const script = `child('deaf(); note(process.pid); stay();', { detached: true }); note(process.pid); stay();`;
      expect(await stopped(script, 2)).toEqual({ end: 'aborted', left: [] });
    });

    test('is not started where it was stopped before', async () => {
      const signal = AbortSignal.abort();
      expect((await processes.run(scene.node('note("ran")', { signal }))).end).toEqual({ kind: 'aborted' });
      expect(scene.notes()).toEqual([]);
    });

    test('ends as stopped where that happened while it was being started', async () => {
      const stopping = new AbortController();
      const running = processes.run(scene.node('stay()', { signal: stopping.signal }));
      stopping.abort();
      expect((await running).end).toEqual({ kind: 'aborted' });
    });

    test('may end by itself between the signal and the kill', async () => {
      const { end } = await stopped(
        `process.on('SIGTERM', () => setImmediate(() => process.exit(7))); note(process.pid); stay();`,
        1,
      );
      expect(end).toBe('aborted');
    });

    test('is one of many that share a signal, without a warning', async () => {
      const warnings: string[] = [];
      const listen = ({ name }: Error) => warnings.push(name);
      process.on('warning', listen);
      const { signal } = new AbortController();
      await Promise.all(Array.from({ length: 15 }, () => processes.run(scene.shell('exit 0', { signal }))));
      await new Promise((resolve) => setImmediate(resolve));
      process.off('warning', listen);
      expect(warnings).toEqual([]);
    });
  });

  describe('what a program leaves behind when it ends by itself', () => {
    test('is stopped where it runs in the background and holds the pipe, and the exit code counts', async () => {
      const { end, stdout } = await processes.run(
        scene.shell('(echo $$ >/dev/null; exec sleep 1000) & echo $! >> "$NOTES"; echo out'),
      );
      expect({ end, stdout }).toEqual({ end: { kind: 'exited', exitCode: 0 }, stdout: 'out\n' });
      expect(scene.notes().filter(isAlive)).toEqual([]);
    });

    test('is stopped where it is a daemon: a session of its own, no pipes, no parent', async () => {
      const daemon = `child('deaf(); note(process.pid); stay();', { detached: true }).unref();`;
      const script = `${daemon} const { readFileSync } = require('node:fs');
      const timer = setInterval(() => { try { readFileSync(process.env.NOTES); process.exit(0); } catch {} }, 5);`;
      expect((await processes.run(scene.node(script))).end).toEqual({ kind: 'exited', exitCode: 0 });
      expect(scene.notes()).toHaveLength(1);
      expect(scene.notes().filter(isAlive)).toEqual([]);
    });
  });

  describe('close', () => {
    test('ends what still runs, and soon', async () => {
      const running = processes.run(scene.node('deaf(); note(process.pid); stay();'));
      const pids = await scene.noted(1);
      const started = performance.now();
      await processes.close();
      expect(pids.filter(isAlive)).toEqual([]);
      expect((await running).end).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
      expect(performance.now() - started).toBeLessThan(1_000);
    });

    test('ends what was only just started', async () => {
      const running = processes.run(scene.node('deaf(); stay();'));
      await processes.close();
      expect((await running).end).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
    });

    test('has nothing to wait for where nothing was started', async () => {
      const started = performance.now();
      await nodeProcesses().close();
      expect(performance.now() - started).toBeLessThan(20);
    });
  });
});
