import type { ConfigProblem } from '../../engine/hooks/failure';
import type { Obstacle, ToolTraces } from '../tools-in-use/detect-tool';
import type { OptionProblem } from './declaration-of';

/** Why a hook is not added. Nothing has been written then. */
export type Refusal =
  | { readonly kind: 'no-config-file' }
  | { readonly kind: 'bad-option'; readonly problem: OptionProblem }
  /** hookgraph.json is not right as it is, before anything is added. */
  | { readonly kind: 'broken-config'; readonly problems: readonly ConfigProblem[] }
  | { readonly kind: 'name-taken'; readonly hook: string; readonly problem: ConfigProblem }
  /** hookgraph.json would not be right with the hook; the problems show it as it would be. */
  | {
      readonly kind: 'not-valid';
      readonly hook: string;
      readonly problems: readonly ConfigProblem[];
      /** True where neither a tool nor a command was given. */
      readonly lacksProgram: boolean;
    }
  | { readonly kind: 'cannot-work'; readonly traces: ToolTraces; readonly obstacle: Obstacle };
