import type { Finding } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, unreadable } from '../parsed';
import { range } from '../range';
import type { Parsed, ToolOutput } from '../tool';
import { attribute, children, readXml, type XmlElement } from './xml';

/** JUnit XML on standard output: each failure and error is a finding. */
export function parseJunit(output: ToolOutput): Parsed {
  const root = readXml(output.stdout, ['testsuites', 'testsuite']);
  if (root === null) return unreadable('JUnit report', output);
  return checked(suiteFindings(root, null, output), output.exitCode !== 0);
}

function suiteFindings(suite: XmlElement, inherited: string | null, output: ToolOutput): readonly Finding[] {
  const file = attribute(suite, 'file') ?? attribute(suite, 'filepath') ?? inherited;
  return [
    ...['testsuite', 'testsuites']
      .flatMap((name) => children(suite, name))
      .flatMap((one) => suiteFindings(one, file, output)),
    ...children(suite, 'testcase').flatMap((one) => caseFindings(one, file, output)),
    // Some writers put what broke a whole suite directly in it.
    ...problems(suite).map((one) => toFinding(one, attribute(suite, 'name'), file, null, output)),
  ];
}

function caseFindings(test: XmlElement, inherited: string | null, output: ToolOutput): readonly Finding[] {
  const file = attribute(test, 'file') ?? inherited;
  const name = [attribute(test, 'classname'), attribute(test, 'name')]
    .filter((part) => part !== null && part !== '')
    .join(' ');
  return problems(test).map((one) => toFinding(one, name, file, attribute(test, 'line'), output));
}

function problems(element: XmlElement): readonly XmlElement[] {
  return [...children(element, 'failure'), ...children(element, 'error')];
}

function toFinding(
  problem: XmlElement,
  name: string | null,
  file: string | null,
  line: string | null,
  output: ToolOutput,
): Finding {
  const words = attribute(problem, 'message') ?? problem.text.trim();
  return newFinding({
    file: file === null ? null : output.toFilePath(file),
    range: line === null ? null : range({ line: Number(line) }),
    rule: attribute(problem, 'type'),
    severity: 'error',
    message: [name ?? '', words].filter((part) => part !== '').join('\n') || problem.name,
  });
}
