import { nearMiss } from '../engine/config/near-miss';
import type { Description } from '../engine/report/messages/description';

/** A hook was named that hookgraph.json does not declare. */
export function noHook(hook: string, declared: readonly string[]): Description {
  const near = nearMiss(hook, declared);
  return {
    headline: `hookgraph.json declares no hook "${hook}".`,
    detail: `It declares ${declared.join(', ')}.`,
    next: near === null ? '' : `Did you mean "${near}"?`,
  };
}
