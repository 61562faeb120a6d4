import * as z from 'zod/mini';
import { field } from './field';
import { hookOverrideSchema } from './hook-schema';
import { name, schemaField } from './workspace-schema';

/** What a project says of a hook of the workspace. */
export const projectHookSchema = z.union([z.literal(false), z.literal('off'), hookOverrideSchema], {
  error: 'false, "off" or an object with the fields to replace',
});

/** The hookgraph.json of a project. */
export const projectSchema = z
  .strictObject({
    $schema: schemaField,
    hooks: field(
      z.record(name, projectHookSchema),
      'Hooks of the workspace, by name: `false` (or `"off"`) leaves one out of this project, an object replaces fields of it. A list replaces the whole list.',
      '`{}`',
    ),
  })
  .register(z.globalRegistry, { title: 'hookgraph.json of a project' });

export const projectFrameSchema = z.extend(projectSchema, { hooks: z.optional(z.record(z.string(), z.unknown())) });
