import * as z from 'zod/mini';
import * as checks from './checks';
import { field, text } from './field';
import { hookSchema, learntLimitSchema } from './hook-schema';
import { namePattern } from './name';
import { strategySchema } from './strategy-schema';

const name = z.string().register(z.globalRegistry, { pattern: namePattern.source.replaceAll('a-z', 'A-Za-z') });
const schemaField = field(z.string(), 'Address of the JSON schema, for completion in an editor.', 'none');

/** The hookgraph.json of the workspace root. */
export const workspaceSchema = z
  .strictObject({
    $schema: schemaField,
    hooks: field(z.record(name, hookSchema), 'The hooks of the workspace, by name.', '`{}`'),
    strategies: field(
      z.record(name, strategySchema),
      'Strategies of your own, by name; one named like a built-in strategy replaces the fields it gives.',
      '`{}`',
    ),
    defaultStrategy: field(z.string(), 'The strategy that the target `quality` runs.', '`comprehensive`'),
    cache: field(
      z.strictObject({
        ttl: field(
          text(checks.isDurationOrNone, '^none$|^\\d+(\\.\\d+)?(ms|s|m|h|d)$'),
          'How long a verdict may be replayed, for hooks that do not say; `"none"`: as long as nothing changed that it depends on.',
          '`none`',
        ),
        directory: field(
          text(checks.isWorkspacePath),
          'Where verdicts and result files are kept, relative to the workspace root.',
          '`.hookgraph`',
        ),
      }),
      'The store of verdicts.',
      '`{}`',
    ),
    learntLimit: field(
      learntLimitSchema,
      'Limits learnt from recorded runs, for hooks that do not say; `{}` takes the defaults.',
      'nothing is learnt',
    ),
    concurrency: field(
      z.int().check(z.minimum(1)),
      'How many slots there are at once, for strategies that do not say.',
      'the number of processors',
    ),
  })
  .register(z.globalRegistry, { title: 'hookgraph.json of the workspace' });

/** Everything but hooks and strategies, each of which is read by itself so that one mistake does not hide another. */
export const workspaceFrameSchema = z.extend(workspaceSchema, {
  hooks: z.optional(z.record(z.string(), z.unknown())),
  strategies: z.optional(z.record(z.string(), z.unknown())),
});
export type WorkspaceFrame = z.infer<typeof workspaceFrameSchema>;

export { schemaField, name };
