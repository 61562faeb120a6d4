import { join } from 'node:path';
import type { Digest } from '../hooks/brand';
import { lockedVersions } from '../system/locked-versions';
import type { FileSystem } from '../system/ports';
import { digestOf, digestOfList } from '../verdicts/digest';
import type { Ingredient, Part } from '../verdicts/ingredients';

/** Lock files, and what package managers leave in node_modules about what is really installed. */
const stateFiles = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
  '.pnp.cjs',
  'node_modules/.package-lock.json',
  'node_modules/.pnpm/lock.yaml',
  'node_modules/.modules.yaml',
  'node_modules/.yarn-state.yml',
  'node_modules/.yarn-integrity',
];

/** Everything that is installed, for hooks that any package may influence. */
export function installedState(root: string, files: FileSystem): Ingredient {
  const value = digestOfList(
    stateFiles.flatMap((name) => {
      const content = files.read(join(root, name));
      return content === null ? [] : [name, withoutTimes(name, content)];
    }),
  );
  let parts: readonly Part[] | null = null;
  const read = () => lockedVersions(root, files).map(({ name, version }) => ({ name, value: version }));
  return { kind: 'package', name: '*', value, parts: () => (parts ??= read()) };
}

/** pnpm notes when it last pruned; that decides nothing. */
function withoutTimes(name: string, content: Buffer): Digest {
  if (!name.endsWith('.modules.yaml')) return digestOf(content);
  return digestOf(content.toString('utf8').replace(/^\s*"?prunedAt"?:.*$/m, ''));
}
