import fc from 'fast-check';
import { anyEdit, type Edit } from './testing/oracle/edits';
import { oracleWorkspace, type OracleWorkspace } from './testing/oracle/oracle-workspace';

const { env } = process;
const numRuns = Number(env['HOOKGRAPH_ORACLE_RUNS'] ?? 3);
const maxCommands = Number(env['HOOKGRAPH_ORACLE_STEPS'] ?? 8);
const seconds = Number(env['HOOKGRAPH_ORACLE_SECONDS'] ?? 180);
const hooks = (env['HOOKGRAPH_ORACLE_HOOKS'] ?? '').split(',').filter((name) => name !== '');
const seed = Number(env['HOOKGRAPH_ORACLE_SEED'] ?? Date.now() % 2 ** 31);

/** Time for what goes on when the time is up: one step and the end of its sequence, on a machine that is busy. */
const grace = 300;

jest.setTimeout((seconds + 2 * grace) * 1000);

const deadline = Date.now() + seconds * 1000;
let compared = 0;
const isOver = () => Date.now() > deadline;

/** Does a few edits, and asks both sides what they make of them. */
class Step implements fc.AsyncCommand<object, OracleWorkspace> {
  constructor(private readonly edits: readonly Edit[]) {}
  check() {
    return true;
  }
  async run(_model: object, workspace: OracleWorkspace) {
    // Time is up: what is left of the sequence is not asked, and a failure is not made shorter any more.
    if (isOver()) return;
    await ends(this.toString(), this.compare(workspace));
  }
  private async compare(workspace: OracleWorkspace) {
    for (const edit of this.edits) edit.apply(workspace);
    const [{ answer }, raw] = await Promise.all([workspace.check(), workspace.raw()]);
    expect(answer).toEqual(raw);
    const again = await workspace.check();
    expect(again.answer).toEqual(answer);
    // What could not be checked is asked again; nothing else is.
    if (!answer.ends.some((end) => end.endsWith('trouble'))) expect(again.started).toBe(0);
    workspace.commit();
    compared += 1;
  }
  toString() {
    return this.edits.map(({ words }) => words).join('; ');
  }
}

/** A step that never ends is a failure with a name, not a test that somebody stops. */
async function ends(words: string, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`does not come to an end: ${words}`)), grace * 1000);
  });
  await Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}

const edits = fc.array(anyEdit, { minLength: 1, maxLength: 3 });
const steps = fc.commands<object, OracleWorkspace, false>([edits.map((each) => new Step(each))], {
  maxCommands,
  size: 'max',
});
const sequence = fc.asyncProperty(steps, async (commands) => {
  if (isOver()) return;
  const workspace = oracleWorkspace(hooks);
  try {
    // From here on there is something to replay.
    await workspace.check();
    await fc.asyncModelRun(() => ({ model: {}, real: workspace }), commands);
  } finally {
    await workspace.close();
  }
});

test('after any sequence of edits every hook says what its tool says when it is run cold', async () => {
  let run = 0;
  try {
    // One by one: none is begun when the time is up, and the seed that a failure names is that of its sequence alone.
    for (; run < numRuns && !isOver(); run += 1)
      await fc.assert(sequence, { numRuns: 1, seed: (seed + run) % 2 ** 31, unbiased: true });
  } finally {
    process.stdout.write(`oracle: seed ${seed}, ${run} sequences, ${compared} steps compared\n`);
  }
  expect(compared).toBeGreaterThan(0);
});
