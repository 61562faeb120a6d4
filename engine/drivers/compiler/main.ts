/**
 * The program of a child process: checks many projects with one copy of TypeScript, one after the other, each as if
 * the compiler had been started in its folder.
 */
import { readFileSync } from 'node:fs';
import { isNearlyFull } from '../worker/memory';
import { compile } from './compile';
import { isCompiler, type Compiler } from './compiler';
import type { CompilerReport, CompilerRequest } from './protocol';
import { referenceBuilds } from './reference-builds';
import { sharedFiles } from './shared-files';

const { frame, folder, compilations }: CompilerRequest = JSON.parse(readFileSync(0, 'utf8'));
const compiler: Compiler = require(folder);
if (!isCompiler(compiler)) process.exit(1);

const share = sharedFiles();
const over = referenceBuilds(compiler, share);
for (const [index, { cwd, commands }] of compilations.entries()) {
  process.chdir(cwd);
  // The compiler asks once in its life where it is.
  compiler.sys.getCurrentDirectory = () => cwd;
  const report: CompilerReport = {
    compilation: index,
    answers: commands.map((args) => compile(compiler, cwd, args, { share, over })),
  };
  process.stdout.write(`\n${frame}${JSON.stringify(report)}\n`);
  if (isNearlyFull()) break;
}
