import { extname, posix } from 'node:path';
import { parse as parseJsonc, type ParseError } from 'jsonc-parser';
import { isBuiltin } from 'node:module';
import { parseYaml } from '../system/parse-yaml';
import { namedBy, packageField, wholeIsReference } from './config-references/named-by';
import type { Script, ScriptReader } from './config-references/read-script';
import type { Tool } from './tool';

export { packageFieldName } from './config-references/named-by';
export { loadScriptReader, type ScriptReader } from './config-references/read-script';

/** What a configuration file brings in. */
export interface ConfigReferences {
  /** Relative specifiers of files, as a module resolver takes them: `./base.json`. Sorted. */
  readonly local: readonly string[];
  /** Names of npm packages; sorted. */
  readonly packages: readonly string[];
  /** False: the text could not be read for sure, so it may bring in anything. */
  readonly complete: boolean;
  /** Texts in a script that reads files itself which may be their names. */
  readonly named: readonly string[];
  /** True: it reads what its own texts do not name: it lists folders or starts programs. */
  readonly readsAnything: boolean;
}

const scripts = new Set(['.js', '.cjs', '.mjs', '.jsx', '.ts', '.cts', '.mts', '.tsx']);
const nothing: ConfigReferences = { local: [], packages: [], complete: true, named: [], readsAnything: false };

/**
 * @param file name of the file, to know its language
 * @param tool whose configuration it is; `null` for a plain module
 * @param readScript from `loadScriptReader`; may be `null` where no file is a script (`isScript`)
 */
export function configReferences(
  file: string,
  text: string,
  tool: Pick<Tool, 'name'> | null,
  readScript: ScriptReader | null,
): ConfigReferences {
  const extension = extname(file);
  if (isScript(file)) return scriptReferences(file, text, tool, readScript);
  const name = posix.basename(file);
  if (tool === null || /ignore$/.test(name) || name === '.editorconfig') return nothing;
  if (extension === '.toml') return { ...nothing, complete: !/\b(?:plugins|import|extends)\b/.test(text) };
  const read = readData(extension, text);
  if (read === null) return { ...nothing, complete: false };
  if (name === 'package.json') return sorted(specifiersIn(packageField(tool.name, read.value), tool), true);
  return sorted(specifiersIn(read.value, tool), true);
}

/** Whether a file needs the parser of scripts, which takes a while to load. */
export function isScript(file: string): boolean {
  return scripts.has(extname(file));
}

function scriptReferences(
  file: string,
  text: string,
  tool: Pick<Tool, 'name'> | null,
  readScript: ScriptReader | null,
): ConfigReferences {
  const script = readScript?.(file, text) ?? null;
  if (script === null) return { ...nothing, complete: false };
  // Flat configurations of ESLint name things by import only.
  const isFlat = tool?.name === 'eslint' && /eslint\.config\.\w+$/.test(file);
  const named = tool === null || isFlat ? [] : script.objects.flatMap((value) => specifiersIn(value, tool));
  return { ...sorted([...script.specifiers, ...named], !script.dynamic), ...readings(script, text) };
}

const readers = /^(?:node:)?(?:fs|fs\/promises|fs-extra|graceful-fs|@eslint\/compat)$/;
const listers = /^(?:node:)?(?:child_process|glob|fast-glob|globby|tinyglobby|execa|find-up|pkg-dir|read-pkg(?:-up)?)$/;

/** What a configuration does at run time besides loading modules. */
function readings({ specifiers, texts }: Script, text: string): Pick<ConfigReferences, 'named' | 'readsAnything'> {
  const lists = specifiers.some((name) => listers.test(name));
  const reads = lists || specifiers.some((name) => readers.test(name));
  if (!reads) return { named: [], readsAnything: false };
  const names = texts.filter((each) => /^[\w@.+-]*[/.][\w@./+-]*$/.test(each)).map((each) => each.replace(/^\/+/, ''));
  return { named: [...new Set(names)].sort(), readsAnything: lists || /\b(?:readdir|opendir|glob)/.test(text) };
}

function specifiersIn(value: unknown, tool: Pick<Tool, 'name'>): readonly string[] {
  if (typeof value === 'string') return wholeIsReference(tool.name) ? [value] : [];
  return namedBy(tool.name, value);
}

/** A file without a telling extension is JSON where it starts like it, else YAML. */
function readData(extension: string, text: string): { readonly value: unknown } | null {
  if (/^\.(?:json[c5]?)$/.test(extension) || /^\s*(?:[{[]|\/[/*])/.test(text)) {
    const errors: ParseError[] = [];
    const value: unknown = parseJsonc(text, errors, { allowTrailingComma: true });
    if (errors.length === 0) return { value };
    if (/^\.json[c]?$/.test(extension)) return null;
  }
  try {
    const value = parseYaml(text, { merge: true, uniqueKeys: false });
    return { value };
  } catch {
    return null;
  }
}

function sorted(specifiers: readonly string[], isRead: boolean): ConfigReferences {
  const local = new Set<string>();
  const packages = new Set<string>();
  let complete = isRead;
  for (const specifier of specifiers) {
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) local.add(specifier);
    else if (specifier.startsWith('/') || specifier.startsWith('file:') || specifier.startsWith('#')) complete = false;
    else if (!isBuiltin(specifier) && !/^\w+:/.test(specifier)) packages.add(packageName(specifier));
  }
  return { ...nothing, local: [...local].sort(), packages: [...packages].sort(), complete };
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
