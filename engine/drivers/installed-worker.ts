import { join } from 'node:path';

/** Absolute path of the program of the child processes: in the built package all bundles lie side by side. */
export const installedWorker = join(__dirname, 'worker.js');

/** Likewise of the process that checks the types of many projects. */
export const installedCompiler = join(__dirname, 'compiler.js');
