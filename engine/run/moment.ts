import type { FilePath } from '../hooks/brand';
import type { Folder } from '../hooks/folders';
import type { FileList } from '../verdicts/file-digests';
import type { PlanSources } from './plan-task';

/** The disk as it is now: each file and folder is looked at once, however many tasks are judged by it. */
export interface Moment {
  /** Of files, and of declarations in folders, those that are not what they were when a task was planned. */
  changed(files: readonly FileList[], built: readonly Folder[]): readonly FilePath[];
}

export function momentOf({ digests, built }: Pick<PlanSources, 'digests' | 'built'>): Moment {
  const [filesNow, builtNow] = [digests.now(), built.now()];
  return {
    changed: (files, folders) => [
      ...[...files, ...folders.map(built.in)].flatMap(filesNow.changed),
      ...folders.flatMap(builtNow.appeared),
    ],
  };
}
