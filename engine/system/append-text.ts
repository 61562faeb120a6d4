import { appendFileSync } from 'node:fs';

/** Adds text to the end of a file that somebody else keeps. @param path absolute path */
export function appendText(path: string, text: string): void {
  appendFileSync(path, text);
}
