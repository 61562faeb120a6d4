/** The reference page of hookgraph.json in Markdown, from its JSON schemas. */
export function configurationPage({ workspace, project }, builtInStrategies) {
  const { Hook, Strategy } = workspace.definitions;
  const { retries, when, output } = Hook.properties;
  return [
    '# hookgraph.json',
    'Generated from the schema that reads the file: do not edit by hand.',
    'Comments and trailing commas are allowed. With `"$schema": "./node_modules/hookgraph/schema/hookgraph.schema.json"` an editor completes and checks what you write; in a project it is `hookgraph.project.schema.json`, with a path to match.',
    '```json',
    JSON.stringify(example, null, 2),
    '```',
    '## In the workspace root',
    table(workspace),
    '### cache',
    table(workspace.properties.cache),
    '## A hook',
    'A field of `hooks`. Its name consists of letters, digits and `-`, a letter first, and is not `config`. Where the default is "of the tool", each tool brings its own.',
    table(Hook),
    '### retries',
    'A number, or an object:',
    table(objectOf(retries)),
    '### when',
    table(when),
    '### output',
    'A format, or an object:',
    table(objectOf(output)),
    '### dependsOn',
    [
      '| written | means |',
      '| --- | --- |',
      '| `"prettier"` | that hook of the same project; it is an error if there is none |',
      '| `"^types"` | that hook of the projects that this one depends on, where a hook has the name |',
      '| `"^build"` | that target of Nx of the projects that this one depends on, where no hook has the name |',
      '| `"target:build"` | that target of Nx of the same project |',
      '| `"target:^build"` | that target of Nx of the projects that this one depends on, even if a hook has the name |',
    ].join('\n'),
    '## A strategy',
    'A field of `strategies`. Its name consists of letters, digits and `-`, a letter first, and is not `fix`.',
    table(Strategy),
    '### Built-in strategies',
    [
      '| name | what it does |',
      '| --- | --- |',
      ...builtInStrategies.map(({ name, description }) => `| \`${name}\` | ${cell(description)} |`),
    ].join('\n'),
    '## In a project',
    'A `hookgraph.json` beside the files of a project changes the hooks of the workspace for that project alone.',
    table(project),
    'The fields to replace are those of a hook without `projects`. A list replaces the whole list. Another `command` or `tool` replaces the one of the workspace with the fields that belong to it.',
  ].join('\n\n');
}

const example = {
  hooks: {
    prettier: { tool: 'prettier' },
    eslint: { tool: 'eslint', dependsOn: ['prettier'] },
    licences: { command: ['node', 'tools/licences.mjs', '{files}'], files: ['**/package.json'], scope: 'file' },
  },
  strategies: { ci: { concurrency: 11, timeout: '10m' } },
  cache: { ttl: '7d' },
};

function table({ properties, required = [] }) {
  const rows = Object.entries(properties).map(([name, field]) => {
    const byDefault = required.includes(name) ? 'required' : (field.byDefault ?? '');
    return `| \`${name}\` | ${cell(type(field))} | ${cell(byDefault)} | ${cell(field.description ?? '')} |`;
  });
  return ['| field | type | default | what it is |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** A type in words: `list of strings`, `"fast"` or `"manual"`. */
function type(field) {
  if (field.$ref ?? field.allOf) return name(field.$ref ?? field.allOf[0].$ref);
  if (field.anyOf) return [...new Set(field.anyOf.map(type))].join(' or ');
  if (field.enum) return field.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``;
  if (field.pattern?.includes('(ms|s|m|h|d)'))
    return field.pattern.includes('none') ? 'duration or `"none"`' : 'duration';
  switch (field.type) {
    case 'array':
      return `list of ${field.items.anyOf || field.items.enum ? type(field.items) : type(field.items).replace(/string|number/, '$&s')}`;
    case 'object':
      return field.additionalProperties ? `object of ${type(field.additionalProperties)}` : 'object';
    case 'integer':
      return `whole number${field.maximum ? ` from ${field.minimum} to ${field.maximum}` : ''}`;
    case 'boolean':
      return '`true` or `false`';
    default:
      return [field.type].flat().join(' or ');
  }
}

const names = {
  Hook: '[hooks](#a-hook)',
  Strategy: '[strategies](#a-strategy)',
  HookOverride: 'object',
  Tool: '[tool](tools.md)',
};
const name = (ref) => names[ref.split('/').at(-1)] ?? ref;
const objectOf = (field) => field.anyOf.find(({ properties }) => properties);
const cell = (text) => text.replaceAll('|', '\\|');
