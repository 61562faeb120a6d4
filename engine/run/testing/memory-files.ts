import { dirname } from 'node:path';
import type { FileSystem } from '../../system/ports';

/** A disk that holds the given texts, by absolute path. */
export function memoryFiles(texts: Readonly<Record<string, string>>): FileSystem {
  const contents = new Map(Object.entries(texts));
  const folders = new Set([...contents.keys()].flatMap((path) => dirname(path)));
  const exists = (path: string) => contents.has(path) || folders.has(path);
  return {
    read: (path) => (contents.has(path) ? Buffer.from(contents.get(path) ?? '') : null),
    readText: (path) => contents.get(path) ?? null,
    readHead: (path, bytes) => (contents.get(path) ?? '').slice(0, bytes),
    stat(path) {
      const isFile = contents.has(path);
      const size = contents.get(path)?.length ?? 0;
      const common = { size, mtimeMs: 1, ctimeMs: 1, ino: 1, isSymbolicLink: false };
      return exists(path) ? { ...common, isFile, isDirectory: !isFile } : null;
    },
    entries: () => ({ folders: [], links: [] }),
    list: (folder) => [...contents.keys()].filter((path) => dirname(path) === folder).sort(),
    realpath: (path) => (exists(path) ? path : null),
    removeUnfinished: () => undefined,
    writeAtomic: (path, content) =>
      void contents.set(
        path,
        typeof content === 'string' || Buffer.isBuffer(content) ? `${content}` : [...content].join(''),
      ),
  };
}
