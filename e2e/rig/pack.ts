import { execFileSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './folders';
import { npm } from './npm';

/** Builds the package and packs it as it would be published. */
export function pack(destination: string): void {
  execFileSync(process.execPath, [join(repository, 'tools/build.mjs')], { cwd: repository, stdio: 'inherit' });
  const printed = npm(repository, 'pack', '--silent', '--ignore-scripts', '--pack-destination', destination);
  const name = printed.trim().split('\n').at(-1) ?? '';
  renameSync(join(destination, name), join(destination, 'hookgraph.tgz'));
}
