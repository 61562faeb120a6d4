import * as z from 'zod/mini';
import type { FilePath } from '../../hooks/brand';
import type { Finding, Range } from '../../hooks/finding';
import { newFinding } from '../new-finding';
import { checked, trouble, unreadable } from '../parsed';
import { range } from '../range';
import { readJson } from '../read-json';
import type { Parsed, ToolOutput } from '../tool';

const assertion = z.object({
  fullName: z.string(),
  status: z.string(),
  failureMessages: z.nullish(z.array(z.string())),
  location: z.nullish(z.object({ line: z.number(), column: z.number() })),
});
const report = z.object({
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.optional(z.number()),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.nullish(z.string()),
      assertionResults: z.array(assertion),
    }),
  ),
});
type Suite = z.infer<typeof report>['testResults'][number];

/** The JSON report that Jest made common and Vitest writes too. */
export function parseTestRunner(output: ToolOutput): Parsed {
  const read = readReport(output.stdout);
  if (read === null) return output.exitCode === 0 ? unreadable('JSON report of tests', output) : trouble(output);
  const findings = read.testResults.flatMap((suite) => suiteFindings(suite, output));
  // Only Jest counts test files that could not be loaded.
  const errors = read.numRuntimeErrorTestSuites;
  const printedCount = errors === undefined ? null : read.numFailedTests + errors;
  return checked(findings, output.exitCode !== 0 || !read.success, printedCount);
}

/** Tests may write to standard output themselves: the report is the last line that is one. */
function readReport(stdout: string): z.infer<typeof report> | null {
  const whole = readJson(stdout, report);
  if (whole !== null) return whole;
  const candidates = stdout.split('\n').filter((line) => line.includes('{"num'));
  for (const line of candidates.reverse()) {
    const found = readJson(line.slice(line.indexOf('{"num')), report);
    if (found !== null) return found;
  }
  return null;
}

function suiteFindings(suite: Suite, output: ToolOutput): readonly Finding[] {
  const file = output.toFilePath(suite.name);
  const failed = suite.assertionResults.filter((result) => result.status === 'failed');
  if (failed.length === 0 && suite.status === 'failed') {
    const message = suite.message?.trim() || 'The test file could not be run.';
    return [
      newFinding({ file, range: placeIn(message, file, output), severity: 'error', message: withoutStack(message) }),
    ];
  }
  return failed.map(({ fullName, failureMessages, location }) => {
    const words = failureMessages?.join('\n') ?? '';
    return newFinding({
      file,
      range: placeIn(words, file, output) ?? (location ? range(location) : null),
      severity: 'error',
      message: `${fullName}\n${withoutStack(words)}`.trim(),
    });
  });
}

/** The first line of a stack that is in the test file. */
function placeIn(text: string, file: FilePath | null, output: ToolOutput): Range | null {
  if (file === null) return null;
  for (const [, path = '', line, column] of text.matchAll(/^\s*at (?:.*?\()?(?:file:\/\/)?(.+?):(\d+):(\d+)\)?$/gm)) {
    if (output.toFilePath(path) === file) return range({ line: Number(line), column: Number(column) });
  }
  return null;
}

/** Stacks name this machine's folders and Node's insides. */
function withoutStack(text: string): string {
  return text.replace(/^\s*at .*$\n?/gm, '').trim();
}
