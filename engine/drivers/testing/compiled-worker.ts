import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { transformFileSync } from '@swc/core';

const engine = join(__dirname, '..', '..');
const parts = ['drivers', 'tools/eslint-rule-scopes.ts', 'hooks'];

/** Name of the folder in the run's temporary one that the specs share; it goes with that. */
export const compiledForAll = 'hookgraph-compiled';

/** Compiles what the worker's process loads, and gives the path of its program: tests run from sources. */
export function compiledWorker(): string {
  const shared = join(tmpdir(), compiledForAll);
  if (!existsSync(shared)) {
    const own = mkdtempSync(`${shared}-`);
    compile(own);
    try {
      renameSync(own, shared);
    } catch {
      // Another spec was first.
      rmSync(own, { recursive: true });
    }
  }
  return join(shared, 'drivers', 'worker', 'main.js');
}

function compile(out: string): void {
  for (const file of parts.flatMap((part) => sources(join(engine, part)))) {
    const { code } = transformFileSync(file, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs', ignoreDynamic: true },
    });
    const target = join(out, relative(engine, file)).replace(/\.ts$/, '.js');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
}

function sources(path: string): readonly string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.includes('testing'))
    .map((name) => join(path, name));
}
