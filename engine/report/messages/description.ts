import type { PackageManager } from '../../system/package-manager';

/** What happened (one line), where or how exactly, and what to do next; the last two may be empty. */
export interface Description {
  readonly headline: string;
  readonly detail: string;
  readonly next: string;
}

export interface MessageOptions {
  readonly packageManager: PackageManager;
  readonly color: boolean;
}
