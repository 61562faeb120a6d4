import { stripVTControlCharacters } from 'node:util';

// Control characters but tab and newline, and the characters that reorder text on screen (CVE-2021-42574).

const hidden = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text of somebody else's made safe for a terminal or a log: colours are dropped, line ends become `\n`, and what could
 * move the cursor or reorder the line is spelled out (`\u{1b}`), so that no message can forge another one.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(/\r\n?/g, '\n').replace(hidden, spelledOut);
}

/** The same on one line: file names and titles. */
export function printableLine(text: string): string {
  return printable(text).replace(/\n/g, '\\n').replace(/\t/g, '\\t');
}

/** Characters written as `\u{1b}`. */
export function spelledOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
