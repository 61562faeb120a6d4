/** Text of a workspace file, `null` where it cannot be read. */
export type Source = (file: string) => string | null;

/** Lines of a workspace file, without line ends. */
export type SourceLines = (file: string) => readonly string[] | null;

/**
 * Splits each file once. Only the file asked for last is kept, because callers go file by file and a report over a whole
 * repository would otherwise hold all of it.
 */
export function sourceLines(source: Source): SourceLines {
  let last: { readonly file: string; readonly lines: readonly string[] | null } | null = null;
  return (file) => {
    if (last?.file !== file) last = { file, lines: linesOf(source(file)) };
    return last.lines;
  };
}

function linesOf(text: string | null): readonly string[] | null {
  // The plain separator takes a third of the time.
  return text?.split(text.includes('\r') ? /\r\n|\r|\n/ : '\n') ?? null;
}
