import type * as ts from 'typescript';

/** Options that say where things are, not what a declaration means. */
const places = new Set([
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
]);

/**
 * Declarations that were parsed and bound for one project serve the next, where all options that could tell are the
 * same: what the compiler's own language service does with its document registry.
 */
export function sharedFiles(): (host: ts.CompilerHost, options: ts.CompilerOptions) => void {
  const known = new Map<string, ts.SourceFile | undefined>();
  return (host, options) => {
    const read = host.getSourceFile.bind(host);
    const meaning = JSON.stringify(Object.entries(options).filter(([name]) => !places.has(name)));
    host.getSourceFile = (name, version, ...more) => {
      if (!/\.d\.[cm]?ts$/.test(name)) return read(name, version, ...more);
      const key = `${name}\0${JSON.stringify(version)}\0${meaning}`;
      const file = known.get(key) ?? read(name, version, ...more);
      known.set(key, file);
      return file;
    };
  };
}
