import type { Strategy } from '../hooks/strategy';
import type { PackageManager } from '../system/package-manager';
import type { Source } from './source-lines';

export interface ReportOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly source: Source;
  readonly packageManager: PackageManager;
  /** Says which results block; absent or `null`: all that are not green. */
  readonly strategy?: Strategy | null;
  /** How many findings are listed; 100,000 unless said. Totals count all of them. */
  readonly findings?: number;
}
