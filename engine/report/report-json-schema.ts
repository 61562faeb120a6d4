import * as z from 'zod';
import { reportSchema } from './report-schema';

/** What schema/report.schema.json holds; tools/report-schema.mjs writes it. */
export function reportJsonSchema(): object {
  return {
    ...z.toJSONSchema(reportSchema),
    $id: 'https://unpkg.com/hookgraph/schema/report.schema.json',
    title: 'Report of hookgraph',
  };
}
