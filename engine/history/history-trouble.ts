/** What is wrong with the recorded runs. Costs statistics, never a verdict. */
export interface HistoryTrouble {
  readonly kind: 'history-unreadable' | 'history-unwritable';
  readonly place: string;
  readonly detail: string;
}
