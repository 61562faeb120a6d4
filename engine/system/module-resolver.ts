import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { FilePath } from '../hooks/brand';

/** Where an import leads. */
export type ResolvedModule =
  | { readonly kind: 'file'; readonly file: FilePath }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'nowhere' };

/**
 * Follows import specifiers as Node and bundlers do. The native resolver is loaded with the first question.
 * @param root absolute path of the workspace root
 */
export function moduleResolver(root: string): (specifier: string, from: FilePath) => ResolvedModule {
  const builtIn = new Set(builtinModules);
  let sync: ((folder: string, specifier: string) => { path?: string | undefined }) | null = null;
  return (specifier, from) => {
    if (specifier.startsWith('node:') || builtIn.has(specifier)) return { kind: 'package', name: specifier };
    sync ??= createResolver();
    const { path } = sync(dirname(join(root, from)), specifier);
    const local = path === undefined ? null : relative(root, path).split(sep).join('/');
    if (local !== null && !local.startsWith('../') && !local.includes('node_modules/')) {
      return { kind: 'file', file: local as FilePath };
    }
    const name = /^(?:@[^/]+\/)?[^/.][^/]*/.exec(specifier)?.[0];
    return name === undefined ? { kind: 'nowhere' } : { kind: 'package', name };
  };
}

function createResolver() {
  const { ResolverFactory } = require('oxc-resolver') as typeof import('oxc-resolver');
  const factory = new ResolverFactory({
    conditionNames: ['node', 'import', 'require', 'default'],
    extensions: ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.json'],
    extensionAlias: { '.js': ['.js', '.ts'], '.mjs': ['.mjs', '.mts'], '.cjs': ['.cjs', '.cts'] },
  });
  return (folder: string, specifier: string) => factory.sync(folder, specifier);
}
