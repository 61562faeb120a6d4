import type { Digest, HookName } from '../hooks/brand';

/** Verdicts that this run used and that are not yet written down as used today. */
export class UseMarks {
  private readonly marks = new Map<HookName, Set<Digest>>();

  add(hook: HookName, fingerprint: Digest): void {
    const known = this.marks.get(hook);
    if (known) known.add(fingerprint);
    else this.marks.set(hook, new Set([fingerprint]));
  }

  has(hook: HookName, fingerprint: Digest): boolean {
    return this.marks.get(hook)?.has(fingerprint) ?? false;
  }

  hooks(): ReadonlySet<HookName> {
    return new Set(this.marks.keys());
  }

  clear(): void {
    this.marks.clear();
  }
}
