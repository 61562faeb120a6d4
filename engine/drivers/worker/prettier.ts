import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FileReport, LoadDriver } from './driver';
import { loadModule } from './load-module';

interface Prettier {
  readonly version: string;
  resolveConfig(file: string, options: { readonly editorconfig: boolean }): Promise<Options | null>;
  getFileInfo(
    file: string,
    options: {
      readonly ignorePath: string | readonly string[];
      readonly withNodeModules: boolean;
      readonly plugins: readonly unknown[];
      readonly resolveConfig: boolean;
    },
  ): Promise<{ readonly ignored: boolean; readonly inferredParser: string | null }>;
  check(text: string, options: Options): Promise<boolean> | boolean;
}

interface Options {
  readonly plugins?: readonly unknown[];
  readonly parser?: unknown;
  readonly [option: string]: unknown;
}

/** Does for each file what `prettier --list-different --ignore-unknown` does, versions 2.8 and 3. */
export const loadPrettier: LoadDriver = async (folder) => {
  const prettier = (await loadModule(folder)) as unknown as Prettier;
  const isTwo = prettier.version.startsWith('2.');

  return async function* (files) {
    const ignorePath = ignoreFiles(isTwo);
    for (const [file, name] of files.entries()) {
      yield { file, ...(await checkFile(prettier, name, { isTwo, ignorePath })) };
    }
  };
};

/** Those of the working directory, found anew for each job: no other counts. Prettier reads them for every file. */
function ignoreFiles(isTwo: boolean): string | readonly string[] {
  if (isTwo) return resolve('.prettierignore');
  return ['.gitignore', '.prettierignore'].map((each) => resolve(each)).filter((path) => existsSync(path));
}

const clean = { exitCode: 0 };

interface How {
  readonly isTwo: boolean;
  readonly ignorePath: string | readonly string[];
}

async function checkFile(
  prettier: Prettier,
  name: string,
  { isTwo, ignorePath }: How,
): Promise<Omit<FileReport, 'file'>> {
  // Links are left out, as in a run over the folder; what they lead to has a name of its own.
  if (!isTwo && lstatSync(name).isSymbolicLink()) return clean;
  const path = resolve(name);
  try {
    const info = { ignorePath, withNodeModules: false, resolveConfig: false } as const;
    const plain = await prettier.getFileInfo(path, { ...info, plugins: [] });
    if (plain.ignored) return clean;
    const options = (await prettier.resolveConfig(path, { editorconfig: true })) ?? {};
    const { plugins = [] } = options;
    const inferred = plugins.length === 0 ? plain : await prettier.getFileInfo(path, { ...info, plugins });
    if ((options.parser ?? inferred.inferredParser) === null) return clean;
    const isFormatted = await prettier.check(readFileSync(path, 'utf8'), { ...options, filepath: path });
    return isFormatted ? clean : { exitCode: 1, stdout: `${oneLine(name)}\n` };
  } catch (error) {
    return { exitCode: 2, stderr: complaint(oneLine(name), error) };
  }
}

/** As Prettier's own logger writes it: the parser reads both. */
function complaint(name: string, error: unknown): string {
  const isSyntaxError = error instanceof Error && 'loc' in error;
  const isInvalidOption = error instanceof Error && /^Invalid \S+ value\./.test(error.message);
  const text = isInvalidOption
    ? error.message
    : `${name}: ${isSyntaxError || !(error instanceof Error) ? String(error) : (error.stack ?? error.message)}`;
  return `${text.replace(/^/gm, '[error] ')}\n`;
}

/** The report says which file it is; a line break in its name would only be misread. */
function oneLine(name: string): string {
  return name.replace(/[\r\n]/g, ' ');
}
