import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rollOfArgv } from './roll-of-argv';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-roll-')));
afterAll(() => rmSync(folder, { recursive: true }));

/** Plays Nx: writes its own words down where Nx would write the graph. */
function fakeNx(body: string): string {
  const script = join(folder, 'nx.cjs');
  writeFileSync(script, `const words = process.argv.slice(2);\n${body}`);
  return script;
}

const writes = (graph: string): string => `
const at = words.find((word) => word.startsWith('--graph=')).slice('--graph='.length);
const kept = words.map((word) => (word.startsWith('--graph=') ? '--graph' : word));
require('node:fs').writeFileSync(at, JSON.stringify(${graph}));
`;

const ask = (script: string, ...words: readonly string[]) =>
  rollOfArgv({ root: folder, argv: [process.execPath, script, ...words], env: process.env });

test('Nx is asked by the same words for the tasks that it makes of them', async () => {
  const graph = `{ tasks: {
    tasks: {
      'b:quality--words': { target: { project: 'b', target: 'quality--words' }, projectRoot: 'libs/b' },
      [kept.join(' ')]: { target: { project: 'a', target: process.env.NX_DAEMON }, projectRoot: process.cwd() },
    },
    dependencies: { 'b:quality--words': [{ id: 'a:build' }, 'a:gen'] },
  } }`;
  expect(await ask(fakeNx(writes(graph)), 'affected', '-t', 'quality', '--', '--x')).toEqual([
    {
      id: 'b:quality--words',
      project: 'b',
      root: 'libs/b',
      target: 'quality--words',
      dependsOn: ['a:build', 'a:gen'],
    },
    { id: 'affected -t quality --graph -- --x', project: 'a', root: folder, target: 'false', dependsOn: [] },
  ]);
});

test('it is not known where Nx fails, writes nothing, or would read what is gone', async () => {
  expect(await ask(fakeNx('process.exit(1)'), 'run-many')).toBeNull();
  expect(await ask(fakeNx(''), 'run-many')).toBeNull();
  expect(await ask(fakeNx(writes('{}')), 'affected', '--stdin')).toBeNull();
});
