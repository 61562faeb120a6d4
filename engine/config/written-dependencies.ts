import type { ConfigDocument } from './document';
import { rawObject } from './read-object';

/** A hook's `dependsOn` as written, with an empty text for items of another type, so that positions stay true. */
export function writtenDependencies(document: ConfigDocument, hook: string): readonly string[] {
  const { dependsOn } = rawObject(document, ['hooks', hook]);
  return Array.isArray(dependsOn) ? dependsOn.map((item: unknown) => (typeof item === 'string' ? item : '')) : [];
}
