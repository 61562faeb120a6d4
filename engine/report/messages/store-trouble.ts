import { unreachable } from '../../hooks/unreachable';
import type { StoreTrouble } from '../../verdicts/store-trouble';

/** One line about a store that costs time; the run's answers are right all the same. */
export function describeStoreTrouble(trouble: StoreTrouble): string {
  switch (trouble.kind) {
    case 'store-unreadable':
      return `part of the verdict store in ${trouble.place} cannot be read (${trouble.detail}); what it held is checked again`;
    case 'store-unwritable':
      return `the verdict store in ${trouble.place} cannot be written (${trouble.detail}); this run's verdicts are not kept`;
    default:
      return unreachable(trouble);
  }
}
