import { XMLParser, XMLValidator } from 'fast-xml-parser';
import fc from 'fast-check';
import * as z from 'zod';
import type { Report } from '../report-schema';
import { demoReport } from '../testing/demo-report';
import { hostileText } from '../testing/hostile';
import { anExpectedTask, aReport } from '../testing/reports';
import { aFinding, aResult } from '../testing/results';
import { renderJunit } from './junit';
import { xmlCharacters } from './xml';

const problem = z.object({ '@message': z.string(), '#text': z.string().default('') });
const suites = z.object({
  testsuites: z.object({
    testsuite: z.array(
      z.object({
        '@name': z.string(),
        '@tests': z.coerce.number(),
        '@failures': z.coerce.number(),
        '@errors': z.coerce.number(),
        '@skipped': z.coerce.number(),
        testcase: z.array(
          z.object({
            '@name': z.string(),
            '@classname': z.string(),
            failure: problem.optional(),
            error: problem.optional(),
            skipped: problem.optional(),
          }),
        ),
      }),
    ),
  }),
});

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  isArray: (name) => name === 'testsuite' || name === 'testcase',
});

function parsed(report: Report): z.infer<typeof suites>['testsuites']['testsuite'] {
  const text = renderJunit(report);
  expect(XMLValidator.validate(text)).toBe(true);
  // The parser lets pass what XML 1.0 forbids; stricter ones, such as that of Jenkins, do not.
  expect(text).toMatch(/^[\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
  return suites.parse(parser.parse(text)).testsuites.testsuite;
}

describe('JUnit', () => {
  it('has a suite for each hook whose counts are those of its cases', () => {
    const all = parsed(demoReport());
    expect(all.map((suite) => suite['@name'])).toEqual(['cspell', 'eslint', 'prettier', 'secrets', 'test', 'types']);
    for (const suite of all) {
      expect(suite['@tests']).toBe(suite.testcase.length);
      expect(suite['@failures']).toBe(suite.testcase.filter(({ failure }) => failure !== undefined).length);
      expect(suite['@errors']).toBe(suite.testcase.filter(({ error }) => error !== undefined).length);
      expect(suite['@skipped']).toBe(suite.testcase.filter(({ skipped }) => skipped !== undefined).length);
    }
  });

  it('has an error where a result is missing', () => {
    const [suite] = parsed(aReport([], { expected: [anExpectedTask()] }));
    expect(suite?.testcase[0]?.error?.['@message']).toBe('There is no result of this task');
  });

  it('shows the output of a tool that failed without findings', () => {
    const [suite] = parsed(aReport([aResult({ findings: [], output: '1 test failed' })]));
    expect(suite?.testcase[0]?.failure?.['#text']).toBe('1 test failed');
  });

  it('does not fail a file for its warnings', () => {
    const [suite] = parsed(
      aReport([aResult({ outcome: { kind: 'passed' }, findings: [aFinding({ severity: 'warning' })] })]),
    );
    expect(suite).toMatchObject({ '@failures': 0, '@tests': 1 });
  });

  it('fails a task that failed by warnings alone', () => {
    const [suite] = parsed(aReport([aResult({ findings: [aFinding({ severity: 'warning' })] })]));
    expect(suite).toMatchObject({ '@failures': 1 });
  });

  it('gives hostile text back as it was, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(hostileText, (message) => {
        const [suite] = parsed(aReport([aResult({ findings: [aFinding({ message })] })]));
        expect(suite?.testcase[0]?.failure?.['@message']).toBe(xmlCharacters(message));
        expect(suite?.testcase[0]?.failure?.['#text']).toContain(xmlCharacters(message));
      }),
    );
  });
});
