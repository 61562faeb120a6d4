import { readEslintJson } from '../parsers/eslint';
import { checked, unreadable } from '../parsed';
import type { Parsed, ToolOutput } from '../tool';

export function parseEslintJson(output: ToolOutput): Parsed {
  const read = readEslintJson(output);
  return read === null
    ? unreadable('ESLint JSON', output)
    : checked(read.findings, output.exitCode !== 0, read.printedCount);
}
