// Writes what is generated from the schema of events: schema/events.schema.json and docs/reference/events.md.
// Reads build/, so build first. `--check` writes nothing and exits with 1 where a file is not what it would write.
import events from '../build/engine/report/event-schema.js';
import { writeGenerated } from './write-generated.mjs';

const schema = events.eventJsonSchema();
const files = {
  'schema/events.schema.json': JSON.stringify(schema),
  'docs/reference/events.md': page(schema.anyOf),
};

await writeGenerated(files, 'generate-events-reference.mjs');

function page(lines) {
  const [first] = lines;
  const common = ['format', 'at', 'run'];
  return [
    '# Events',
    'Generated from the schema: do not edit by hand.',
    'With `HOOKGRAPH_EVENTS=<file>` (relative to the workspace root) each process of a run adds a line of JSON to the file for everything that happens, as it happens. The file is only ever added to: remove it before a run whose events you want alone. `schema/events.schema.json` of the package describes a line.',
    'Lines of one task come in this order: `started`, `output`, `retried`, `finding`, `timed-out`, `finished`. A process begins with `planned` and ends with `summary`; where that line is missing, the process was killed. With `NX_BATCH_MODE=false` every task is a process. A round that fixes has `planned` twice: before the fixers, each of which is a `started` and a `fixed`, and before the check of what they left.',
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
