// Writes what is generated from the configuration's schema: schema/*.json and docs/reference/configuration.md.
// Reads dist/, so build first. `--check` writes nothing and exits with 1 where a file is not what it would write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import jsonSchema from '../dist/engine/config/json-schema.js';
import strategies from '../dist/engine/config/built-in-strategies.js';
import { configurationPage } from './configuration-page.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const schemas = jsonSchema.configJsonSchemas();
const files = {
  'schema/hookgraph.schema.json': JSON.stringify(published(schemas.workspace)),
  'schema/hookgraph.project.schema.json': JSON.stringify(published(schemas.project)),
  'docs/reference/configuration.md': configurationPage(schemas, strategies.builtInStrategies),
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
    `Not what the schema says: ${drifted.join(', ')}\nRun: npm run build && node tools/generate-config-reference.mjs`,
  );
  process.exitCode = 1;
}

/** Without the notes for the reference page. */
function published(schema) {
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (key === 'byDefault' && typeof value === 'string' ? undefined : value)),
  );
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
