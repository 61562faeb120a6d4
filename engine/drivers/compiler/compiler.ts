import type * as ts from 'typescript';

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

/** The program of a configuration, as `tsc` makes it. */
export function programOf(compiler: Compiler, config: ts.ParsedCommandLine, host: ts.CompilerHost): ts.Program {
  const { fileNames, options, projectReferences } = config;
  return compiler.createProgram({
    rootNames: fileNames,
    options,
    ...(projectReferences === undefined ? {} : { projectReferences }),
    host,
    configFileParsingDiagnostics: compiler.getConfigFileParsingDiagnostics(config),
  });
}

/** Whether a version of TypeScript can be asked in this way: version 7 is a program of its own. */
export function isCompiler(found: Readonly<Record<string, unknown>>): boolean {
  return [
    'createProgram',
    'getOutputFileNames',
    'emitFilesAndReportErrorsAndGetExitStatus',
    'changeCompilerHostLikeToUseCache',
  ].every((name) => typeof found[name] === 'function');
}
