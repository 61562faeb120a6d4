import picomatch from 'picomatch';
import { valueAt, type ConfigDocument } from '../config/document';
import { placeOfKey, type ConfigPath } from '../config/place';
import type { FilePath } from '../hooks/brand';
import type { ConfigPlace } from '../hooks/failure';
import { inFolder } from '../hooks/folders';
import { asObject } from '../hooks/json';
import type { Ailment, TargetSource } from './ailment';

/** The text of a workspace file with its places; `null` where it cannot be read. */
export type DocumentOf = (file: FilePath) => ConfigDocument | null;

const limit = 10;

/** Where to edit: the lines that make the ailment, at most 10. Empty where no line of a file does. */
export function placesOf(ailment: Ailment, documentOf: DocumentOf): readonly ConfigPlace[] {
  switch (ailment.kind) {
    case 'hook-without-files':
      return ofHook(ailment.hook, 'files', documentOf);
    case 'hook-without-projects':
      return ofHook(ailment.hook, 'projects', documentOf);
    case 'unkept-hook':
      return ofHook(ailment.hook, 'inputs', documentOf);
    case 'narrow-scope':
      return ofHook(ailment.narrowing.hook, 'scope', documentOf);
    case 'shadowed-target':
    case 'replaced-fields': {
      const { by, target, folders } = ailment;
      const fields = ailment.kind === 'replaced-fields' ? ailment.fields : [null];
      const files = by === 'nx.json' ? ['nx.json' as FilePath] : folders.map((root) => inFolder(root, nameOf(by)));
      return files
        .flatMap((file) => {
          const document = documentOf(file);
          return document === null ? [] : fields.flatMap((field) => ofTarget(document, { by, target, field }));
        })
        .slice(0, limit);
    }
    default:
      return [];
  }
}

/** The field of a hook; the hook where it leaves the field to its tool. */
function ofHook(hook: string, field: string, documentOf: DocumentOf): readonly ConfigPlace[] {
  const document = documentOf('hookgraph.json' as FilePath);
  if (document === null || valueAt(document, ['hooks', hook]) === undefined) return [];
  return [placeOfKey(document, ['hooks', hook, field])];
}

interface Said {
  readonly by: TargetSource;
  readonly target: string;
  /** `null`: that there is such a target at all. */
  readonly field: string | null;
}

function ofTarget(document: ConfigDocument, { by, target, field }: Said): readonly ConfigPlace[] {
  const end = field === null ? [] : [field];
  return pathsTo(document, by, target)
    .map((path) => [...path, ...end])
    .flatMap((path) => (valueAt(document, path) === undefined ? [] : [placeOfKey(document, path)]));
}

function pathsTo(document: ConfigDocument, by: TargetSource, target: string): readonly ConfigPath[] {
  switch (by) {
    case 'script':
      return [['scripts', target]];
    case 'project.json':
      return [['targets', target]];
    case 'package.json':
      return [['nx', 'targets', target]];
    case 'nx.json':
      return defaultsOf(document, target);
  }
}

/** Entries of `targetDefaults` that mean a target: by its executor, its name or a glob; each may be a list. */
function defaultsOf(document: ConfigDocument, target: string): readonly ConfigPath[] {
  const executor = target.startsWith('quality--') || target.startsWith('quality-fix--') ? 'hookgraph:hook' : 'nx:noop';
  return Object.entries(asObject(valueAt(document, ['targetDefaults']))).flatMap(([key, value]) => {
    if (key !== executor && key !== target && !picomatch.isMatch(target, key)) return [];
    const path = ['targetDefaults', key];
    return Array.isArray(value) ? value.map((_, index) => [...path, index]) : [path];
  });
}

function nameOf(by: Exclude<TargetSource, 'nx.json'>): string {
  return by === 'project.json' ? by : 'package.json';
}
