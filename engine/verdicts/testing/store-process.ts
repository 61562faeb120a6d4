import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

const engine = join(__dirname, '../..');

/** Compiles the store and what it needs to JavaScript, so that child processes can load it. Returns its folder. */
export function compileStore(folder: string): string {
  for (const part of ['hooks', 'system', 'verdicts', 'verdicts/segments', 'verdicts/testing']) {
    for (const name of readdirSync(join(engine, part))) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts')) continue;
      const { code } = transformFileSync(join(engine, part, name), {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', ignoreDynamic: true },
      });
      const target = join(folder, 'engine', part, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, code);
    }
  }
  symlinkSync(join(engine, '../node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** A child process that runs `script` with `openRun()` and the samples in scope, and the store in `directory`. */
export function storeProcess(compiled: string, directory: string, script: string): ChildProcess {
  const source = `
    const { openStore } = require('./engine/verdicts/open-store.js');
    const { cacacheSegments } = require('./engine/system/cacache-segments.js');
    const { entry, key, numbers, passed, failed } = require('./engine/verdicts/testing/sample.js');
    const warn = (trouble) => { console.error(JSON.stringify(trouble)); process.exitCode = 3; };
    const openRun = () => openStore({ storage: cacacheSegments(${JSON.stringify(directory)}), clock: Date, warn });
    (async () => { ${script} })();
  `;
  return spawn(process.execPath, ['-e', source], { cwd: compiled, stdio: ['ignore', 'pipe', 'inherit'] });
}

export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('close', (code) => resolve(code)));
}
