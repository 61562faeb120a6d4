import type { Answer } from '../answer';
import { ran, workspaceOfTwo } from '../testing/workspaces';
import { root } from '../testing/face';
import { why, type WhyRequest } from './why';

const minute = 60_000;

async function ask(
  workspace: ReturnType<typeof workspaceOfTwo>,
  given: Partial<WhyRequest> = {},
  cwd = root,
): Promise<Answer> {
  return why({ project: 'app', hook: 'words', file: null, json: false, ...given }, workspace.face(cwd));
}

describe('why', () => {
  test('says that a hook was never checked', async () => {
    expect(await ask(workspaceOfTwo())).toEqual({
      kind: 'told',
      exitCode: 1,
      text: 'words of app: never checked\n  never checked: app/a.txt, app/b.txt',
    });
  });

  test('says that it is known green, and exits with 0', async () => {
    const workspace = workspaceOfTwo();
    await ran(workspace, { project: 'app', hook: 'words' });
    workspace.now += 2 * minute;
    expect(await ask(workspace)).toEqual({
      kind: 'told',
      exitCode: 0,
      text: 'words of app: known green\n  2 files, verdicts since 2 minutes ago; a run starts no program.',
    });
  });

  test('says that it is known red, and exits with 1; the file beside is green', async () => {
    const workspace = workspaceOfTwo();
    await ran(workspace, { project: 'app', hook: 'words', red: true });
    expect(await ask(workspace)).toMatchObject({ exitCode: 1, text: expect.stringContaining('known red, replayed') });
    expect(await ask(workspace, { file: 'app/b.txt' })).toMatchObject({ exitCode: 0 });
  });

  test('names the file that changed, and only that', async () => {
    const workspace = workspaceOfTwo();
    await ran(workspace, { project: 'app', hook: 'words' });
    workspace.files.set('app/b.txt', 'other');
    expect(await ask(workspace)).toMatchObject({
      exitCode: 1,
      text: 'words of app: 1 of 2 files to be checked\n  changed: app/b.txt (last checked just now)',
    });
  });

  test('finds a file from the folder where it was typed', async () => {
    const workspace = workspaceOfTwo();
    await ran(workspace, { project: 'app', hook: 'words' });
    workspace.files.set('app/b.txt', 'other');
    expect(await ask(workspace, { file: 'a.txt' }, `${root}/app`)).toMatchObject({ exitCode: 0 });
    expect(await ask(workspace, { file: 'b.txt' }, `${root}/app`)).toMatchObject({ exitCode: 1 });
  });

  test('takes a path inside the project from anywhere', async () => {
    const workspace = workspaceOfTwo();
    expect(await ask(workspace, { file: 'b.txt' })).toMatchObject({ text: expect.stringContaining('app/b.txt') });
  });

  test('tells a file that changed itself from one that only what is around it concerns', async () => {
    const workspace = workspaceOfTwo();
    workspace.env['MOOD'] = 'glad';
    await ran(workspace, { project: 'app', hook: 'words' });
    workspace.env['MOOD'] = 'sad';
    workspace.files.set('app/b.txt', 'other');
    expect(await ask(workspace)).toMatchObject({
      text: [
        'words of app: has to be checked',
        '  $MOOD has another value',
        '  which concerns app/a.txt (last checked just now)',
        '  $MOOD has another value',
        '  and itself changed: app/b.txt (last checked just now)',
      ].join('\n'),
    });
  });

  test('says once for all files what they share: a variable', async () => {
    const workspace = workspaceOfTwo();
    workspace.env['MOOD'] = 'glad';
    await ran(workspace, { project: 'app', hook: 'words' });
    workspace.env['MOOD'] = 'sad';
    expect(await ask(workspace)).toMatchObject({
      text: 'words of app: has to be checked\n  $MOOD has another value\n  which concerns app/a.txt, app/b.txt (last checked just now)',
    });
  });

  test('tells a changed definition of the hook from anything else', async () => {
    const workspace = workspaceOfTwo();
    await ran(workspace, { project: 'app', hook: 'words' });
    workspace.files.set('hookgraph.json', workspace.files.get('hookgraph.json')?.replace('"check"', '"other"') ?? '');
    expect(await ask(workspace)).toMatchObject({
      text: expect.stringContaining('the definition of the hook "words" changed in hookgraph.json'),
    });
  });

  test('names the file that changed in a project under the one that depends on it', async () => {
    const workspace = workspaceOfTwo();
    await ran(workspace, { project: 'app', hook: 'types' });
    expect(await ask(workspace, { hook: 'types' })).toMatchObject({ exitCode: 0 });
    workspace.files.set('lib/lib.ts', 'other');
    expect(await ask(workspace, { hook: 'types' })).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('lib/lib.ts changed (of lib, which the verdict depends on)'),
    });
    workspace.files.set('lib/lib.ts', 'lib');
    expect(await ask(workspace, { hook: 'types' })).toMatchObject({ exitCode: 0 });
    workspace.files.set('lib/more.ts', '');
    workspace.files.delete('lib/lib.ts');
    expect(await ask(workspace, { hook: 'types' })).toMatchObject({
      text: expect.stringMatching(/lib\/more\.ts is new \(of lib.*\n.*lib\/lib\.ts is gone \(of lib/),
    });
  });

  test('says that nothing is kept where no fingerprint holds what the inputs name', async () => {
    const workspace = workspaceOfTwo();
    workspace.files.set('nx.json', '{ "namedInputs": { "built": [{ "dependentTasksOutputFiles": "**/*.d.ts" }] } }');
    const config = workspace.files.get('hookgraph.json') ?? '';
    workspace.files.set('hookgraph.json', config.replace('"env":["MOOD"]', '"inputs":["built"]'));
    await ran(workspace, { project: 'app', hook: 'words' });
    expect(await ask(workspace)).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('No verdict of this hook is kept: no fingerprint holds the input {"dependent'),
    });
  });

  test('prints everything as JSON', async () => {
    const answer = await ask(workspaceOfTwo(), { json: true });
    expect(answer.kind === 'told' && JSON.parse(answer.text)).toMatchObject({
      format: 'hookgraph-why',
      answer: { kind: 'unknown', files: 2, toCheck: 2, causes: [{ kind: 'never-checked' }, {}] },
    });
  });

  test.each([
    [{ project: 'apq' }, 'There is no project "apq".', 'Did you mean "app"?'],
    [{ hook: 'word' }, 'The project "app" has no hook "word".', 'Did you mean "words"?'],
    [{ hook: null }, 'Which hook of "app" is meant?', 'Ask for one: hookgraph why app types'],
    [{ hook: 'unlike-any' }, 'The project "app" has no hook "unlike-any".', 'Ask for one: hookgraph why app types'],
    [{ file: 'app/main.ts' }, 'The hook "words" does not look at app/main.ts in app.', ''],
  ])('could not, and says what is near: %j', async (given, headline, next) => {
    expect(await ask(workspaceOfTwo(), given)).toMatchObject({ kind: 'could-not', why: { headline, next } });
  });
});
