import type { ProjectRoot } from '../hooks/brand';
import type { Scope } from '../hooks/hook';
import type { FolderLink, HookInputs } from '../verdicts/hook-inputs';
import type { Ingredient } from '../verdicts/ingredients';
import { dependenciesOf, type Workspace } from './workspace';

type Linked = Pick<HookInputs, 'linked' | 'reached'>;

/**
 * Links to folders that a tool may go through: those of the project and of all that it depends on; as soon as one leads
 * elsewhere, any. Relative imports of what is found through a link start where the link is, which no closure knows.
 */
export function linksOf(
  scope: Scope,
  root: ProjectRoot,
  { linked, reached }: Linked,
  { workspace }: { readonly workspace: Workspace },
): readonly FolderLink[] {
  if (linked.length === 0 || scope === 'workspace' || reached.length > 0) return linked;
  const around = new Set<ProjectRoot | null>([root, ...dependenciesOf(root, workspace)]);
  const near = linked.filter(({ owner }) => around.has(owner));
  return leavesProject(near) ? linked : near;
}

/** Where they lead; what is there counts by itself. */
export function linkIngredients(links: readonly FolderLink[]): readonly Ingredient[] {
  return links.map(({ link, folder }) => ({ kind: 'dependency', name: link, value: folder ?? 'outside' }));
}

export function leavesProject(links: readonly FolderLink[]): boolean {
  return links.some(({ isContained }) => !isContained);
}

/** What they lead to, in words, where no change of it is seen. */
export function unseenThroughLinks(links: readonly FolderLink[]): readonly string[] {
  return links.flatMap(({ link, folder }) => (folder === null ? `what ${link} leads to` : []));
}
