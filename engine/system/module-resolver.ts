import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import type { FilePath } from '../hooks/brand';

/** Where an import leads. */
export type ResolvedModule =
  | { readonly kind: 'file'; readonly file: FilePath }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'nowhere' };

export type ResolveModule = (specifier: string, from: FilePath) => ResolvedModule;

/**
 * Follows import specifiers as Node and bundlers do. The native resolver is loaded with the first question.
 * @param root absolute path of the workspace root
 */
export function moduleResolver(root: string): ResolveModule {
  return localResolver(root, () => {
    const factory = createFactory({
      conditionNames: ['node', 'import', 'require', 'default'],
      extensions: ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.json'],
      extensionAlias: { '.js': ['.js', '.ts'], '.mjs': ['.mjs', '.mts'], '.cjs': ['.cjs', '.cts'] },
    });
    return (file, specifier) => factory.sync(dirname(file), specifier);
  });
}

/**
 * Follows import specifiers of sources as TypeScript does: `paths` of the nearest tsconfig.json, types before code.
 * @param root absolute path of the workspace root
 */
export function sourceResolver(root: string): ResolveModule {
  return localResolver(root, () => {
    const factory = createFactory({
      tsconfig: 'auto',
      conditionNames: ['types', 'node', 'import', 'require', 'default'],
      mainFields: ['types', 'typings', 'module', 'main'],
      extensions: ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs', '.json'],
      extensionAlias: {
        '.js': ['.ts', '.tsx', '.d.ts', '.js', '.jsx'],
        '.jsx': ['.tsx', '.d.ts', '.jsx'],
        '.mjs': ['.mts', '.d.mts', '.mjs'],
        '.cjs': ['.cts', '.d.cts', '.cjs'],
      },
    });
    return (file, specifier) => factory.resolveFileSync(file, specifier);
  });
}

type Resolve = (file: string, specifier: string) => { readonly path?: string | undefined };

function localResolver(root: string, create: () => Resolve): ResolveModule {
  const builtIn = new Set(builtinModules);
  let resolve: Resolve | null = null;
  return (specifier, from) => {
    if (specifier.startsWith('node:') || builtIn.has(specifier)) return { kind: 'package', name: specifier };
    resolve ??= create();
    const { path } = resolve(join(root, from), specifier);
    const local = path === undefined ? null : relative(root, path).split(sep).join('/');
    if (local !== null && !local.startsWith('../') && !local.includes('node_modules/')) {
      return { kind: 'file', file: local as FilePath };
    }
    const name = /^(?:@[^/]+\/)?[^/.][^/]*/.exec(specifier)?.[0];
    return name === undefined ? { kind: 'nowhere' } : { kind: 'package', name };
  };
}

function createFactory(options: import('oxc-resolver').NapiResolveOptions) {
  const { ResolverFactory } = require('oxc-resolver') as typeof import('oxc-resolver');
  return new ResolverFactory(options);
}
