import type { LearntLimit } from '../hooks/hook';
import { parseDuration } from './duration';
import type { HookDeclaration } from './hook-schema';

const defaultFactor = 3;
const defaultFloor = 30_000;

/**
 * @param declared absent: `otherwise` counts
 * @param otherwise what the workspace says; `null`: nothing is learnt
 */
export function resolveLearntLimit(
  declared: HookDeclaration['learntLimit'],
  otherwise: LearntLimit | null,
): LearntLimit | null {
  if (declared === undefined) return otherwise;
  if (declared === 'none') return null;
  const { factor, floor } = declared;
  return {
    factor: factor ?? defaultFactor,
    floor: (floor === undefined ? null : parseDuration(floor)) ?? defaultFloor,
  };
}
