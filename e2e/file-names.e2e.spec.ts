import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hostileNames } from './fixtures/hostile-names';
import { prettier, twoProjects, words } from './fixtures/two-projects';
import { red } from './rig/exit-codes';
import { onEveryNx } from './rig/on-every-nx';

const named = Object.fromEntries(hostileNames.map((name) => [`packages/a/${name}`, 'fine\n']));

onEveryNx('Files with hostile names', (create) => {
  test.each(['workspace', 'project'])('reach a program in the %s as they are, and no shell', async (cwd) => {
    const program = cwd === 'workspace' ? 'tools/reject.mjs' : '../../tools/reject.mjs';
    const hook = { ...words, cwd, command: ['node', program, 'BAD', '{files}'] };
    const workspace = create({ files: { ...twoProjects({ words: hook }), ...named } });
    const { exitCode, all } = await workspace.run(['run', 'a:quality--words']);
    expect({ exitCode, all }).toMatchObject({ exitCode: 0 });
    const given = workspace.calls().flatMap((line): string[] => JSON.parse(line.slice('reject BAD '.length)));
    const names = given.map((file) => file.replace(/^\.\//, '').replace(/^packages\/a\//, ''));
    expect(names.sort()).toEqual([...hostileNames, 'one.txt'].sort());
    expect(['', 'packages/a'].some((folder) => existsSync(join(workspace.root, folder, 'pwned')))).toBe(false);
  });

  test('are checked by real tools', async () => {
    const files = Object.fromEntries(
      hostileNames.map((name) => [`packages/a/${name.replace(/txt$/, 'js')}`, 'let a=1\n']),
    );
    const workspace = create({ files: { ...twoProjects({ prettier }), '.prettierrc.json': '{}\n', ...files } });
    const { exitCode } = await workspace.run(['run', 'a:quality--prettier']);
    expect(exitCode).toEqual(red);
    const found = workspace
      .results()
      .get('a:prettier')
      ?.findings.map(({ file }) => file);
    expect(new Set(found)).toEqual(new Set(Object.keys(files)));
  });
});
