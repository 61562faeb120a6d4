import type { FilePath } from './brand';

/** 1-based line and column (columns count UTF-16 code units, as editors and language servers do). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `end` is exclusive, and absent where the tool reports a point only. */
export interface Range {
  readonly start: Position;
  readonly end?: Position;
}

export type Severity = 'error' | 'warning' | 'info';

/** A replacement that the tool proposes: `length` UTF-16 code units from `offset` become `text`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** One problem; the same shape for every tool. */
export interface Finding {
  /** `null`: the problem concerns the project or the workspace as a whole. */
  readonly file: FilePath | null;
  readonly range: Range | null;
  /** Rule id as the tool names it (`no-unused-vars`, `TS2322`); `null` where the tool has no rules. */
  readonly rule: string | null;
  readonly severity: Severity;
  /** Plain text, may have several lines. */
  readonly message: string;
  /** True where the tool says that its own fixer mends this. */
  readonly fixable: boolean;
  /** The edit itself, where the tool's output contains it. */
  readonly fix: TextEdit | null;
  /** Page that documents the rule. */
  readonly url: string | null;
}
