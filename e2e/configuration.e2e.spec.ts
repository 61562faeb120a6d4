import { json, twoProjects, words } from './fixtures/two-projects';
import { red } from './rig/exit-codes';
import { onEveryNx } from './rig/on-every-nx';

onEveryNx('A typo in hookgraph.json', (create) => {
  const files = twoProjects({ words: { ...words, stge: 'fast' } });

  test('leaves every other command of Nx alone', async () => {
    const workspace = create({ files });
    const { exitCode, stdout } = await workspace.run(['show', 'projects', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual(expect.arrayContaining(['a', 'b']));
  });

  test('fails the run with its position, the line and what was meant', async () => {
    const workspace = create({ files });
    const { exitCode, all } = await workspace.run(['run-many', '-t', 'quality']);
    const line =
      workspace
        .read('hookgraph.json')
        .split('\n')
        .findIndex((text) => text.includes('"stge"')) + 1;
    expect(exitCode).toEqual(red);
    expect(all).toContain(`hookgraph.json:${line}:7`);
    expect(all).toContain('"stge": "fast"');
    expect(all).toContain('stage');
    expect(workspace.calls()).toEqual([]);
  });

  test('breaks, in a project, what it stands in, and is told beside all others', async () => {
    const workspace = create({
      files: {
        ...twoProjects(),
        'packages/b/hookgraph.json': json({ hooks: { words: { timeout: 'soon' }, wrods: false } }),
      },
    });
    expect((await workspace.run(['show', 'project', 'b'])).exitCode).toBe(0);
    const { exitCode, all } = await workspace.run(['run-many', '-t', 'quality']);
    expect(exitCode).toEqual(red);
    expect(all).toContain('packages/b/hookgraph.json:4:18  "soon" is not a duration');
    expect(all).toContain('packages/b/hookgraph.json:6:5  unknown hook "wrods"');
    expect(all).toContain('did you mean "words"?');
    const passed = [...workspace.results()].filter(([, { outcome }]) => outcome.kind === 'passed');
    expect(passed.map(([task]) => task)).toEqual(['a:notes', 'a:words']);
  });

  test('is no trouble any more once it is mended', async () => {
    const workspace = create({ files });
    await workspace.run(['run-many', '-t', 'quality']);
    workspace.write('hookgraph.json', workspace.read('hookgraph.json').replace('stge', 'stage'));
    const { exitCode, all } = await workspace.run(['run-many', '-t', 'quality']);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    expect(workspace.results().get('a:words')?.outcome.kind).toBe('passed');
  });
});

onEveryNx('hookgraph.json that cannot be parsed', (create) => {
  test('leaves nx show projects alone and fails a run of the hooks', async () => {
    const workspace = create({ files: { ...twoProjects(), 'hookgraph.json': '{ "hooks": { "words": \n' } });
    const shown = await workspace.run(['show', 'projects', '--json']);
    expect(shown.exitCode).toBe(0);
    expect(JSON.parse(shown.stdout)).toEqual(expect.arrayContaining(['a', 'b']));
    const { exitCode, all } = await workspace.run(['run-many', '-t', 'quality']);
    expect(exitCode).toEqual(red);
    expect(all).toContain('hookgraph.json:');
  });
});
