import { join } from 'node:path';
import { targetFields, type TargetField, type TargetSource } from '../../engine/doctor/ailment';
import type { TargetFacts } from '../../engine/doctor/facts';
import { asObject, parseJsonObject } from '../../engine/hooks/json';
import { inFolder } from '../../engine/hooks/folders';
import type { ProjectRoot } from '../../engine/hooks/brand';
import type { FileSystem } from '../../engine/system/ports';

/** Who in a project's own folder says something about a target of this name. */
export type SourcesOf = (target: string) => TargetFacts['sources'];

/** @param root absolute path of the workspace root */
export function targetSources(root: string, project: ProjectRoot, files: Pick<FileSystem, 'readText'>): SourcesOf {
  const read = (name: string) => parseJsonObject(files.readText(join(root, inFolder(project, name))) ?? '{}');
  const manifest = read('package.json');
  const scripts = asObject(manifest['scripts']);
  const declared: readonly (readonly [TargetSource, Readonly<Record<string, unknown>>])[] = [
    ['project.json', asObject(read('project.json')['targets'])],
    ['package.json', asObject(asObject(manifest['nx'])['targets'])],
  ];
  return (target) => {
    const by = declared.find(([, targets]) => target in targets)?.[0] ?? null;
    return {
      target: by ?? (target in scripts ? 'script' : null),
      fields: Object.fromEntries(
        targetFields.flatMap((field): readonly (readonly [TargetField, TargetSource])[] => {
          const source = declared.find(([, targets]) => field in asObject(targets[target]))?.[0];
          return source === undefined ? [] : [[field, source]];
        }),
      ),
    };
  };
}
