import { findNodeAtLocation } from 'jsonc-parser';
import type * as z from 'zod/mini';
import type { ConfigProblem } from '../hooks/failure';
import { valueAt, type ConfigDocument } from './document';
import { knownKeys } from './known-keys';
import type { ConfigPath } from './place';
import { schemaProblems } from './schema-problems';

/** A part of a document in its type, or every reason why it has none. */
export type Part<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

export function readPart<T>(document: ConfigDocument, path: ConfigPath, schema: z.ZodMiniType<T>): Part<T> {
  // Each schema is used once or twice in a process: compiling it to code costs more than it saves.
  const parsed = schema.safeParse(valueAt(document, path), { jitless: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const known = (below: ConfigPath): readonly string[] => knownKeys(schema, below);
  return { ok: false, problems: schemaProblems(document, parsed.error.issues, { path, knownKeys: known }) };
}

/** Names of the properties of the object at a path, in the order of the text, each once. */
export function namesAt(document: ConfigDocument, path: ConfigPath): readonly string[] {
  const node = document.tree && findNodeAtLocation(document.tree, [...path]);
  if (node?.type !== 'object') return [];
  return [...new Set((node.children ?? []).map((property) => String(property.children?.[0]?.value)))];
}
