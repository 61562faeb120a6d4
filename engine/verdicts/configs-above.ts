import { basename, dirname, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';
import { parseJsonObject } from '../hooks/json';
import type { FileSystem } from '../system/ports';
import { isScript, packageFieldName, type ConfigReferences } from '../tools/config-references';
import type { Tool } from '../tools/tool';
import { digestOf } from './digest';

/** Configuration in a folder above the workspace that a tool finds and nobody in the workspace sees. */
export interface ConfigAbove {
  /** Relative to the workspace root: `../.prettierrc`. */
  readonly name: string;
  readonly value: string;
  /** True: it brings in, or may, what no fingerprint holds. */
  readonly isOpen: boolean;
}

/** Files that count besides those of folders further down: the nearest of all others is the only one. */
const cascading = /^\.(?:editorconfig|eslintrc)/;

/**
 * What a tool that looks for configuration up to the root of the disk finds above the workspace.
 * @param root absolute path of the workspace root
 * @param own names of the tool's configuration files in the workspace root
 */
export function configsAbove(
  root: string,
  tool: Pick<Tool, 'name' | 'configFiles' | 'looksAbove'>,
  own: readonly string[],
  { disk, references }: AboveSources,
): readonly ConfigAbove[] {
  if (tool.looksAbove !== true) return [];
  const isHidden = own.some((name) => !cascading.test(name));
  // Editors' settings end where a repository begins.
  const isRepository = disk.stat(join(root, '.git')) !== null;
  const counts = (name: string) => (name === '.editorconfig' ? !isRepository : !isHidden || cascading.test(name));
  const isConfig = picomatch([...tool.configFiles], { dot: true });
  const found: ConfigAbove[] = [];
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    for (const path of filesOf(folder, tool.configFiles, disk)) {
      if (!isConfig(path) || !counts(basename(path))) continue;
      const text = disk.readText(join(folder, path));
      const content = text === null || path !== 'package.json' ? text : fieldOf(text, tool.name);
      if (content === null) continue;
      const name = relative(root, join(folder, path)).split(sep).join('/');
      found.push({ name, value: digestOf(content), isOpen: isScript(path) || bringsIn(references(path, text ?? '')) });
    }
    if (folder === dirname(folder)) return found;
  }
}

export interface AboveSources {
  readonly disk: Pick<FileSystem, 'list' | 'readText' | 'stat'>;
  references(file: string, text: string): ConfigReferences;
}

function bringsIn({ local, packages, complete }: ConfigReferences): boolean {
  return !complete || local.length > 0 || packages.length > 0;
}

/** Names in a folder, and in the folders in it that a tool looks into. */
function filesOf(folder: string, patterns: readonly string[], disk: Pick<FileSystem, 'list'>): readonly string[] {
  const within = new Set(patterns.filter((pattern) => pattern.includes('/')).map((pattern) => dirname(pattern)));
  const listed = (path: string) => {
    try {
      return disk.list(path);
    } catch {
      // Where we may not look the tool may not either.
      return [];
    }
  };
  return [
    ...listed(folder),
    ...[...within].flatMap((inner) => listed(join(folder, inner)).map((name) => `${inner}/${name}`)),
  ];
}

function fieldOf(text: string, tool: string): string | null {
  const value = parseJsonObject(text)[packageFieldName(tool)];
  return value === undefined ? null : JSON.stringify(value);
}
