import type * as ts from 'typescript';
import { programOf, type Compiler } from './compiler';
import type { CompilerReport } from './protocol';
import type { ReferenceBuilds } from './reference-builds';
import type { ShareFiles } from './shared-files';

type Answer = CompilerReport['answers'][number];

/**
 * What `tsc --pretty false --diagnostics` does with these arguments, one of which is `-p`, where all that is referenced has
 * just been built: its own functions in its own order. Nothing is ever written.
 */
export function compile(
  compiler: Compiler,
  cwd: string,
  args: readonly string[],
  { share, over }: { readonly share: ShareFiles; readonly over: ReferenceBuilds },
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
  const { options, projectReferences } = config;
  const host = compiler.createCompilerHost(options);
  const isOver = over(projectReferences, host);
  const toPath = (name: string) => compiler.sys.resolvePath(name);
  compiler.changeCompilerHostLikeToUseCache(host, (name) => host.getCanonicalFileName(toPath(name)));
  share(host, options, isOver);
  const program = programOf(compiler, config, host);
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
