import { execFile } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { oracleProjects, selections, typedProjects } from './first-tree';
import { withBuilt } from './built-copy';
import { answerOf, type OracleAnswer, type OracleEnd, type OraclePlace } from './oracle-answer';
import {
  eslintMessages,
  isConfigError,
  prettierLines,
  styleWarnings,
  typeErrors,
  unixLines,
  type RawFinding,
} from './raw-outputs';

interface Printed {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RawWorkspace {
  /** Absolute path. */
  readonly root: string;
  /** Absolute path of the folder with the tools. */
  readonly modules: string;
  readonly env: Readonly<Record<string, string>>;
  isAsked(hook: string): boolean;
}

/** What the programs themselves say of a workspace, started anew and read without a parser of ours. */
export async function rawAnswer(
  { root, modules, env, isAsked }: RawWorkspace,
  files: readonly string[],
): Promise<OracleAnswer> {
  const declared = readDeclared(root) as Readonly<Record<string, Declared>>;
  const run = (script: string, args: readonly string[]) => printed(root, [script, ...args], env);
  const bin = (path: string) => join(modules, path);
  const places: OraclePlace[] = [];
  const ends = new Map<string, OracleEnd>();
  const say = (hook: string, project: string, exitCode: number, found: readonly OraclePlace[]) => {
    places.push(...found);
    ends.set(`${hook} ${project}`, exitCode === 0 ? 'green' : exitCode === 1 || found.length > 0 ? 'red' : 'trouble');
  };
  const selected = (hook: keyof typeof selections) => {
    const chosen = Object.keys(oracleProjects).map((project) => {
      const own = project === '.' ? {} : readDeclared(join(root, project));
      return [project, isChosenBy({ ...declared[hook], ...own[hook] }, own[hook] === false)] as const;
    });
    const isChosen = new Map(chosen);
    return files.filter((file) => selections[hook].test(file) && isChosen.get(projectOf(file))?.(withinProject(file)));
  };
  const argsOf = (hook: keyof typeof selections) => declared[hook]?.args ?? [];
  /**
   * One process for all projects: a project is red where something that it has is an error. What cannot check the one of
   * them may check the other.
   */
  const together = async (hook: keyof typeof selections, ask: (names: readonly string[]) => Promise<Asked>) => {
    const names = isAsked(hook) ? selected(hook) : [];
    if (names.length === 0) return;
    const all = await ask(names);
    for (const project of new Set(names.map(projectOf))) {
      const { found, exitCode, isTrouble } = all.isTrouble
        ? await ask(names.filter((name) => projectOf(name) === project))
        : all;
      if (isTrouble) {
        ends.set(`${hook} ${project}`, 'trouble');
        continue;
      }
      if (exitCode !== 0 && !found.some(({ isError }) => isError)) throw new Error(`${hook} says nothing it can be`);
      const own = found.filter(({ file }) => projectOf(file) === project);
      say(
        hook,
        project,
        own.some(({ isError }) => isError) ? 1 : 0,
        own.map(({ file, line, rule }) => ({ hook, project, file, line, rule })),
      );
    }
  };
  const own = (script: string) => async (names: readonly string[]) => {
    const { stdout, exitCode } = await run(`tools/${script}.mjs`, names);
    return { found: unixLines(stdout), exitCode, isTrouble: false };
  };
  const slow = async () => {
    await together('eslint', async (names) => {
      const out = await run(bin('eslint/bin/eslint.js'), [
        '--format',
        'json',
        '--no-warn-ignored',
        ...argsOf('eslint'),
        ...names,
      ]);
      if (out.exitCode > 1) return { ...out, found: [], isTrouble: true };
      return { ...out, found: eslintMessages(out.stdout, root), isTrouble: false };
    });
    await together('prettier', async (given) => {
      // Of a link that it is given by name Prettier says that it is one; a run over the folder leaves it out.
      const names = given.filter((name) => !lstatSync(join(root, name)).isSymbolicLink());
      if (names.length === 0) return { found: [], exitCode: 0, isTrouble: false };
      const out = await run(bin('prettier/bin/prettier.cjs'), [
        '--check',
        '--ignore-unknown',
        ...argsOf('prettier'),
        ...names,
      ]);
      const isTrouble = /^\[error\] Invalid configuration/m.test(out.stderr);
      return { ...out, found: prettierLines(out.stderr, new Set(names)), isTrouble };
    });
    await together('stylelint', async (names) => {
      const args = ['--formatter', 'json', '--allow-empty-input', ...argsOf('stylelint'), ...names];
      const out = await run(bin('stylelint/bin/stylelint.mjs'), args);
      if (![0, 2].includes(out.exitCode)) return { ...out, found: [], isTrouble: true };
      return { ...out, found: styleWarnings(out.stderr || out.stdout, root), isTrouble: false };
    });
  };
  const types = async () => {
    for (const project of isAsked('types') ? typedProjects : []) {
      // A build would write what it knows of a composite project.
      const config = ['-p', join(project, 'tsconfig.json'), '--noEmit', '--composite', 'false', '--pretty', 'false'];
      const tsc = bin('typescript/bin/tsc');
      const ask = (place: string) => printed(place, [tsc, ...config], env);
      const { stdout, exitCode } = await withBuilt(root, project, tsc, ask);
      const errors = typeErrors(stdout);
      const found = errors.map(({ file, line, rule }) => ({ hook: 'types', project, file, line, rule }));
      if (errors.some(isConfigError)) ends.set(`types ${project}`, 'trouble');
      else say('types', project, exitCode, found);
    }
    await together('todo', own('todo'));
    await together('deep', own('deep'));
    const isWhole = declared['twins']?.scope === 'workspace';
    for (const project of isWhole ? ['.'] : Object.keys(oracleProjects)) {
      const names = selected('twins').filter((file) => isWhole || projectOf(file) === project);
      if (names.length === 0 || !isAsked('twins')) continue;
      const { stdout, exitCode } = await run('tools/twins.mjs', names);
      const found = unixLines(stdout).map(({ file, line, rule }) => ({ hook: 'twins', project, file, line, rule }));
      say('twins', project, exitCode, found);
    }
  };
  await Promise.all([slow(), types()]);
  return answerOf(ends, places);
}

interface Asked {
  readonly found: readonly RawFinding[];
  readonly exitCode: number;
  /** True: it could not check what it was given. */
  readonly isTrouble: boolean;
}

function projectOf(file: string): string {
  const [first = '.'] = file.split('/');
  return file.includes('/') && first in oracleProjects ? first : '.';
}

interface Declared {
  readonly files?: readonly string[];
  readonly exclude?: readonly string[];
  readonly args?: readonly string[];
  readonly scope?: string;
}

/** What a person has said about each hook; `{}`: there is no file. */
function readDeclared(folder: string): Readonly<Record<string, Declared | false>> {
  const path = join(folder, 'hookgraph.json');
  if (!existsSync(path)) return {};
  const { hooks }: { readonly hooks: Readonly<Record<string, Declared | false | 'off'>> } = JSON.parse(
    readFileSync(path, 'utf8'),
  );
  return Object.fromEntries(Object.entries(hooks).map(([name, hook]) => [name, hook === 'off' ? false : hook]));
}

function isChosenBy({ files = ['**/*'], exclude = [] }: Declared, isOff: boolean): (file: string) => boolean {
  return isOff ? () => false : picomatch([...files], { dot: true, ignore: [...exclude] });
}

function withinProject(file: string): string {
  const project = projectOf(file);
  return project === '.' ? file : file.slice(project.length + 1);
}

function printed(cwd: string, args: readonly string[], variables: Readonly<Record<string, string>>): Promise<Printed> {
  const { PATH } = process.env;
  return new Promise((resolve) => {
    const options = { cwd, env: { PATH, ...variables }, maxBuffer: 1 << 26 };
    const child = execFile(process.execPath, [...args], options, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? 99, stdout, stderr }),
    );
  });
}
