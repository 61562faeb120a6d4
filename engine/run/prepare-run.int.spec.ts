import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FilePath } from '../hooks/brand';
import type { Strategy } from '../hooks/strategy';
import { nodePorts, type OwnedPorts } from '../system/node-ports';
import { prepareRun } from './prepare-run';
import { runContext, runContextVariable } from './run-context';
import { builtIn, requests, type FakeHook } from './testing/fake-run';

let root: string;
let real: OwnedPorts;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-prepare-')));
  real = nodePorts();
});
afterEach(async () => {
  await real.close();
  rmSync(root, { recursive: true });
});

interface Asked {
  readonly hooks?: Readonly<Record<string, FakeHook>>;
  readonly strategy?: Partial<Strategy>;
  readonly env?: Readonly<Record<string, string>>;
  /** False: the plugin was not called before the tasks were hashed. */
  readonly isHashed?: boolean;
  readonly signal?: AbortSignal;
}

/** The policy in words, for hooks `style` and `secrets`, which is critical. */
async function prepare({ strategy, env = {}, isHashed = true, signal, ...asked }: Asked) {
  const declared = requests(asked.hooks ?? { style: {}, secrets: { securityLevel: 'critical' } });
  const effective = { ...builtIn('comprehensive'), ...strategy };
  const context = runContext({ ...real, env, strategy: effective });
  const ports = { ...real, processors: 4, env: { ...env, ...(isHashed ? { [runContextVariable]: context } : {}) } };
  const policy = await prepareRun(declared, {
    root,
    hooks: declared.map(({ hook }) => hook),
    strategy: effective,
    ports,
    signal: signal ?? new AbortController().signal,
  });
  const decided = declared.flatMap((request) => {
    const outcome = policy.decide(request);
    if (outcome === null) return [];
    return [[request.hook, outcome.kind === 'skipped' ? outcome.reason.kind : outcome.kind]];
  });
  return { policy, decided: Object.fromEntries(decided), warnings: policy.warnings };
}

function write(file: string, text: string): FilePath {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  return file as FilePath;
}

describe('HOOKGRAPH_SKIP', () => {
  const skip = 'style, secrets';

  test('skips hooks by name, but no critical ones, and says so', async () => {
    const { decided, warnings } = await prepare({ env: { HOOKGRAPH_SKIP: skip } });
    expect(decided).toEqual({ style: 'on-request' });
    expect(warnings).toEqual([expect.stringContaining('"secrets" is critical and is not skipped')]);
  });

  test('skips critical ones with HOOKGRAPH_SKIP_CRITICAL=1', async () => {
    const env = { HOOKGRAPH_SKIP: skip, HOOKGRAPH_SKIP_CRITICAL: '1' };
    const { decided, warnings } = await prepare({ env });
    expect(decided).toEqual({ style: 'on-request', secrets: 'on-request' });
    expect(warnings).toEqual([]);
  });

  test('skips nothing, and says so, where the tasks were hashed without it: the skip could be replayed as green', async () => {
    const { decided, warnings } = await prepare({ env: { HOOKGRAPH_SKIP: skip }, isHashed: false });
    expect(decided).toEqual({});
    expect(warnings).toEqual([expect.stringContaining('nothing is skipped')]);
  });

  test('tells names that no hook has', async () => {
    const { decided, warnings } = await prepare({ env: { HOOKGRAPH_SKIP: 'stile,style' } });
    expect(decided).toEqual({ style: 'on-request' });
    expect(warnings).toEqual(['HOOKGRAPH_SKIP names "stile", which is no hook: did you mean "style"?']);
  });

  test('of nothing warns of nothing', async () => {
    expect((await prepare({ isHashed: false, env: { HOOKGRAPH_SKIP: ' , ' } })).warnings).toEqual([]);
  });
});

