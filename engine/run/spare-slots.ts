/** Work of a running group that could use a slot more. */
export interface SpareWork {
  /** How much is gained by it; the largest is helped first, and nobody at 0 or below. */
  worth(): number;
  /** Begins it. It is over soon after `isSpare` says that somebody waits for the slot. */
  help(isSpare: () => boolean): Promise<void>;
}

/** Where groups that run say that they could use a slot that nobody waits for. */
export interface SpareSlots {
  /** Returns what withdraws the offer. */
  offer(work: SpareWork): () => void;
}

export interface SpareSlotsOfRun extends SpareSlots {
  /** Begins the work that gains most; `null`: none is worth it. */
  lend(isSpare: () => boolean): Promise<void> | null;
}

export function spareSlots(): SpareSlotsOfRun {
  const offers = new Set<SpareWork>();
  return {
    offer(work) {
      offers.add(work);
      return () => void offers.delete(work);
    },
    lend(isSpare) {
      let best: SpareWork | null = null;
      for (const work of offers) if (work.worth() > (best?.worth() ?? 0)) best = work;
      return best === null ? null : best.help(isSpare);
    },
  };
}
