import type * as ts from 'typescript';
import type { Overlay } from './overlay';

/** Options that say where things are or what is written, not what a declaration means. */
const meaningless = new Set([
  'configFilePath',
  'project',
  'rootDir',
  'rootDirs',
  'outDir',
  'outFile',
  'declarationDir',
  'baseUrl',
  'paths',
  'pathsBasePath',
  'typeRoots',
  'types',
  'tsBuildInfoFile',
  'sourceRoot',
  'mapRoot',
  'composite',
  'incremental',
  'noEmit',
  'noEmitOnError',
  'emitDeclarationOnly',
  'declaration',
  'declarationMap',
]);

/**
 * Puts files of earlier programs into a host.
 * @param isOver whether a file is another one for this program than for others
 */
export type ShareFiles = (host: ts.CompilerHost, options: ts.CompilerOptions, isOver: Overlay) => void;

/**
 * Declarations that were parsed and bound for one project serve the next, where all options that could tell are the
 * same: what the compiler's own language service does with its document registry.
 */
export function sharedFiles(): ShareFiles {
  const known = new Map<string, ts.SourceFile | undefined>();
  return (host, options, isOver) => {
    const read = host.getSourceFile.bind(host);
    const meaning = JSON.stringify(Object.entries(options).filter(([name]) => !meaningless.has(name)));
    host.getSourceFile = (name, version, ...more) => {
      if (!/\.d\.[cm]?ts$/.test(name) || isOver(name)) return read(name, version, ...more);
      const key = `${name}\0${JSON.stringify(version)}\0${meaning}`;
      const file = known.get(key) ?? read(name, version, ...more);
      known.set(key, file);
      return file;
    };
  };
}
