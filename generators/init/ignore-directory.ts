import ignore from 'ignore';
import { detectTextStyle } from '../text/text-style';

/** Text of .gitignore (`null`: there is none) with the folder of verdicts in it; the same text where it is ignored already. */
export function ignoreDirectory(text: string | null, directory: string): string {
  const line = `${directory}/`;
  if (text === null || text === '') return `${line}\n`;
  if (ignore().add(text).ignores(`${directory}/results`)) return text;
  const { eol } = detectTextStyle(text);
  return `${text}${/[\r\n]$/.test(text) ? '' : eol}${line}${eol}`;
}
