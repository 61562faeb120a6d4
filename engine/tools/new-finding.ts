import type { Finding } from '../hooks/finding';

/** A finding from what a tool says; what it does not say is empty. */
export function newFinding(known: Partial<Finding> & Pick<Finding, 'file' | 'message' | 'severity'>): Finding {
  return { range: null, rule: null, fixable: false, fix: null, url: null, ...known };
}
