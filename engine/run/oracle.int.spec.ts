import fc from 'fast-check';
import { anyEdit, type Edit } from './testing/oracle/edits';
import { oracleWorkspace, type OracleWorkspace } from './testing/oracle/oracle-workspace';

const { HOOKGRAPH_ORACLE_RUNS, HOOKGRAPH_ORACLE_STEPS, HOOKGRAPH_ORACLE_SEED } = process.env;
const numRuns = Number(HOOKGRAPH_ORACLE_RUNS ?? 3);
const maxCommands = Number(HOOKGRAPH_ORACLE_STEPS ?? 8);

// Every step starts half a dozen real tools, and a sequence that fails is made shorter.
jest.setTimeout(numRuns * maxCommands * 60_000);

/** Does one edit, and asks both sides what they make of it. */
class Step implements fc.AsyncCommand<object, OracleWorkspace> {
  constructor(private readonly edit: Edit) {}
  check() {
    return true;
  }
  async run(_model: object, workspace: OracleWorkspace) {
    this.edit.apply(workspace);
    const { answer } = await workspace.check();
    expect(answer).toEqual(await workspace.raw());
    const again = await workspace.check();
    expect(again.answer).toEqual(answer);
    // What could not be checked is asked again; nothing else is.
    if (!answer.ends.some((end) => end.endsWith('trouble'))) expect(again.started).toBe(0);
    workspace.commit();
  }
  toString() {
    return this.edit.words;
  }
}

test('after any sequence of edits every hook says what its tool says when it is run cold', async () => {
  const steps = fc.commands<object, OracleWorkspace, false>([anyEdit.map((edit) => new Step(edit))], {
    maxCommands,
    size: 'max',
  });
  await fc.assert(
    fc.asyncProperty(steps, async (commands) => {
      const workspace = oracleWorkspace();
      try {
        await fc.asyncModelRun(() => ({ model: {}, real: workspace }), commands);
      } finally {
        await workspace.close();
      }
    }),
    { numRuns, verbose: 1, ...(HOOKGRAPH_ORACLE_SEED === undefined ? {} : { seed: Number(HOOKGRAPH_ORACLE_SEED) }) },
  );
});