describe('a strategy that is softer than its hooks', () => {
  test.each<{ readonly strategy: Partial<Strategy> }>([
    { strategy: { blocks: ['critical'] } },
    { strategy: { module: 'gone.mjs' as FilePath } },
  ])(
    'blocks on everything, with a warning, where the tasks were hashed without it: $strategy',
    async ({ strategy }) => {
      const { policy, decided, warnings } = await prepare({ strategy, isHashed: false });
      expect(policy.strategy.blocks).toEqual(['low', 'medium', 'high', 'critical']);
      expect(decided).toEqual({});
      expect(warnings).toEqual([expect.stringContaining('let pass')]);
    },
  );

  test('is what it says where they were hashed with it', async () => {
    const { policy, warnings } = await prepare({ strategy: { blocks: ['critical'] } });
    expect(policy.strategy.blocks).toEqual(['critical']);
    expect(warnings).toEqual([]);
  });
});

describe('concurrency', () => {
  test('is that of the module, else of the strategy, else the number of processors', async () => {
    const module = write('tools/mine.cjs', 'exports.concurrency = ({ processors }) => processors * 3;');
    expect((await prepare({ strategy: { concurrency: 11, module } })).policy.concurrency).toBe(12);
    expect((await prepare({ strategy: { concurrency: 11 } })).policy.concurrency).toBe(11);
    expect((await prepare({})).policy.concurrency).toBe(4);
  });
});

describe("a strategy's module", () => {
  test('may be CommonJS and decides hook by hook', async () => {
    const module = write('tools/mine.cjs', 'exports.shouldRunHook = (hook) => hook.name !== "style";');
    expect((await prepare({ strategy: { module } })).decided).toEqual({ style: 'left-out' });
  });

  test('that is not there, or throws while it is loaded, makes every hook red', async () => {
    const thrower = write('tools/thrower.cjs', 'throw new Error("not today");');
    for (const module of ['tools/gone.mjs' as FilePath, thrower]) {
      const { decided, policy } = await prepare({ strategy: { module } });
      expect(decided).toEqual({ style: 'misconfigured', secrets: 'misconfigured' });
      const [request] = requests({ style: {} });
      expect(request && JSON.stringify(policy.decide(request))).not.toContain(root);
    }
  });
});

describe('the command of a condition', () => {
  const script = (text: string) => write('tools/is-due.sh', `#!/bin/sh\n${text}\n`);

  test.each([
    ['exit 0', {}],
    ['exit 3', { a: 'not-due' }],
  ])('that says %s', async (text, expected) => {
    script(text);
    const hooks = { a: { when: { command: ['sh', 'tools/is-due.sh'] } } };
    expect((await prepare({ hooks, env: { PATH: process.env['PATH'] ?? '' } })).decided).toEqual(expected);
  });

  test('is asked once for all hooks that ask it', async () => {
    script('echo asked >> asked.log; exit 1');
    const when = { command: ['sh', 'tools/is-due.sh'] };
    const env = { PATH: process.env['PATH'] ?? '' };
    expect((await prepare({ hooks: { a: { when }, b: { when } }, env })).decided).toEqual({
      a: 'not-due',
      b: 'not-due',
    });
    expect(real.files.readText(join(root, 'asked.log'))).toBe('asked\n');
  });

  test('that cannot be started counts as due', async () => {
    const hooks = {
      a: { when: { command: ['./tools/gone.sh'] } },
      b: { when: { command: ['no-such-program-anywhere'] } },
    };
    expect((await prepare({ hooks })).decided).toEqual({});
  });

  test('is stopped with the run', async () => {
    script('echo $$ > pid; exec sleep 1000');
    const stopping = new AbortController();
    const env = { PATH: process.env['PATH'] ?? '' };
    const prepared = prepare({
      hooks: { a: { when: { command: ['sh', 'tools/is-due.sh'] } } },
      env,
      signal: stopping.signal,
    });
    while (!real.files.readText(join(root, 'pid'))?.endsWith('\n'))
      await new Promise((resolve) => setImmediate(resolve));
    const pid = Number(real.files.readText(join(root, 'pid')));
    stopping.abort();
    await prepared;
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
