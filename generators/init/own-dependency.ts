import { applyEdits, modify, parse } from 'jsonc-parser';
import semver from 'semver';
import { asObject } from '../../engine/hooks/json';
import { detectTextStyle } from '../text/text-style';

/**
 * Text of package.json with hookgraph among its dependencies. What is asked for already stays, unless it is a range
 * that does not admit the version that runs and `keepExisting` is not set.
 */
export function addOwnDependency(text: string, version: string, { keepExisting }: { keepExisting: boolean }): string {
  const manifest = asObject(parse(text));
  const field =
    ['dependencies', 'devDependencies'].find((name) => 'hookgraph' in asObject(manifest[name])) ?? 'devDependencies';
  const dependencies = asObject(manifest[field]);
  const declared = dependencies['hookgraph'];
  if (declared !== undefined && (keepExisting || admits(declared, version))) return text;
  const { unit, eol } = detectTextStyle(text);
  const tabSize = unit.length;
  const names = Object.keys(dependencies);
  const isSorted = names.length > 0 && names.every((name, index) => index === 0 || (names[index - 1] ?? '') <= name);
  return applyEdits(
    text,
    modify(text, [field, 'hookgraph'], version, {
      formattingOptions: { insertSpaces: !unit.includes('\t'), tabSize, eol },
      ...(isSorted ? { getInsertionIndex: () => names.filter((name) => name < 'hookgraph').length } : {}),
    }),
  );
}

/** Tags, files, workspaces and catalogs are not ours to judge. */
function admits(declared: unknown, version: string): boolean {
  if (typeof declared !== 'string') return true;
  const range = semver.validRange(declared);
  return range === null || semver.satisfies(version, range, { includePrerelease: true });
}
