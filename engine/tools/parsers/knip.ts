import * as z from 'zod/mini';
import type { Finding } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, trouble, unreadable } from '../parsed';
import { range } from '../range';
import { readJson } from '../read-json';
import type { Parsed, ToolOutput } from '../tool';

const symbol = z.object({
  name: z.string(),
  line: z.optional(z.number()),
  col: z.optional(z.number()),
  namespace: z.optional(z.string()),
});
/** A kind of issue holds a list, a list of groups (duplicates), or lists by owner (members, version 5). */
const entries = z.union([z.array(z.union([symbol, z.array(symbol)])), z.record(z.string(), z.array(symbol))]);
const report = z.object({
  /** Version 5; version 6 has them among the issues. */
  files: z.optional(z.array(z.string())),
  issues: z.array(z.catchall(z.object({ file: z.string() }), z.unknown())),
});

const sentences: Readonly<Record<string, string>> = {
  files: 'Unused file',
  dependencies: 'Unused dependency',
  devDependencies: 'Unused devDependency',
  optionalPeerDependencies: 'Referenced optional peerDependency',
  unlisted: 'Unlisted dependency',
  binaries: 'Unlisted binary',
  unresolved: 'Unresolved import',
  exports: 'Unused export',
  nsExports: 'Unused export in a namespace',
  types: 'Unused exported type',
  nsTypes: 'Unused exported type in a namespace',
  enumMembers: 'Unused enum member',
  namespaceMembers: 'Unused namespace member',
  classMembers: 'Unused class member',
  duplicates: 'Duplicate exports',
  catalog: 'Unused catalog entry',
  catalogReferences: 'Unresolved catalog reference',
};

/** knip's JSON, versions 5 and 6. */
export function parseKnip(output: ToolOutput): Parsed {
  if (output.exitCode > 1) return trouble(output);
  const read = readJson(output.stdout, report);
  if (read === null) return output.exitCode === 0 ? unreadable("knip's JSON", output) : trouble(output);
  const files = (read.files ?? []).map((file) => toFinding('files', file, [{ name: file }], output));
  const findings: Finding[] = [...files];
  for (const { file, ...kinds } of read.issues) {
    for (const [kind, value] of Object.entries(kinds)) {
      const list = entries.safeParse(value);
      // `owners` names people, not problems.
      if (kind === 'owners') continue;
      if (!list.success) return unreadable(`list of ${kind} as knip 5 and 6 print it`, output);
      findings.push(...groups(list.data).map((symbols) => toFinding(kind, file, symbols, output)));
    }
  }
  return checked(findings, output.exitCode !== 0);
}

type Symbols = readonly z.infer<typeof symbol>[];

function groups(list: z.infer<typeof entries>): readonly Symbols[] {
  const flat = Array.isArray(list) ? list : Object.values(list).flat();
  return flat.map((entry) => (Array.isArray(entry) ? entry : [entry]));
}

function toFinding(kind: string, file: string, symbols: Symbols, output: ToolOutput): Finding {
  const [first] = symbols;
  const names = symbols.map(({ name, namespace }) => (namespace ? `${namespace}.${name}` : name));
  return newFinding({
    file: output.toFilePath(file),
    range: range({ line: first?.line, column: first?.col }),
    rule: kind,
    severity: 'error',
    message: `${sentences[kind] ?? kind}: ${names.join(', ')}`,
    url: 'https://knip.dev/reference/issue-types',
  });
}
