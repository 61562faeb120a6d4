import { mkdirSync } from 'node:fs';

/** Milliseconds after which the lock of a process that was killed is nobody's. */
const stale = 5_000;

/**
 * Waits until no other process fixes in this workspace. The lock of a process that was killed frees itself.
 * @param folder absolute path; made where it is missing
 * @returns frees the lock
 */
export async function lockFixes(folder: string, signal: AbortSignal): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true });
  // Loaded only where something is fixed: it listens to the signals of this process.
  const { lock } = await import('proper-lockfile');
  for (;;) {
    try {
      const free = await lock(folder, { stale, realpath: false, onCompromised: () => undefined });
      return () => free().catch(() => undefined);
    } catch (error) {
      if (!isHeld(error) || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function isHeld(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}
