import type { OutputFormat } from '../../hooks/hook';
import { unreachable } from '../../hooks/unreachable';
import { checked } from '../parsed';
import type { Parsed, ToolOutput } from '../tool';
import { parseCheckstyle } from './checkstyle';
import { parseEslintJson } from './eslint-json';
import { parseJunit } from './junit';
import { parseRegex } from './regex';
import { parseSarif } from './sarif';
import { parseUnix } from './unix';

/** Reads what a user's command printed. Which exit codes mean "could not check" is for the caller to know. */
export function parseFormat(format: OutputFormat, output: ToolOutput): Parsed {
  switch (format.kind) {
    case 'text':
      return checked([], output.exitCode !== 0);
    case 'sarif':
      return parseSarif(output);
    case 'eslint-json':
      return parseEslintJson(output);
    case 'checkstyle':
      return parseCheckstyle(output);
    case 'junit':
      return parseJunit(output);
    case 'unix':
      return parseUnix(output);
    case 'regex':
      return parseRegex(format.pattern, output);
    default:
      return unreachable(format);
  }
}
