/** What is wrong with the store. Costs time, never truth, so it is told once a run and the run goes on. */
export type StoreTrouble =
  /** Some of it cannot be read or trusted: that part is checked again. */
  | { readonly kind: 'store-unreadable'; readonly place: string; readonly detail: string }
  /** Full, read-only: verdicts of this run are not kept. */
  | { readonly kind: 'store-unwritable'; readonly place: string; readonly detail: string };

export type Warn = (trouble: StoreTrouble) => void;

/** Lets through the first trouble of each kind. */
export function warnOnce(warn: Warn): Warn {
  const told = new Set<string>();
  return (trouble) => {
    if (told.has(trouble.kind)) return;
    told.add(trouble.kind);
    warn(trouble);
  };
}
