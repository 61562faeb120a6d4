import type { Ailment } from '../ailment';
import type { HookFacts } from '../facts';

/** What is installed otherwise than locked, as far as any hook depends on it. */
export function checkPackages(hooks: readonly HookFacts[]): readonly Ailment[] {
  const strays = hooks.flatMap(({ places }) => places.flatMap((place) => (place.files > 0 ? place.strays : [])));
  const found = new Map(strays.map((stray) => [`${stray.name}@${stray.installed ?? ''}`, stray]));
  if (found.size === 0) return [];
  return [
    { kind: 'not-as-locked', packages: [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stray]) => stray) },
  ];
}
