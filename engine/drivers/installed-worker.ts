import { join } from 'node:path';

/** Absolute path of the program of the child processes, as it lies in the built package. */
export const installedWorker = join(__dirname, 'worker', 'main.js');
