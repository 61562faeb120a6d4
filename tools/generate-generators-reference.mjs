// Writes docs/reference/generators.md from generators.json and the schemas of the generators.
// `--check` writes nothing and exits with 1 where the page is not what it would write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(root, 'docs/reference/generators.md');

const text = await format(generatorsPage(), { ...(await resolveConfig(page)), filepath: page });
if (text !== read(page)) {
  if (process.argv.includes('--check')) {
    console.error(
      'Not what the schemas say: docs/reference/generators.md\nRun: node tools/generate-generators-reference.mjs',
    );
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, text);
  }
}

function generatorsPage() {
  const { generators } = JSON.parse(read(join(root, 'generators.json')));
  const visible = Object.entries(generators).filter(([, { hidden }]) => !hidden);
  return [
    '# Generators',
    'Generated from the schemas of the generators: do not edit by hand.',
    'All of them take `--dry-run`, which shows what would be written, and change only what they have to: comments, order and layout of your files stay.',
    ...visible.map(([name, { schema }]) => section(name, JSON.parse(read(join(root, schema.replace('./dist/', '')))))),
  ].join('\n\n');
}

function section(name, { description, examples = [], properties, required = [] }) {
  const commands = examples.flatMap((example) => [`# ${example.description}`, example.command]);
  const rows = Object.entries(properties).map(([option, field]) => row(option, field, required.includes(option)));
  return [
    `## hookgraph:${name}`,
    description,
    ['```sh', ...commands, '```'].join('\n'),
    ['| option | type | default | what it is |', '| --- | --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

function row(option, field, isRequired) {
  const position = field.$default?.$source === 'argv' ? ' (first argument)' : '';
  const byDefault = isRequired ? 'required' : field.default === undefined ? '' : `\`${field.default}\``;
  return `| \`--${option}\`${position} | ${cell(type(field))} | ${byDefault} | ${cell(field.description)} |`;
}

function type({ type: name, enum: values, items, oneOf }) {
  if (oneOf) return type(oneOf[0]);
  if (values) return values.map((value) => `\`${value}\``).join(', ');
  const [first] = [name].flat();
  if (first === 'array') return `list of ${[items.type].flat()[0]}s`;
  return first === 'boolean' ? '`true` or `false`' : first;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replaceAll('*', '\\*');
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
