import type { Environment } from './ports';

/** What agents set in the environment of the programs that they start; the list that Nx goes by, too. */
const marks = [
  'CLAUDECODE',
  'CLAUDE_CODE',
  'CURSOR_TRACE_ID',
  'OPENCODE',
  'GEMINI_CLI',
  'CODEX_THREAD_ID',
  'COPILOT_CLI',
  'AI_AGENT',
  'REPL_ID',
];

/** Whether the reader of what is printed is a program with a budget. */
export function isAiAgent(env: Environment): boolean {
  return marks.some((name) => (env[name] ?? '') !== '');
}
