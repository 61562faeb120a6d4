import { biome } from './built-in/biome';
import { cspell } from './built-in/cspell';
import { eslint } from './built-in/eslint';
import { jestTool } from './built-in/jest';
import { knip } from './built-in/knip';
import { markdownlintCli2 } from './built-in/markdownlint-cli2';
import { oxlint } from './built-in/oxlint';
import { prettier } from './built-in/prettier';
import { secretlint } from './built-in/secretlint';
import { stylelint } from './built-in/stylelint';
import { tsc } from './built-in/tsc';
import { vitest } from './built-in/vitest';
import type { Tool } from './tool';

/** Every tool that hookgraph knows by name, sorted. */
export const builtInTools: ReadonlyMap<string, Tool> = new Map(
  [biome, cspell, eslint, jestTool, knip, markdownlintCli2, oxlint, prettier, secretlint, stylelint, tsc, vitest].map(
    (tool) => [tool.name, tool] as const,
  ),
);
