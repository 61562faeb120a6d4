import type { ProcessResult, ProcessSpec } from './ports';

/** What a fork server is told. Both ends are of one package, so that nobody has to look whether a message is right. */
export type ForkRequest =
  | { readonly kind: 'run'; readonly id: number; readonly spec: ForkedSpec; readonly wantsOutput: boolean }
  /** Stop the program with this id. */
  | { readonly kind: 'abort'; readonly id: number }
  /** End what still runs, say how it ended, and end. */
  | { readonly kind: 'close' };

export type ForkReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'output'; readonly id: number; readonly text: string }
  | { readonly kind: 'ended'; readonly id: number; readonly result: ProcessResult };

/** What can be sent of the program to start. */
export type ForkedSpec = Omit<ForkableSpec, 'signal' | 'onOutput'>;

/** Nobody can be written to through a fork server while he runs. */
export type ForkableSpec = ProcessSpec & { readonly stdin: string | null };
