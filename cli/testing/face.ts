import type { FilePath } from '../../engine/hooks/brand';
import { success } from '../../engine/hooks/result';
import type { AppendLog } from '../../engine/system/append-log';
import type { FileSystem, Ports } from '../../engine/system/ports';
import type { SegmentStorage } from '../../engine/system/segment-storage';
import { memorySegments } from '../../engine/verdicts';
import type { Face } from '../face';
import type { NxProjectGraph } from '../nx-graph';

export const root = '/w';
export const noon = Date.UTC(2026, 2, 1, 12);

/** A workspace in memory: its files may be changed between two commands, its store and history stay. */
export interface MemoryWorkspace {
  readonly files: Map<string, string>;
  readonly env: Record<string, string>;
  readonly storage: SegmentStorage;
  readonly log: AppendLog;
  /** Absolute paths that git tracks. */
  readonly tracked: Set<string>;
  now: number;
  face(cwd?: string): Face;
}

/** @param files paths relative to the workspace root */
export function memoryWorkspace(files: Readonly<Record<string, string>>, graph: NxProjectGraph): MemoryWorkspace {
  const lines: string[] = [];
  const workspace: MemoryWorkspace = {
    files: new Map(Object.entries({ 'nx.json': '{}', ...files })),
    env: {},
    storage: memorySegments(),
    log: {
      place: 'memory',
      append: (line) => success((lines.push(line), null)),
      lines: () => success(lines),
      clear: () => success(null),
    },
    tracked: new Set(),
    now: noon,
    face: (cwd = root) => ({
      cwd,
      color: false,
      ports: portsOf(workspace),
      stderr: process.stderr,
      tell: () => Promise.reject(new Error('only answers are printed')),
      loadGraph: () => Promise.resolve(success(graph)),
      listFiles: () => Promise.resolve([...workspace.files.keys()].sort() as FilePath[]),
      openSegments: () => workspace.storage,
      isTracked: (folder, paths) => Promise.resolve(paths.some((path) => workspace.tracked.has(`${folder}/${path}`))),
      openLog: () => workspace.log,
    }),
  };
  return workspace;
}

function portsOf(workspace: MemoryWorkspace): Ports {
  return {
    files: filesOf(workspace.files),
    processes: { run: () => Promise.reject(new Error('a command must start nothing')) },
    clock: { now: () => workspace.now, monotonic: () => workspace.now },
    env: workspace.env,
    processors: 2,
    platform: 'linux-x64',
    nodeVersion: '20.20.2',
    nodePath: '/bin/node',
    which: (name) => `/bin/${name}`,
    warn: (line) => {
      throw new Error(line);
    },
  };
}

function filesOf(files: ReadonlyMap<string, string>): FileSystem {
  const textOf = (path: string) => files.get(path.slice(root.length + 1)) ?? null;
  const sizes = (path: string) => ({ size: textOf(path)?.length ?? 0, mtimeMs: 1, ctimeMs: 1, ino: 1 });
  return {
    read: (path) => (textOf(path) === null ? null : Buffer.from(textOf(path) ?? '')),
    readText: textOf,
    readHead: (path, bytes) => (textOf(path) ?? '').slice(0, bytes),
    stat(path) {
      const isDirectory = [...files.keys()].some((name) => name.startsWith(`${path.slice(root.length + 1)}/`));
      if (textOf(path) === null && !isDirectory) return null;
      return { ...sizes(path), isFile: !isDirectory, isDirectory, isSymbolicLink: false };
    },
    list(path) {
      const folder = `${path.slice(root.length + 1)}/`;
      const inside = [...files.keys()].flatMap((name) => (name.startsWith(folder) ? [name.slice(folder.length)] : []));
      return [...new Set(inside.map((name) => name.split('/')[0] ?? ''))].sort();
    },
    entries: () => ({ folders: [], links: [] }),
    realpath: (path) => (path.startsWith('/bin/') ? path : null),
    removeUnfinished: () => undefined,
    writeAtomic: () => {
      throw new Error('a command must write nothing');
    },
  };
}
