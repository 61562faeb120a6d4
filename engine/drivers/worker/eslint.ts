import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkAhead } from './check-ahead';
import type { FileReport, LoadDriver } from './driver';
import { eslintScope } from './eslint-scope';
import { loadModule } from './load-module';

interface Eslint {
  lintFiles(files: readonly string[]): Promise<readonly LintResult[]>;
  calculateConfigForFile(file: string): Promise<unknown>;
}

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly unknown[];
  readonly errorCount: number;
  readonly warningCount: number;
}

type EslintClass = new (options: { readonly cwd: string }) => Eslint;

/** Does for each file what `eslint --format json` does, versions 8.57 to 10, and tells how wide its verdict is. */
export const loadEslint: LoadDriver = async (folder) => {
  const eslint = await loadModule(folder);
  return async function* (files) {
    const cwd = process.cwd();
    // Flat or eslintrc: ESLint 8 and 9 decide by the working directory and the environment.
    const Class = (await classFor(eslint)) as EslintClass;
    const instance = new Class({ cwd });
    const decide = eslintScope(instance, cwd);
    const check = async (name: string, file: number): Promise<FileReport> => {
      const results = await instance.lintFiles([name]);
      if (results.length === 0) throw new Error(`ESLint says nothing of ${name}`);
      const isRed = results.some(({ errorCount }) => errorCount > 0);
      const stdout = JSON.stringify(results.map(essence));
      const path = resolve(cwd, name);
      return { file, stdout, exitCode: isRed ? 1 : 0, decision: await decide(path, readText(path)) };
    };
    yield* checkAhead(files, check);
  };
};

function essence({ filePath, messages, errorCount, warningCount }: LintResult): LintResult {
  return { filePath, messages, errorCount, warningCount };
}

async function classFor(eslint: Readonly<Record<string, unknown>>): Promise<unknown> {
  const { loadESLint: load, ESLint: only } = eslint;
  return typeof load === 'function' ? await Promise.resolve(Reflect.apply(load, eslint, [])) : only;
}

function readText(name: string): string {
  return existsSync(name) ? readFileSync(name, 'utf8') : '';
}
