import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { transformFileSync } from '@swc/core';

const engine = join(__dirname, '..', '..');
const parts = ['drivers', 'tools/eslint-rule-scopes.ts', 'hooks'];

/** Compiles what the worker's process loads, and gives the path of its program: tests run from sources. */
export function compiledWorker(): string {
  const out = mkdtempSync(join(tmpdir(), 'hookgraph-worker-'));
  for (const file of parts.flatMap((part) => sources(join(engine, part)))) {
    const { code } = transformFileSync(file, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs', ignoreDynamic: true },
    });
    const target = join(out, relative(engine, file)).replace(/\.ts$/, '.js');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  return join(out, 'drivers', 'worker', 'main.js');
}

function sources(path: string): readonly string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts') && !name.includes('testing'))
    .map((name) => join(path, name));
}
