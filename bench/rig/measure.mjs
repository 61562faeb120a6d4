// Runs programs to their end and says what they took.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Node tells no processor time of children; every POSIX system's bash does.
const timed = `exec 3>"$0"; TIMEFORMAT='%R %U %S'; { time "$@" 2>&4 3>&- 4>&-; } 4>&2 2>&3`;

/**
 * @param argv program and arguments
 * @param options.exits exit codes that are expected; any other ends the benchmark
 * @param options.limit milliseconds after which it is ended
 * @returns milliseconds by the clock, and of processor time of the program and of all that it waited for
 */
export function measure(argv, { cwd, env, exits = [0], limit = 300_000 }) {
  const folder = mkdtempSync(join(tmpdir(), 'hookgraph-measure-'));
  const times = join(folder, 'times');
  try {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', timed, times, ...argv], {
      cwd,
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      timeout: limit,
      killSignal: 'SIGKILL',
    });
    if (status === null) throw new Error(`${argv.join(' ')} took longer than ${limit / 1000} s`);
    if (!exits.includes(status)) throw new Error(`${argv.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
    const [wall, user, system] = readFileSync(times, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
    return { wall: Math.round(wall * 1000), cpu: Math.round((user + system) * 1000), stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Measures several ways of the same work in turn, A B A B, so that what else the machine does meets all of them.
 * @param ways functions that return what `measure` does, by name
 */
export function alternate(rounds, ways) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const { wall, cpu } = way(round);
      times[name].push({ wall, cpu });
    }
  }
  return times;
}

/** The median of what was measured: `{ wall, cpu }`. */
export function median(times) {
  return { wall: middle(times.map(({ wall }) => wall)), cpu: middle(times.map(({ cpu }) => cpu)) };
}

/**
 * The median of what each round says by itself: a machine that gets slower from one round to the next makes all ways of
 * a round slower, and their ratio stays.
 * @param times what `alternate` returned
 * @param compare the ratio or difference of one round, from milliseconds by the clock of each way
 */
export function compareRounds(times, compare) {
  const [first] = Object.values(times);
  return middle(
    first.map((_, round) =>
      compare(Object.fromEntries(Object.entries(times).map(([name, measured]) => [name, measured[round].wall]))),
    ),
  );
}

function middle(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
