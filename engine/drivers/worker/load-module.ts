import { pathToFileURL } from 'node:url';

/** The main module of the package in a folder, whether it is CommonJS or ESM. */
export async function loadModule(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const namespace: unknown = await import(pathToFileURL(require.resolve(folder)).href);
  const { default: main, ...named } = record(namespace);
  return { ...named, ...record(main), default: main };
}

/** The own and inherited properties of an object or function, to pick from; empty for anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject ? Object.fromEntries(Object.keys(value).map((key) => [key, Reflect.get(value, key)])) : {};
}

/** One property of an object or function; the others are not touched, for plugins load their rules as they are asked. */
export function property(value: unknown, name: string): unknown {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject ? Reflect.get(value, name) : undefined;
}
