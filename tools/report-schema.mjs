// Writes schema/report.schema.json from the zod schema; needs a build. A test fails when the two drift.
import { writeFileSync } from 'node:fs';
import prettier from 'prettier';
import built from '../build/engine/report/report-json-schema.js';

const file = new URL('../schema/report.schema.json', import.meta.url);
writeFileSync(
  file,
  await prettier.format(JSON.stringify(built.reportJsonSchema()), { parser: 'json', printWidth: 120 }),
);
