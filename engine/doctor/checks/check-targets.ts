import type { Ailment, TargetField, TargetSource } from '../ailment';
import { targetFields } from '../ailment';
import type { ProjectFacts, TargetFacts, TargetShape } from '../facts';

/** Targets that are no longer what the plugin infers; one entry for all projects with the same trouble. */
export function checkTargets(projects: readonly ProjectFacts[]): readonly Ailment[] {
  const found = new Map<string, { readonly trouble: Trouble; readonly projects: ProjectFacts[] }>();
  for (const project of projects) {
    for (const trouble of project.targets.flatMap(troublesOf)) {
      const key = JSON.stringify(trouble);
      const known = found.get(key) ?? { trouble, projects: [] };
      known.projects.push(project);
      found.set(key, known);
    }
  }
  return [...found.values()].map(({ trouble, projects: own }): Ailment => {
    const sorted = [...own].sort((a, b) => (a.name < b.name ? -1 : 1));
    return { ...trouble, projects: sorted.map(({ name }) => name), folders: sorted.map(({ root }) => root) };
  });
}

type Trouble =
  | { readonly kind: 'shadowed-target'; readonly target: string; readonly by: TargetSource }
  | {
      readonly kind: 'replaced-fields';
      readonly target: string;
      readonly by: TargetSource;
      readonly fields: readonly TargetField[];
    };

function troublesOf({ name: target, inferred, final, sources }: TargetFacts): readonly Trouble[] {
  if (inferred.executor !== final.executor) {
    return [{ kind: 'shadowed-target', target, by: sources.target ?? 'nx.json' }];
  }
  const bySource = new Map<TargetSource, TargetField[]>();
  for (const field of targetFields) {
    if (isKept(field, inferred, final)) continue;
    const by = sources.fields[field] ?? 'nx.json';
    bySource.set(by, [...(bySource.get(by) ?? []), field]);
  }
  return [...bySource].map(([by, fields]) => ({ kind: 'replaced-fields', target, by, fields }));
}

/** More than the plugin says does no harm; less does, and so does an exclusion among the inputs. */
function isKept(field: TargetField, inferred: TargetShape, final: TargetShape): boolean {
  if (field === 'cache') return inferred.cache === undefined || inferred.cache === final.cache;
  const ours = (inferred[field] ?? []).map((each) => JSON.stringify(each));
  const theirs = (final[field] ?? []).map((each) => JSON.stringify(each));
  return (
    ours.every((each) => theirs.includes(each)) && !theirs.some((each) => isExclusion(each) && !ours.includes(each))
  );
}

function isExclusion(json: string): boolean {
  return /^"\^?!/.test(json);
}
