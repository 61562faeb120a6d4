import * as z from 'zod/mini';
import { builtInTools } from '../tools';
import { builtInStrategies } from './built-in-strategies';
import { hookShape } from './hook-schema';
import { projectSchema } from './project-schema';
import { workspaceSchema } from './workspace-schema';

/** A JSON schema as data. Beside the words of JSON schema each field has `byDefault`: Markdown for the reference page. */
export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The JSON schemas of both kinds of hookgraph.json, made from what reads them. */
export function configJsonSchemas(): { readonly workspace: JsonSchema; readonly project: JsonSchema } {
  return { workspace: toJsonSchema(workspaceSchema), project: toJsonSchema(projectSchema) };
}

const tools = [...builtInTools.values()];

/** A hook called like a tool runs that tool. An editor shows the title and then what a hook is. */
const calledLikeTools = ({ additionalProperties: hook = {} }: JsonSchema): JsonSchema => ({
  properties: Object.fromEntries(
    tools.map(({ name, description }) => [name, { title: description, allOf: [hook as JsonSchema] }]),
  ),
});

/** What an editor can propose, by field: of anything else hookgraph itself says what was meant. */
const proposals = new Map<z.core.$ZodType, (field: JsonSchema) => JsonSchema>([
  [hookShape.tool, () => ({ allOf: [{ $ref: '#/definitions/Tool' }] })],
  [workspaceSchema.shape.hooks, calledLikeTools],
  [projectSchema.shape.hooks, calledLikeTools],
  [workspaceSchema.shape.defaultStrategy, () => ({ examples: builtInStrategies.map(({ name }) => name) })],
]);

function toJsonSchema(schema: z.ZodMiniType): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, proposals.get(zodSchema)?.(jsonSchema));
      // An upper bound that only says "a safe integer" is noise in an editor.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      delete jsonSchema.id;
    },
  });
  const definitions = {
    ...(made['definitions'] as Record<string, JsonSchema>),
    Tool: { enum: tools.map(({ name }) => name) },
  };
  // Two words of VS Code's, whose JSON mode would underline what hookgraph reads.
  return { ...made, definitions, allowComments: true, allowTrailingCommas: true };
}
