import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtDeclarations } from './built-declarations';
import { nodeFiles } from './node-files';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hookgraph-built-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
}

test('declarations of all kinds are found in a folder and below, nothing else, and none in packages', () => {
  write('out/a.d.ts', 'out/deep/b.d.mts', 'out/b.d.cts', 'out/c.d.css.ts', 'out/x.js', 'out/x.ts', 'out/d.d.ts.map');
  write('out/node_modules/p/p.d.ts', 'beside.d.ts');
  symlinkSync('../beside.d.ts', join(root, 'out/linked.d.ts'));
  const found = ['out/a.d.ts', 'out/b.d.cts', 'out/c.d.css.ts', 'out/deep/b.d.mts', 'out/linked.d.ts'];
  expect(builtDeclarations(root, nodeFiles).in('out')).toEqual(found);
});

test('what comes later is told apart, in a folder too that was not there', () => {
  const built = builtDeclarations(root, nodeFiles);
  write('out/a.d.ts');
  expect([built.in('out'), built.in('nowhere')]).toEqual([['out/a.d.ts'], []]);
  const before = built.now();
  expect(['out', 'nowhere'].map(before.appeared)).toEqual([[], []]);
  write('out/b/b.d.ts', 'nowhere/c.d.ts');
  expect(built.in('out')).toEqual(['out/a.d.ts']);
  expect(['out', 'nowhere'].map(built.now().appeared)).toEqual([['out/b/b.d.ts'], ['nowhere/c.d.ts']]);
  // What was found out at a moment holds for all who ask about it.
  expect(before.appeared('out')).toEqual([]);
});
