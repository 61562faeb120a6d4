import type { Observe } from '../hooks/run-event';

/** Somebody who wants to know what happens in a run. */
export interface Observers {
  readonly observe: Observe;
  /** True: somebody reads what programs print while they run. */
  readonly wantsOutput: boolean;
  /** Takes away what is drawn, so that somebody else can print; it is drawn anew by itself. */
  makeRoom(): void;
  close(): void;
}
