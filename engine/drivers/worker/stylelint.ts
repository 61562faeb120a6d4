import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LoadDriver } from './driver';
import { loadModule, record } from './load-module';

interface Stylelint {
  lint(options: (Files | Code) & Shared): Promise<{ readonly report?: string; readonly output?: string }>;
}

interface Files {
  readonly files: readonly string[];
  readonly allowEmptyInput: boolean;
}

interface Code {
  readonly code: string;
  readonly codeFilename: string;
}

interface Shared {
  readonly cwd: string;
  readonly formatter: 'json';
}

/** Does what `stylelint --formatter json` does, versions 16 and 17: names that exist are literal. */
export const loadStylelint: LoadDriver = async (folder) => {
  const { default: main } = await loadModule(folder);
  const stylelint = main as Stylelint;
  const lint = async (input: Files | Code): Promise<readonly unknown[]> => {
    const { report, output } = await stylelint.lint({ ...input, cwd: process.cwd(), formatter: 'json' });
    const results: unknown = JSON.parse(report || output || '[]');
    return Array.isArray(results) ? results : [];
  };
  return async function* (files) {
    // One call: each would read all configuration again.
    const results = await lint({ files, allowEmptyInput: true });
    const bySource = new Map(results.map((result) => [record(result)['source'], result]));
    for (const [file, name] of files.entries()) {
      const path = resolve(name);
      // Ignored files are not in the answer, nor is one whose name Stylelint took for a pattern: ask for it by content.
      const known = bySource.get(path);
      const own = known === undefined ? await lint({ code: readFileSync(path, 'utf8'), codeFilename: path }) : [known];
      const isErrored = own.some((result) => record(result)['errored'] === true);
      yield { file, exitCode: isErrored ? 2 : 0, stderr: JSON.stringify(own) };
    }
  };
};
