import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { DirectedGraph } from 'graphology';
import { hasCycle, topologicalSort } from 'graphology-dag';
import ts from 'typescript';

const repository = join(__dirname, '..');

/** Rooms from the ground up; a room may import from its own rank and from below. */
const ranks: Readonly<Record<string, number>> = {
  'engine/hooks': 0,
  'engine/system': 1,
  'engine/graph': 1,
  'engine/tools': 2,
  'engine/config': 3,
  'engine/verdicts': 4,
  'engine/drivers': 4,
  'engine/run': 5,
  'engine/history': 5,
  'engine/baseline': 6,
  'engine/doctor': 6,
  'engine/fix': 6,
  'engine/report': 6,
  plugin: 7,
  executors: 7,
  generators: 7,
  cli: 7,
};
const faces = ['plugin', 'executors', 'generators', 'cli'];

interface Import {
  readonly from: string;
  readonly to: string;
}

const sources = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard', '*.ts'], {
  cwd: repository,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && roomOf(file) !== null && !/\.spec\.ts$|\.d\.ts$|\/testing\//.test(file));
const imports = sources.flatMap((from) =>
  specifiers(from).map((to): Import => ({ from, to: to.startsWith('.') ? target(from, to) : to })),
);
const local = imports.filter(({ to }) => sources.includes(to));

test('every source file belongs to a room that has a rank', () => {
  expect(sources.length).toBeGreaterThan(100);
  const folders = new Set(sources.map((file) => file.split('/').slice(0, 2).join('/')));
  const engineRooms = [...folders].filter((folder) => folder.startsWith('engine/') && !folder.endsWith('.ts'));
  expect(engineRooms.filter((room) => !(room in ranks))).toEqual([]);
});

test('imports go down, never up', () => {
  const upward = local.filter(({ from, to }) => rankOf(to) > rankOf(from));
  expect(upward).toEqual([]);
});

test('the faces do not import each other', () => {
  const crossing = local.filter(({ from, to }) => {
    const [a, b] = [roomOf(from), roomOf(to)];
    return a !== b && faces.includes(a ?? '') && faces.includes(b ?? '');
  });
  expect(crossing).toEqual([]);
});

test('no file imports itself through others', () => {
  const graph = new DirectedGraph();
  for (const file of sources) graph.mergeNode(file);
  for (const { from, to } of local) if (!isTypeOnly(from, to)) graph.mergeDirectedEdge(from, to);
  expect(hasCycle(graph) ? 'there is a circle' : topologicalSort(graph).length).toBe(sources.length);
});

test('the engine knows nothing of Nx', () => {
  const knowing = imports.filter(({ from, to }) => from.startsWith('engine/') && /^(?:@nx\/|nx(?:\/|$))/.test(to));
  expect(knowing).toEqual([]);
});

test('only engine/system touches files, processes and the store on disk', () => {
  // Workers of module drivers are programs of their own: they run in a child process.
  const outside = imports.filter(
    ({ from, to }) =>
      /^(?:node:fs(?:\/promises)?|node:child_process|node:os|node:net|node:worker_threads|execa|cacache)$/.test(to) &&
      from.startsWith('engine/') &&
      !from.startsWith('engine/system/') &&
      !from.startsWith('engine/drivers/worker/') &&
      !from.startsWith('engine/drivers/compiler/'),
  );
  expect(outside).toEqual([]);
});

test('a file is one idea: half of them have at most 60 lines, none has more than 250', () => {
  const lengths = sources.map((file) => ({
    file,
    lines: readFileSync(join(repository, file), 'utf8').split('\n').length,
  }));
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60);
  expect(lengths.filter(({ lines }) => lines > 251)).toEqual([]);
});

function roomOf(file: string): string | null {
  const [first = '', second = ''] = file.split('/');
  if (first === 'engine') return `engine/${second}`;
  return faces.includes(first) ? first : null;
}

function rankOf(file: string): number {
  return ranks[roomOf(file) ?? ''] ?? -1;
}

function specifiers(file: string): readonly string[] {
  return ts
    .preProcessFile(readFileSync(join(repository, file), 'utf8'), true, true)
    .importedFiles.map((each) => each.fileName);
}

function target(from: string, specifier: string): string {
  const path = posix.join(dirname(from), specifier).replace(/\.js$/, '');
  return [`${path}.ts`, `${path}/index.ts`].find((candidate) => sources.includes(candidate)) ?? path;
}

/** Types may refer to each other both ways: nothing of them is there at run time. */
function isTypeOnly(from: string, to: string): boolean {
  const text = readFileSync(join(repository, from), 'utf8');
  const source = ts.createSourceFile(from, text, ts.ScriptTarget.Latest);
  const statements = source.statements.filter(
    (each) =>
      (ts.isImportDeclaration(each) || ts.isExportDeclaration(each)) &&
      each.moduleSpecifier !== undefined &&
      ts.isStringLiteral(each.moduleSpecifier) &&
      target(from, each.moduleSpecifier.text) === to,
  );
  return statements.length > 0 && statements.every((each) => isErased(each));
}

function isErased(statement: ts.Statement): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  if (!ts.isImportDeclaration(statement)) return false;
  const clause = statement.importClause;
  if (clause?.isTypeOnly) return true;
  const bindings = clause?.namedBindings;
  return (
    clause?.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}
