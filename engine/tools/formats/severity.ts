import type { Severity } from '../../hooks/finding';

/** The names that tools give to severities; an unknown or absent one is an error, never less. */
export function severityOf(name: string | undefined): Severity {
  switch (name?.toLowerCase()) {
    case 'warning':
    case 'warn':
    case 'w':
      return 'warning';
    case 'info':
    case 'information':
    case 'note':
    case 'hint':
    case 'help':
    case 'i':
      return 'info';
    default:
      return 'error';
  }
}
