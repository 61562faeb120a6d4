/** ESLint's legacy shorthands: what a name in `extends` loads. */
export function eslintExtends(name: string): readonly string[] {
  if (name.startsWith('eslint:')) return [];
  if (name.startsWith('plugin:')) {
    const plugin = name.slice('plugin:'.length);
    return [eslintPluginPackage(plugin.slice(0, plugin.lastIndexOf('/')))];
  }
  return [/^[./]/.test(name) ? name : longName(name, 'eslint-config')];
}

/** `react` is eslint-plugin-react, `@scope` is @scope/eslint-plugin. */
export function eslintPluginPackage(name: string): string {
  return /^[./]/.test(name) ? name : longName(name, 'eslint-plugin');
}

function longName(name: string, prefix: string): string {
  const scoped = /^(@[^/]+)(?:\/([^/]+))?/.exec(name);
  if (!scoped) {
    const first = name.split('/')[0] ?? name;
    return first.startsWith(prefix) ? first : `${prefix}-${first}`;
  }
  const [, scope = '', rest] = scoped;
  if (rest === undefined) return `${scope}/${prefix}`;
  return rest === prefix || rest.startsWith(`${prefix}-`) ? `${scope}/${rest}` : `${scope}/${prefix}-${rest}`;
}
