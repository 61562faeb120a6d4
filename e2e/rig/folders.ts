import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const repository = dirname(dirname(__dirname));

/** Outside of the repository, one for each checkout: what is slow to make and the same in every run. */
export const cacheFolder = join(realpathSync(tmpdir()), `hookgraph-e2e-${digest(repository).slice(0, 12)}`);

/** Workspaces of this run; on the disk of the templates, because their files are hard-linked. */
export function runFolder(): string {
  const folder = process.env['HOOKGRAPH_E2E_RUN'];
  if (folder === undefined) throw new Error('The global setup has not run: start the tests by e2e/jest.config.cjs.');
  return folder;
}

/** The packed package of this run. */
export function tarball(): string {
  return join(runFolder(), 'hookgraph.tgz');
}

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
