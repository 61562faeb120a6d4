import * as z from 'zod/mini';
import { projectSchema } from './project-schema';
import { workspaceSchema } from './workspace-schema';

/** A JSON schema as data. Beside the words of JSON schema each field has `byDefault`: Markdown for the reference page. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The JSON schemas of both kinds of hookgraph.json, made from what reads them. */
export function configJsonSchemas(): { readonly workspace: JsonSchema; readonly project: JsonSchema } {
  return { workspace: toJsonSchema(workspaceSchema), project: toJsonSchema(projectSchema) };
}

function toJsonSchema(schema: z.ZodMiniType): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ jsonSchema }) => {
      // An upper bound that only says "a safe integer" is noise in an editor.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      delete jsonSchema.id;
    },
  });
  // Two words of VS Code's, whose JSON mode would underline what hookgraph reads.
  return { ...made, allowComments: true, allowTrailingCommas: true };
}
