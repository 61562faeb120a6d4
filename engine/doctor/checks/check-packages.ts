import { distinctStrays } from '../../run/stray-packages';
import type { Ailment } from '../ailment';
import type { HookFacts } from '../facts';

/** What is installed otherwise than locked, as far as any hook depends on it. */
export function checkPackages(hooks: readonly HookFacts[]): readonly Ailment[] {
  const packages = distinctStrays(
    hooks.flatMap(({ places }) => places.flatMap((place) => (place.files > 0 ? place.strays : []))),
  );
  return packages.length === 0 ? [] : [{ kind: 'not-as-locked', packages }];
}
