import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

const engine = join(__dirname, '../..');

/** Compiles this folder to JavaScript, so that a process of its own can load it; tests run from sources. */
export function compiledSystem(folder: string): string {
  for (const part of ['hooks', 'system']) {
    for (const name of readdirSync(join(engine, part))) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
      const { code } = transformFileSync(join(engine, part, name), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', ignoreDynamic: true },
      });
      const target = join(folder, part, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
  }
  symlinkSync(join(engine, '../node_modules'), join(folder, 'node_modules'), 'junction');
  return join(folder, 'system');
}
