import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileParsers, pluginRules, typedParserOptions, unpredictableRules } from '../../tools/eslint-rule-scopes';
import type { FileScope } from '../protocol';
import { property, record } from './load-module';

interface Configs {
  calculateConfigForFile(file: string): Promise<unknown>;
}

const fileScope: FileScope = { scope: 'file', reason: '' };

/** A comment that changes rules: what a file enables for itself is not in its configuration. */
const inlineConfiguration = /(?:\/\*|<!--)\s*eslint\s/;

/**
 * Tells how wide the verdict of a file is, from the configuration that ESLint resolved for it.
 * @param cwd where eslintrc configurations find their plugins
 */
export function eslintScope(eslint: Configs, cwd: string): (path: string, text: string) => Promise<FileScope> {
  // Files of the same kind share one configuration object; those of eslintrc are made anew and told by their rules.
  const known = new Map<unknown, FileScope>();
  return async (path, text) => {
    const config = await eslint.calculateConfigForFile(path);
    const resolved = record(config);
    const isFlat = resolved['languageOptions'] !== undefined || resolved['language'] !== undefined;
    const key = isFlat || config === undefined ? config : JSON.stringify(config);
    const decided = known.get(key) ?? decide(resolved, isFlat ? null : createRequire(join(cwd, 'package.json')));
    known.set(key, decided);
    if (decided.scope !== 'file') return decided;
    return inlineConfiguration.test(text) ? project('an eslint comment that configures rules') : fileScope;
  };
}

function decide(config: Readonly<Record<string, unknown>>, load: NodeJS.Require | null): FileScope {
  const enabled = Object.entries(record(config['rules'])).filter(([, entry]) => isOn(entry));
  const names = enabled.map(([name]) => name);
  const plugins = record(config['plugins']);
  const pluginOf = (prefix: string): unknown => (load === null ? plugins[prefix] : loadPlugin(prefix, load));
  const unpredictable = names.find((name) => unpredictableRules.has(name));
  if (unpredictable !== undefined) return { scope: null, reason: `the rule ${unpredictable}` };
  if (hasProcessor(config, load)) return project('a processor');
  return parserScope(config) ?? wideRule(names, pluginOf) ?? fileScope;
}

/** A processor makes files of its own with configurations of their own. eslintrc does not tell which one is used. */
function hasProcessor(config: Readonly<Record<string, unknown>>, load: NodeJS.Require | null): boolean {
  if (load === null) return config['processor'] !== undefined;
  const { plugins } = config;
  const names = Array.isArray(plugins) ? plugins.map(String) : [];
  return names.some((name) => Object.keys(record(property(loadPlugin(name, load), 'processors'))).length > 0);
}

function parserScope(config: Readonly<Record<string, unknown>>): FileScope | null {
  const languageOptions = record(config['languageOptions']);
  const options = record(languageOptions['parserOptions'] ?? config['parserOptions']);
  const typed = typedParserOptions.find((name) => Boolean(options[name]));
  if (typed !== undefined) return project(`parserOptions.${typed}`);
  const parser = languageOptions['parser'] ?? config['parser'];
  if (parser === undefined || parser === null) return null;
  const name = typeof parser === 'string' ? packageOf(parser) : property(property(parser, 'meta'), 'name');
  const isKnown = typeof name === 'string' && fileParsers.has(name);
  return isKnown || isEspree(parser)
    ? null
    : project(`the parser ${typeof name === 'string' ? name : 'without a name'}`);
}

/** The first rule that looks, or may look, at more than the file. */
function wideRule(names: readonly string[], pluginOf: (prefix: string) => unknown): FileScope | null {
  for (const name of names) {
    const slash = name.startsWith('@') ? name.indexOf('/', name.indexOf('/') + 1) : name.indexOf('/');
    const split = slash > 0 ? slash : name.indexOf('/');
    if (split < 0) continue;
    // `@scope/rule` and `@scope/plugin/rule` cannot be told apart by the name alone.
    const prefixes = [name.slice(0, split), name.slice(0, name.indexOf('/'))];
    const prefix = prefixes.find((each) => pluginOf(each) !== undefined) ?? prefixes[0] ?? '';
    if (!isFileRule(name.slice(prefix.length + 1), prefix, pluginOf(prefix))) return project(`the rule ${name}`);
  }
  return null;
}

function isFileRule(rule: string, prefix: string, plugin: unknown): boolean {
  const own = property(property(plugin, 'meta'), 'name');
  const known = pluginRules.find(({ names }) => names.includes(typeof own === 'string' ? own : prefix));
  if (known === undefined) return false;
  // eslintrc names parsers and plugins only: without the plugin itself nothing tells which rules need types.
  if (plugin === undefined) return false;
  const docs = property(property(property(property(plugin, 'rules'), rule), 'meta'), 'docs');
  if (property(docs, 'requiresTypeChecking')) return false;
  return known.rules.includes(rule) === (known.file === 'only');
}

function isOn(entry: unknown): boolean {
  const severity: unknown = Array.isArray(entry) ? entry[0] : entry;
  return severity !== 0 && severity !== 'off';
}

/** As ESLint turns the prefix of a rule into the name of a package. */
function loadPlugin(prefix: string, load: NodeJS.Require): unknown {
  const [scope = '', ...rest] = prefix.split('/');
  const name = prefix.startsWith('@')
    ? `${scope}/eslint-plugin${rest.length > 0 ? `-${rest.join('/')}` : ''}`
    : `eslint-plugin-${prefix}`;
  try {
    return load(name);
  } catch {
    return undefined;
  }
}

function packageOf(path: string): string | null {
  const match = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll('\\', '/'));
  return match?.[1] ?? null;
}

/** ESLint's default parser has had no `meta` of its own for long. */
function isEspree(parser: unknown): boolean {
  return property(parser, 'name') === 'espree' && property(parser, 'latestEcmaVersion') !== undefined;
}

function project(reason: string): FileScope {
  return { scope: 'project', reason };
}
