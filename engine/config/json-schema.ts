import * as z from 'zod/mini';
import { builtInTools } from '../tools';
import { builtInStrategies } from './built-in-strategies';
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
  propose(made);
  // Two words of VS Code's, whose JSON mode would underline what hookgraph reads.
  return { ...made, allowComments: true, allowTrailingCommas: true };
}

type Made = Pick<JsonSchema, 'properties'> & { readonly definitions?: Record<string, JsonSchema> };

/** Adds what an editor can propose: of anything else hookgraph itself says what was meant. */
function propose({ properties = {}, definitions = {} }: Made): void {
  const tools = [...builtInTools.values()];
  for (const { properties: fields = {} } of Object.values(definitions)) {
    const { tool } = fields;
    if (isObject(tool)) tool.allOf = [{ $ref: '#/definitions/Tool' }];
  }
  definitions['Tool'] = { enum: tools.map(({ name }) => name) };
  const { hooks, defaultStrategy } = properties;
  if (isObject(hooks) && isObject(hooks.additionalProperties)) {
    const hook = hooks.additionalProperties;
    // Where one is called like a tool, it runs that tool. An editor shows the title and then what a hook is.
    hooks.properties = Object.fromEntries(
      tools.map(({ name, description }) => [name, { title: description, allOf: [hook] }]),
    );
  }
  if (isObject(defaultStrategy)) defaultStrategy.examples = builtInStrategies.map(({ name }) => name);
}

function isObject(schema: JsonSchema | boolean | undefined): schema is JsonSchema {
  return typeof schema === 'object';
}
