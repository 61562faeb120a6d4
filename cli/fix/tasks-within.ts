import type { FilePath } from '../../engine/hooks/brand';
import type { TaskRequest } from '../../engine/run/run-request';
import type { FileSelector } from '../../engine/run/select-files';
import { builtInTools } from '../../engine/tools';
import { fixerOf, takesFiles } from '../../engine/tools/fixer';

/** Tasks that look at one of the files. A fixer that takes no names could write any other too. */
export function tasksWithin(
  only: ReadonlySet<FilePath> | null,
  tasks: readonly TaskRequest[],
  selector: FileSelector,
): { readonly tasks: readonly TaskRequest[]; readonly notes: readonly string[] } {
  if (only === null) return { tasks, notes: [] };
  const kept: TaskRequest[] = [];
  const wide = new Set<string>();
  for (const task of tasks) {
    if (task.declared.kind !== 'ready') continue;
    const { hook } = task.declared;
    const fixer = fixerOf(hook, builtInTools);
    if (fixer === null || !selector.checked(hook, task.root).some((file) => only.has(file))) continue;
    if (takesFiles(fixer)) kept.push(task);
    else wide.add(hook.name);
  }
  return {
    tasks: kept,
    notes: [...wide].map(
      (hook) => `Not run: the "fix" command of "${hook}" has no {files}, so it cannot be kept to some.`,
    ),
  };
}
