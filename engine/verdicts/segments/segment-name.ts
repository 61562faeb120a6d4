import { randomBytes } from 'node:crypto';
import type { HookName } from '../../hooks/brand';

/** Format of everything below this folder. A change that an older reader would misread raises it. */
export const segmentFormat = 2;

export type SegmentKind = 'verdicts' | 'ingredients';

/** The name says what is inside, so that a look-up reads segments of the hooks in play only. */
export interface SegmentName {
  readonly kind: SegmentKind;
  /** `null`: fresh from a run, may speak of any hook. */
  readonly hook: HookName | null;
}

export function formatSegmentName({ kind, hook }: SegmentName): string {
  return `hookgraph/${segmentFormat}/${kind}/${randomBytes(16).toString('hex')}/${hook ?? ''}`;
}

/** `null` for a name of another format, or none of ours: to be left alone. */
export function parseSegmentName(name: string): SegmentName | null {
  const match = /^hookgraph\/(\d+)\/(verdicts|ingredients)\/[0-9a-f]{32}\/(.*)$/s.exec(name);
  if (!match || match[1] !== String(segmentFormat)) return null;
  return { kind: match[2] === 'verdicts' ? 'verdicts' : 'ingredients', hook: match[3] ? (match[3] as HookName) : null };
}
