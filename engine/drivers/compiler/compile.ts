import type * as ts from 'typescript';
import type { CompilerReport } from './protocol';

/** What `tsc` is made of; the last two are not in the published types, so that they may be missing one day. */
export type Compiler = typeof ts & {
  readonly emitFilesAndReportErrorsAndGetExitStatus: (
    program: ts.Program,
    report: (diagnostic: ts.Diagnostic) => void,
    write: undefined,
    reportSummary: undefined,
    writeFile: ts.WriteFileCallback,
  ) => number;
  readonly changeCompilerHostLikeToUseCache: (host: ts.CompilerHost, toPath: (name: string) => string) => unknown;
};

/** Whether a version of TypeScript can be asked in this way: version 7 is a program of its own. */
export function isCompiler(found: Readonly<Record<string, unknown>>): boolean {
  return ['createProgram', 'emitFilesAndReportErrorsAndGetExitStatus', 'changeCompilerHostLikeToUseCache'].every(
    (name) => typeof found[name] === 'function',
  );
}

type Answer = CompilerReport['answers'][number];

/**
 * What `tsc --pretty false --diagnostics` does with these arguments, one of which is `-p`: its own functions in its own
 * order. Nothing is ever written.
 * @param share puts files of earlier programs into a host
 */
export function compile(
  compiler: Compiler,
  cwd: string,
  args: readonly string[],
  share: (host: ts.CompilerHost, options: ts.CompilerOptions) => void,
): Answer {
  const found: ts.Diagnostic[] = [];
  const commandLine = compiler.parseCommandLine([...args]);
  const config =
    commandLine.errors.length > 0
      ? undefined
      : compiler.getParsedCommandLineOfConfigFile(commandLine.options.project ?? 'tsconfig.json', commandLine.options, {
          ...compiler.sys,
          getCurrentDirectory: () => cwd,
          onUnRecoverableConfigFileDiagnostic: (diagnostic) => void found.push(diagnostic),
        });
  found.push(...commandLine.errors);
  if (config === undefined) return { stdout: words(compiler, cwd, found), exitCode: 1 };
  const { fileNames, options, projectReferences } = config;
  const host = compiler.createCompilerHost(options);
  const toPath = (name: string) => compiler.sys.resolvePath(name);
  compiler.changeCompilerHostLikeToUseCache(host, (name) => host.getCanonicalFileName(toPath(name)));
  share(host, options);
  const program = compiler.createProgram({
    rootNames: fileNames,
    options,
    ...(projectReferences === undefined ? {} : { projectReferences }),
    host,
    configFileParsingDiagnostics: compiler.getConfigFileParsingDiagnostics(config),
  });
  const report = (diagnostic: ts.Diagnostic) => void found.push(diagnostic);
  const exitCode = compiler.emitFilesAndReportErrorsAndGetExitStatus(program, report, undefined, undefined, () => {});
  return { stdout: `${words(compiler, cwd, found)}Files: ${program.getSourceFiles().length}\n`, exitCode };
}

function words(compiler: Compiler, cwd: string, found: readonly ts.Diagnostic[]): string {
  return compiler.formatDiagnostics(found, {
    getCurrentDirectory: () => cwd,
    getCanonicalFileName: (name) => (compiler.sys.useCaseSensitiveFileNames ? name : name.toLowerCase()),
    getNewLine: () => '\n',
  });
}
