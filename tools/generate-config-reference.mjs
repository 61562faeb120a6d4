// Writes what is generated from the configuration's schema: schema/*.json and docs/reference/configuration.md.
// Reads build/, so build first. `--check` writes nothing and exits with 1 where a file is not what it would write.
import jsonSchema from '../build/engine/config/json-schema.js';
import strategies from '../build/engine/config/built-in-strategies.js';
import { configurationPage } from './configuration-page.mjs';
import { writeGenerated } from './write-generated.mjs';

const schemas = jsonSchema.configJsonSchemas();
const files = {
  'schema/hookgraph.schema.json': JSON.stringify(published(schemas.workspace)),
  'schema/hookgraph.project.schema.json': JSON.stringify(published(schemas.project)),
  'docs/reference/configuration.md': configurationPage(schemas, strategies.builtInStrategies),
};

await writeGenerated(files, 'generate-config-reference.mjs');

/** Without the notes for the reference page. */
function published(schema) {
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (key === 'byDefault' && typeof value === 'string' ? undefined : value)),
  );
}
