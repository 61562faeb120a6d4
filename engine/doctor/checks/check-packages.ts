import { distinctStrays } from '../../run/stray-packages';
import type { Ailment } from '../ailment';
import type { HookFacts, HostFacts } from '../facts';

/** What is installed otherwise than locked, or locked where Nx does not look, as far as any hook depends on it. */
export function checkPackages(hooks: readonly HookFacts[], { unreadLockFile }: HostFacts): readonly Ailment[] {
  const unkept = unreadLockFile === null ? [] : hooks.filter(wouldBeKept).map(({ name }) => name);
  return [
    ...notAsLocked(hooks),
    ...(unreadLockFile === null || unkept.length === 0
      ? []
      : [{ kind: 'unread-lock-file', ...unreadLockFile, hooks: unkept.toSorted() } as const]),
  ];
}

/** Whether Nx would keep its answers if it knew of packages. */
function wouldBeKept({ hasEnd, places }: HookFacts): boolean {
  return !hasEnd && places.some(({ goesByPackages, files }) => goesByPackages && files > 0);
}

function notAsLocked(hooks: readonly HookFacts[]): readonly Ailment[] {
  const packages = distinctStrays(
    hooks.flatMap(({ places }) => places.flatMap((place) => (place.files > 0 ? place.strays : []))),
  );
  return packages.length === 0 ? [] : [{ kind: 'not-as-locked', packages }];
}
