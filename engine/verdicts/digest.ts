import { createHash } from 'node:crypto';
import type { Digest } from '../hooks/brand';

/** SHA-256 of a content. */
export function digestOf(content: string | Buffer): Digest {
  return createHash('sha256').update(content).digest('hex') as Digest;
}

/** SHA-256 of a list, such that no two different lists have the same digest input. */
export function digestOfList(parts: readonly string[]): Digest {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex') as Digest;
}
