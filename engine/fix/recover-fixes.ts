import { hasKeptFiles, recoverKeptFiles, type Recovery } from '../system/fix-journal';
import { lockFixes } from '../system/fix-lock';
import type { Ports } from '../system/ports';
import { journalFolder } from './run-fixer';

/**
 * Puts back what a killed hookgraph left half-fixed, and tells which files. To be called before anything is read; costs
 * one look at a folder where there is nothing to do.
 * @param lock `holds-lock` where the caller has it already; else it is waited for, since a living run may be fixing
 * @returns false where there was nothing to put back
 */
export async function recoverFixes(
  root: string,
  directory: string,
  { warn }: Pick<Ports, 'warn'>,
  lock: 'holds-lock' | AbortSignal,
): Promise<boolean> {
  const folder = journalFolder(root, directory);
  if (!hasKeptFiles(folder)) return false;
  const free = lock === 'holds-lock' ? null : await lockFixes(folder, lock);
  try {
    tell(recoverKeptFiles(folder, root), warn);
    return true;
  } finally {
    await free?.();
  }
}

function tell({ restored, left }: Recovery, warn: Ports['warn']): void {
  if (restored.length > 0) {
    warn(`a fixing run was killed; put back as they were before it: ${restored.map(quoted).join(', ')}`);
  }
  if (left.length > 0) {
    warn(`a fixing run was killed; changed since, so left as they are: ${left.map(quoted).join(', ')}`);
  }
}

function quoted(file: string): string {
  return JSON.stringify(file);
}
