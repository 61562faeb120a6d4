import type { FilePath } from '../hooks/brand';
import type { Folder } from '../hooks/folders';
import type { BuiltDeclarations } from '../system/built-declarations';
import type { FileDigests, FileList } from '../verdicts/file-digests';

/** The disk as it is now: each file and folder is looked at once, however many tasks are judged by it. */
export interface Moment {
  /** Of files, and of declarations in folders, those that are not what they were when a task was planned. */
  changed(files: readonly FileList[], built: readonly Folder[]): readonly FilePath[];
}

/** What plans know of the disk. */
export interface KnownDisk {
  readonly digests: Pick<FileDigests, 'now'>;
  readonly built: BuiltDeclarations;
}

export function momentOf({ digests, built }: KnownDisk): Moment {
  const [filesNow, builtNow] = [digests.now(), built.now()];
  return {
    changed: (files, folders) => [
      ...[...files, ...folders.map(built.in)].flatMap(filesNow.changed),
      ...folders.flatMap(builtNow.appeared),
    ],
  };
}
