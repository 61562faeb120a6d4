import type { HookResult } from '../hooks/hook-result';

/** `flaky, 2 of 3`: a later attempt gave the verdict; empty where the first did. */
export function flakyWords(attempts: HookResult['attempts']): string {
  return attempts === undefined ? '' : `flaky, ${attempts.made} of ${attempts.allowed}`;
}
