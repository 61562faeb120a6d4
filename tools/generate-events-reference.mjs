// Writes what is generated from the schema of events: schema/events.schema.json and docs/reference/events.md.
// Reads dist/, so build first. `--check` writes nothing and exits with 1 where a file is not what it would write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import events from '../dist/engine/report/event-schema.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const schema = events.eventJsonSchema();
const files = {
  'schema/events.schema.json': JSON.stringify(schema),
  'docs/reference/events.md': page(schema.anyOf),
};

const drifted = [];
for (const [file, content] of Object.entries(files)) {
  const path = join(root, file);
  const text = await format(content, { ...(await resolveConfig(path)), filepath: path });
  if (text === read(path)) continue;
  drifted.push(file);
  if (process.argv.includes('--check')) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
if (process.argv.includes('--check') && drifted.length > 0) {
  console.error(
    `Not what the schema says: ${drifted.join(', ')}\nRun: npm run build && node tools/generate-events-reference.mjs`,
  );
  process.exitCode = 1;
}

function page(lines) {
  const [first] = lines;
  const common = ['format', 'at', 'run'];
  return [
    '# Events',
    'Generated from the schema: do not edit by hand.',
    'With `HOOKGRAPH_EVENTS=<file>` (relative to the workspace root) each process of a run adds a line of JSON to the file for everything that happens, as it happens. The file is only ever added to: remove it before a run whose events you want alone. `schema/events.schema.json` of the package describes a line.',
    'Lines of one task come in this order: `started`, `output`, `retried`, `finding`, `timed-out`, `finished`. A process begins with `planned` and ends with `summary`; where that line is missing, the process was killed. With `NX_BATCH_MODE=false` every task is a process.',
    '## In every line',
    table(first.properties, (name) => common.includes(name)),
    ...lines.flatMap(({ properties, description }) => [
      `## ${properties.type.const}`,
      description,
      table(properties, (name) => ![...common, 'type'].includes(name)),
    ]),
  ].join('\n\n');
}

function table(properties, isWanted) {
  const rows = Object.entries(properties)
    .filter(([name]) => isWanted(name))
    .map(([name, field]) => `| \`${name}\` | ${type(field)} | ${field.description ?? ''} |`);
  return ['| field | type | what it is |', '| --- | --- | --- |', ...rows].join('\n');
}

function type(field) {
  if (field.anyOf) return field.anyOf.map(type).join(' or ');
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``;
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(', ');
  return field.type === 'array' ? 'list of strings' : field.type === 'integer' ? 'whole number' : field.type;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
