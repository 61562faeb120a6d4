import { join } from 'node:path';
import type { Digest, ProjectRoot } from '../hooks/brand';
import type { LinkedPackage } from '../system/linked-packages';
import { lockedVersions } from '../system/locked-versions';
import type { PackageContents } from '../system/package-contents';
import { packagesIn } from '../system/packages-in';
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

/** What is asked about packages whose version does not tell what is in them. */
export interface LooseSources {
  readonly contents: PackageContents;
  readonly linked: (project: ProjectRoot) => readonly LinkedPackage[];
  readonly projectRoots: readonly ProjectRoot[];
}

/** Everything that is installed, for hooks that any package may influence. */
export function installedState(root: string, files: FileSystem, sources: LooseSources): Ingredient {
  const loose = looseParts(root, files, sources);
  const value = digestOfList([
    ...stateFiles.flatMap((name) => {
      const content = files.read(join(root, name));
      return content === null ? [] : [name, withoutTimes(name, content)];
    }),
    ...loose.flatMap((part) => [part.name, part.value]),
  ]);
  let parts: readonly Part[] | null = null;
  const read = () => [
    ...lockedVersions(root, files)
      .map(({ name, version }) => ({ name, value: version }))
      .filter(({ name }) => !loose.some((part) => part.name === name)),
    ...loose,
  ];
  return { kind: 'package', name: '*', value, parts: () => (parts ??= read()) };
}

/** Content of links and of patched packages. Projects of the workspace count where something depends on them. */
function looseParts(
  root: string,
  files: FileSystem,
  { contents, linked, projectRoots }: LooseSources,
): readonly Part[] {
  const projects = new Set<string>(projectRoots);
  const links = projectRoots.flatMap((project) =>
    linked(project).flatMap(({ name, path, folder }) =>
      folder !== null && projects.has(folder) ? [] : [{ name, folder: path }],
    ),
  );
  const installed = contents.hasPatches
    ? projectRoots.flatMap((project) => {
        const modules = join(root, project, 'node_modules');
        return packagesIn(modules, files).map((name) => ({ name, folder: files.realpath(join(modules, name)) ?? '' }));
      })
    : [];
  const found = new Map([...links, ...installed].map((each) => [`${each.name} ${each.folder}`, each]));
  return [...found.values()]
    .flatMap((each) => {
      const value = contents.of(each);
      return value === null ? [] : [{ name: each.name, value }];
    })
    .sort((a, b) => (`${a.name} ${a.value}` < `${b.name} ${b.value}` ? -1 : 1));
}

/** pnpm notes when it last pruned; that decides nothing. */
function withoutTimes(name: string, content: Buffer): Digest {
  if (!name.endsWith('.modules.yaml')) return digestOf(content);
  return digestOf(content.toString('utf8').replace(/^\s*"?prunedAt"?:.*$/m, ''));
}
