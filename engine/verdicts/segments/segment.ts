import { randomBytes } from 'node:crypto';
import type { HookName } from '../../hooks/brand';
import { segmentFormat } from './segment-name';

const magic = Buffer.from('hookgrph');
const nonceLength = 16;
const headLength = magic.length + 4 + nonceLength + 4;

/** A part of a segment: what is known of one hook. */
export interface Section {
  readonly hook: HookName;
  readonly content: Buffer;
}

/**
 * One segment: magic, format, nonce, length of the directory, directory (JSON: `[hook, bytes][]`), sections.
 * The nonce makes two segments differ even when they say the same: in a content-addressed store the removal of one
 * would take the other with it.
 */
export function encodeSegment(sections: readonly Section[]): Buffer {
  const directory = Buffer.from(JSON.stringify(sections.map(({ hook, content }) => [hook, content.length])));
  const head = Buffer.alloc(headLength);
  magic.copy(head);
  head.writeUInt32LE(segmentFormat, magic.length);
  randomBytes(nonceLength).copy(head, magic.length + 4);
  head.writeUInt32LE(directory.length, headLength - 4);
  return Buffer.concat([head, directory, ...sections.map(({ content }) => content)]);
}

/** `null` where the bytes are no segment of this format. Sections share the memory of `bytes`. */
export function decodeSegment(bytes: Buffer): readonly Section[] | null {
  if (bytes.length < headLength || !bytes.subarray(0, magic.length).equals(magic)) return null;
  if (bytes.readUInt32LE(magic.length) !== segmentFormat) return null;
  const start = headLength + bytes.readUInt32LE(headLength - 4);
  const directory = parseDirectory(bytes.toString('utf8', headLength, start));
  if (!directory) return null;
  let offset = start;
  const sections = directory.map(([hook, length]) => ({ hook, content: bytes.subarray(offset, (offset += length)) }));
  return offset === bytes.length ? sections : null;
}

function parseDirectory(text: string): readonly (readonly [HookName, number])[] | null {
  const parsed = parseJson(text);
  if (!Array.isArray(parsed)) return null;
  const directory: [HookName, number][] = [];
  for (const entry of parsed as readonly unknown[]) {
    if (!Array.isArray(entry)) return null;
    const [hook, length] = entry as readonly unknown[];
    if (typeof hook !== 'string' || typeof length !== 'number' || !(length >= 0)) return null;
    directory.push([hook as HookName, length]);
  }
  return directory;
}

/** `undefined` where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
