import { codeFrameColumns } from '@babel/code-frame';
import type { ConfigProblem } from '../hooks/failure';
import { printable, printableLine } from './printable';

/** Problems of configuration as a person reads them: where, what, the lines around with an underline, what to do. */
export function renderConfigProblems(
  problems: readonly ConfigProblem[],
  { color }: { readonly color: boolean },
): string {
  return problems.map((problem) => renderProblem(problem, color)).join('\n\n');
}

function renderProblem({ place, source, message, hint }: ConfigProblem, color: boolean): string {
  const { file, line, column, length } = place;
  const head = `${printableLine(file)}:${line}:${column}  ${printableLine(message)}`;
  const location = { start: { line, column }, end: { line, column: column + length } };
  const frame = codeFrameColumns(drawable(source), location, {
    highlightCode: color,
    forceColor: color,
    linesAbove: 1,
    linesBelow: 1,
  });
  return [head, indent(frame), ...(hint === null ? [] : [`  ${printableLine(hint)}`])].join('\n');
}

/** Safe for a terminal, and with the line ends that places are counted by: the frame would count U+2028 as one too. */
function drawable(source: string): string {
  return printable(source.replace(/^\uFEFF/, ' ')).replace(/[\u2028\u2029]/g, ' ');
}

const indent = (text: string): string => text.replace(/^/gm, '  ');
