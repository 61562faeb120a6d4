import type { WorkspaceConfig } from '../engine/config';
import type { BuiltVariables } from './built-variables';

/** What is needed of hookgraph.json, and of what was inferred from it, before the tasks of a run and after them. */
export interface RunConfig extends Pick<WorkspaceConfig, 'strategies' | 'defaultStrategy' | 'directory'> {
  /** `null`: nobody can tell what the targets have among their inputs. */
  readonly built: BuiltVariables | null;
}

/** What inference made of a hookgraph.json with this text. */
export interface InferredConfig {
  readonly text: string;
  readonly run: RunConfig;
}
