import { eslintExtends, eslintPluginPackage } from './eslint-names';

/** How the strings under one key of a configuration become specifiers. */
type Naming = (name: string) => readonly string[];

const asWritten: Naming = (name) => [name];
const relative: Naming = (name) => [/^\.{0,2}\//.test(name) || /^\w+:/.test(name) ? name : `./${name}`];
const withPrefix =
  (prefix: string): Naming =>
  (name) =>
    /^[./]/.test(name) ? [name] : [name, ...(name.startsWith('@') ? [] : [`${prefix}${name}`])];
/** Jest's `<rootDir>` is the folder of the configuration unless that says otherwise. */
const inJest =
  (naming: Naming): Naming =>
  (name) =>
    naming(name.replace(/^<rootDir>\//, './'));
const tsconfig =
  (ending: string): Naming =>
  (name) =>
    /^\.{1,2}(?:\/|$)/.test(name) && !name.endsWith('.json') ? [`${name.replace(/\/$/, '')}${ending}`] : [name];

const testEnvironment = inJest(withPrefix('jest-environment-'));

/** Keys that name files or packages, wherever in the configuration they stand. */
const keys: Readonly<Record<string, Readonly<Record<string, Naming>>>> = {
  eslint: {
    extends: eslintExtends,
    plugins: (name) => [eslintPluginPackage(name)],
    parser: asWritten,
    'import/resolver': (name) => [/^[./]/.test(name) ? name : `eslint-import-resolver-${name}`],
  },
  prettier: { plugins: asWritten },
  stylelint: { extends: asWritten, plugins: asWritten, customSyntax: asWritten, processors: asWritten },
  tsc: { extends: tsconfig('.json'), path: tsconfig('/tsconfig.json') },
  jest: {
    preset: inJest(asWritten),
    presets: asWritten,
    plugins: asWritten,
    transform: inJest(asWritten),
    setupFiles: inJest(asWritten),
    setupFilesAfterEnv: inJest(asWritten),
    globalSetup: inJest(asWritten),
    globalTeardown: inJest(asWritten),
    testEnvironment,
    resolver: inJest(asWritten),
    runner: inJest(withPrefix('jest-runner-')),
    testRunner: inJest(asWritten),
    reporters: inJest(asWritten),
    snapshotSerializers: inJest(asWritten),
    snapshotResolver: inJest(asWritten),
  },
  vitest: {
    extends: asWritten,
    setupFiles: asWritten,
    globalSetup: asWritten,
    environment: withPrefix('vitest-environment-'),
    runner: asWritten,
  },
  biome: { extends: (name) => (name === '//' ? [] : [name]), plugins: asWritten },
  oxlint: { extends: relative, jsPlugins: asWritten, specifier: asWritten },
  'markdownlint-cli2': {
    extends: asWritten,
    customRules: asWritten,
    markdownItPlugins: asWritten,
    outputFormatters: asWritten,
  },
  cspell: { import: asWritten, extends: asWritten, path: relative },
  secretlint: { id: asWritten },
  knip: { extends: asWritten, preprocessor: asWritten },
};

/** Fields of package.json that hold a tool's configuration. */
const packageFields: Readonly<Record<string, string>> = {
  eslint: 'eslintConfig',
};

/** Name of the field of package.json that holds a tool's configuration. */
export function packageFieldName(tool: string): string {
  return packageFields[tool] ?? tool;
}

export function packageField(tool: string, manifest: unknown): unknown {
  return isRecord(manifest) ? manifest[packageFieldName(tool)] : undefined;
}

/** Whether a configuration that is one string names the real one. */
export function wholeIsReference(tool: string): boolean {
  return tool === 'prettier';
}

/** Specifiers that a configuration names by the tool's own rules. */
export function namedBy(tool: string, value: unknown): readonly string[] {
  const namings = keys[tool] ?? {};
  const found: string[] = [];
  const visit = (current: unknown): void => {
    if (Array.isArray(current)) return current.forEach(visit);
    if (!isRecord(current)) return;
    for (const [key, child] of Object.entries(current)) {
      const naming = Object.hasOwn(namings, key) ? namings[key] : undefined;
      if (naming) found.push(...names(key, child).flatMap(naming));
      visit(child);
    }
  };
  visit(value);
  return found;
}

/** A name, a list of names or of `[name, options]`, or an object: its keys (resolvers) or its values (transforms). */
function names(key: string, value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((entry) => nameOf(entry));
  if (!isRecord(value)) return [];
  return key === 'import/resolver'
    ? Object.keys(value)
    : key === 'transform'
      ? Object.values(value).flatMap(nameOf)
      : [];
}

function nameOf(entry: unknown): readonly string[] {
  const name: unknown = Array.isArray(entry) ? entry[0] : entry;
  return typeof name === 'string' ? [name] : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
