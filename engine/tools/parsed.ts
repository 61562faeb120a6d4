import type { Finding } from '../hooks/finding';
import type { Parsed, ToolOutput } from './tool';

export function checked(
  findings: readonly Finding[],
  red: boolean,
  printedCount: number | null = null,
): Extract<Parsed, { kind: 'checked' }> {
  return { kind: 'checked', findings, red, printedCount };
}

/** The tool's own message: standard error first, since that is where tools complain. */
export function trouble({ stderr, stdout, exitCode }: ToolOutput): Parsed {
  const words = [stderr.trim(), stdout.trim()].filter((text) => text !== '').join('\n');
  return { kind: 'trouble', detail: excerpt(words === '' ? `exit code ${exitCode} without a word` : words) };
}

/** @param expected what should have been there: `ESLint's JSON` */
export function unreadable(expected: string, { stderr, stdout, exitCode }: ToolOutput): Parsed {
  const words = excerpt((stderr.trim() || stdout.trim()).trim());
  return { kind: 'unreadable', detail: `no ${expected} at exit code ${exitCode}${words === '' ? '' : `: ${words}`}` };
}

function excerpt(text: string): string {
  const limit = 4000;
  return text.length > limit ? `${text.slice(0, limit)}\n... (cut)` : text;
}
