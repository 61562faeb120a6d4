import * as z from 'zod/mini';
import { securityLevels, stages } from '../hooks/hook';
import { failFastModes, orders } from '../hooks/strategy';
import * as checks from './checks';
import { field, text } from './field';

export const strategySchema = z
  .strictObject({
    description: field(text(checks.isText), 'What the strategy is for, in one sentence.', 'none'),
    stages: field(z.array(z.enum(stages)), 'Hooks of these stages take part.', '`["fast", "comprehensive"]`'),
    include: field(z.array(z.string()), 'Hooks that take part whatever their stage.', '`[]`'),
    exclude: field(z.array(z.string()), 'Hooks that do not take part; stronger than the other two.', '`[]`'),
    order: field(
      z.enum(orders),
      'Which of the hooks that could start is started: as `declared`, or `longest-first` by recorded durations.',
      '`declared`',
    ),
    concurrency: field(
      z.int().check(z.minimum(1)),
      'How many slots there are at once.',
      'the `concurrency` of the workspace',
    ),
    failFast: field(
      z.enum(failFastModes),
      'Whether the run ends at the first red hook, at the first one of security level `critical`, or never.',
      '`never`',
    ),
    waves: field(
      z.boolean(),
      'Hooks run in waves along their dependencies; when a wave is red, later ones are skipped with the reason.',
      '`false`',
    ),
    liveOutput: field(z.boolean(), 'What the programs print is shown as it comes.', '`false`'),
    timeout: field(
      text(checks.isDurationOrNone, '^none$|^\\d+(\\.\\d+)?(ms|s|m|h|d)$'),
      'Limit of the whole run: `"10m"`, or `"none"`.',
      '`none`',
    ),
    timeoutScale: field(
      z.number().check(z.positive()),
      "Multiplies every hook's own limit: `2` on a slow machine.",
      '`1`',
    ),
    blocks: field(
      z.array(z.enum(securityLevels)),
      'Security levels whose findings make the run red.',
      '`["low", "medium", "high", "critical"]`',
    ),
    module: field(
      text(checks.isWorkspacePath),
      'A module of your own that decides at run time, relative to the workspace root: `"./tools/my-strategy.mjs"`.',
      'none',
    ),
  })
  .register(z.globalRegistry, { id: 'Strategy', description: 'A named way to run: the target `quality-<name>`.' });

/** A strategy as it is written. */
export type StrategyDeclaration = z.infer<typeof strategySchema>;
