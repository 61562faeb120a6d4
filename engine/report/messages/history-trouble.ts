import type { HistoryTrouble } from '../../history';
import { unreachable } from '../../hooks/unreachable';

/** One line about recorded runs that cannot be read or kept; the run's answers are right all the same. */
export function describeHistoryTrouble({ kind, place, detail }: HistoryTrouble): string {
  switch (kind) {
    case 'history-unreadable':
      return `the recorded runs in ${place} cannot be read (${detail}); nothing is known of earlier runs`;
    case 'history-unwritable':
      return `the recorded runs in ${place} cannot be written (${detail}); this run is not recorded`;
    default:
      return unreachable(kind);
  }
}
