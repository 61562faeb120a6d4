import type { Retries, RetryCause } from '../hooks/hook';
import { parseDuration } from './duration';
import type { HookDeclaration } from './hook-schema';

const defaultBackoff = 1_000;
const defaultCauses: readonly RetryCause[] = [{ kind: 'crash' }, { kind: 'timeout' }];

/** A number alone retries crashes and timeouts, a second after the first. */
export function resolveRetries(retries: HookDeclaration['retries'] = 0): Retries {
  if (typeof retries === 'number') return { times: retries, backoff: defaultBackoff, on: defaultCauses };
  const { times, backoff, on } = retries;
  return {
    times,
    backoff: (backoff === undefined ? null : parseDuration(backoff)) ?? defaultBackoff,
    on: on?.map(resolveCause) ?? defaultCauses,
  };
}

type DeclaredCause = NonNullable<Exclude<HookDeclaration['retries'], number | undefined>['on']>[number];

function resolveCause(cause: DeclaredCause): RetryCause {
  if (typeof cause === 'string') return { kind: cause };
  if ('exitCodes' in cause) return { kind: 'exit-codes', exitCodes: [...cause.exitCodes].sort((a, b) => a - b) };
  return { kind: 'output', pattern: cause.output };
}
