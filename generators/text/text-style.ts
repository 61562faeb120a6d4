/** How a text is laid out, so that what is added looks like what was there. */
export interface TextStyle {
  /** One step of indentation: two spaces, four, a tab. */
  readonly unit: string;
  readonly eol: '\n' | '\r\n';
}

/** The style of a text; two spaces and `\n` where it does not show. */
export function detectTextStyle(text: string): TextStyle {
  const indented = /^([ \t]+)["\]}[{\w]/m.exec(text)?.[1];
  return { unit: indented ?? '  ', eol: text.includes('\r\n') ? '\r\n' : '\n' };
}
