import { ran, workspaceOfTwo } from '../testing/workspaces';
import { clear, type ClearRequest } from './clear';

const day = 86_400_000;

function run(workspace: ReturnType<typeof workspaceOfTwo>, given: Partial<ClearRequest> = {}) {
  return clear({ hook: null, olderThan: null, json: false, ...given }, workspace.face());
}

async function filled() {
  const workspace = workspaceOfTwo();
  await ran(workspace, { project: 'app', hook: 'words' });
  workspace.now += 8 * day;
  await ran(workspace, { project: 'lib', hook: 'words' });
  await ran(workspace, { project: 'lib', hook: 'types' });
  return workspace;
}

const removed = async (workspace: ReturnType<typeof workspaceOfTwo>, given: Partial<ClearRequest> = {}) => {
  const answer = await run(workspace, { ...given, json: true });
  return answer.kind === 'told' ? JSON.parse(answer.text).hooks : answer;
};

describe('clear', () => {
  test('removes everything and says how much of which hook', async () => {
    const workspace = await filled();
    expect(await run(workspace)).toMatchObject({
      exitCode: 0,
      text: expect.stringMatching(/^Removed 4 verdicts, .*\n {2}types: 1 verdict\n {2}words: 3 verdicts$/),
    });
    expect(await run(workspace)).toMatchObject({ text: 'Nothing to remove.' });
  });

  test('keeps to one hook', async () => {
    const workspace = await filled();
    expect(await removed(workspace, { hook: 'words' })).toEqual([{ hook: 'words', verdicts: 3 }]);
    expect(await removed(workspace)).toEqual([{ hook: 'types', verdicts: 1 }]);
  });

  test('keeps what is young', async () => {
    const workspace = await filled();
    expect(await removed(workspace, { olderThan: '7d' })).toEqual([{ hook: 'words', verdicts: 2 }]);
    expect(await run(workspace, { olderThan: '7d' })).toMatchObject({ text: 'Nothing to remove.' });
  });

  test.each([
    [{ hook: 'wrods' }, 'Did you mean "words"?'],
    [{ olderThan: 'a week' }, 'Write it like 30m, 12h or 7d.'],
  ])('removes nothing where it is not sure what is meant: %j', async (given, next) => {
    const workspace = await filled();
    expect(await run(workspace, given)).toMatchObject({ kind: 'could-not', why: { next } });
    expect(await removed(workspace)).toHaveLength(2);
  });
});
