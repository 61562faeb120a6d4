import { configHook } from '../config/config-hook';
import type { ConfigOnDisk } from '../config/read-config';
import type { ProjectRoot } from '../hooks/brand';
import type { DeclaredTask } from './run-request';

/** What the configuration says of a hook in a project. */
export function declaredTask(name: string, config: ConfigOnDisk, root: ProjectRoot): DeclaredTask {
  const { hooks, general } = config.hooksOf(root);
  if (name === configHook) {
    return { kind: 'broken', problems: [...config.workspace.general, ...general] };
  }
  const declared = hooks.find((hook) => hook.name === name);
  if (declared === undefined) return { kind: 'unknown' };
  return declared.state === 'ready'
    ? { kind: 'ready', hook: declared.hook }
    : { kind: 'broken', problems: declared.problems };
}
