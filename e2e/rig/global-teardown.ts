import { rmSync } from 'node:fs';
import { runFolder } from './folders';

/** The templates stay: they are what makes the next run fast. */
export default function globalTeardown(): void {
  rmSync(runFolder(), { recursive: true, force: true, maxRetries: 5 });
}
