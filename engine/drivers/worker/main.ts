/**
 * The program of a child process: loads one copy of a tool and checks the files of many projects with it, one project
 * after the other, each in its own working directory. The only place where the directory of a process changes.
 */
import { writeSync } from 'node:fs';
import type { ModuleDriver, WorkerJob, WorkerReport, WorkerRequest } from '../protocol';
import type { LoadDriver } from './driver';
import { loadEslint } from './eslint';
import { inputLines } from './input-lines';
import { loadPrettier } from './prettier';
import { isNearlyFull } from './memory';
import { loadStylelint } from './stylelint';

const loaders: Readonly<Record<ModuleDriver, LoadDriver>> = {
  eslint: loadEslint,
  prettier: loadPrettier,
  stylelint: loadStylelint,
};

async function work(input: AsyncIterator<string>): Promise<void> {
  const request = await input.next();
  if (request.done === true) return;
  const { frame, driver, folder, script }: WorkerRequest = JSON.parse(request.value);
  const report = (content: WorkerReport) => writeAll(`\n${frame}${JSON.stringify(content)}\n`);
  // typescript-eslint and others tell by the script that this is a run with an end.
  process.argv.splice(1, process.argv.length, script);
  const check = await loaders[driver](folder);
  for (let job = 0; ; job++) {
    const next = await input.next();
    if (next.done === true) return;
    const { cwd, files }: WorkerJob = JSON.parse(next.value);
    report({ kind: 'started', job });
    try {
      process.chdir(cwd);
      for await (const { file, stdout = '', stderr = '', exitCode, decision } of check(files)) {
        report({ kind: 'file', job, file, stdout, stderr, exitCode, ...(decision ? { decision } : {}) });
      }
      report({ kind: 'done', job });
    } catch (error) {
      report({ kind: 'trouble', job, detail: describe(error) });
    }
    // Programs of the type checker stay in memory: the rest is left to a new process.
    if (isNearlyFull()) return;
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // What ESLint has a text of its own for is the user's mistake; a stack would hide it.
  return 'messageTemplate' in error ? error.message : (error.stack ?? error.message);
}

/** Written at once, so that whatever ends the process cannot lose what was reported. */
function writeAll(text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(1, bytes, written);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

// What plugins print is no report; where the run fails it is shown.
process.stdout.write = process.stderr.write.bind(process.stderr);

work(inputLines(process.stdin)).then(
  // Plugins may hold the process open.
  () => process.exit(0),
  (error: unknown) => {
    console.error(describe(error));
    process.exit(70);
  },
);
