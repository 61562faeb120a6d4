import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import * as z from 'zod';
import type { FilePath } from '../../hooks/brand';
import { demoReport } from '../testing/demo-report';
import { hostileText } from '../testing/hostile';
import { aReport } from '../testing/reports';
import { aFinding, aResult } from '../testing/results';
import type { Report } from '../report-schema';
import { sarifParts } from './sarif';

const logSchema = z.object({
  runs: z.array(
    z.object({
      tool: z.object({
        driver: z.object({ name: z.string(), rules: z.array(z.object({ id: z.string() }).loose()) }).loose(),
      }),
      automationDetails: z.object({ id: z.string() }),
      invocations: z.array(
        z.object({
          executionSuccessful: z.boolean(),
          toolExecutionNotifications: z.array(z.object({ message: z.object({ text: z.string() }) }).loose()),
        }),
      ),
      results: z.array(
        z
          .object({
            ruleId: z.string(),
            ruleIndex: z.number(),
            level: z.string(),
            message: z.object({ text: z.string() }),
            partialFingerprints: z.record(z.string(), z.string()),
            locations: z.array(
              z.object({
                physicalLocation: z.object({
                  artifactLocation: z.object({ uri: z.string(), uriBaseId: z.literal('%SRCROOT%') }),
                  region: z.record(z.string(), z.unknown()),
                }),
              }),
            ),
          })
          .loose(),
      ),
    }),
  ),
});

const ajv = new Ajv({ strict: false, unicodeRegExp: false });
addFormats(ajv);
const official = readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
const isOfficial = ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(official)));

function sarifOf(report: Report): z.infer<typeof logSchema> {
  const log = parsed(report);
  expect(isOfficial(log) ? [] : isOfficial.errors).toEqual([]);
  return logSchema.parse(log);
}

function parsed(report: Report): unknown {
  return JSON.parse([...sarifParts(report, { version: '1.2.3' })].join(''));
}

describe('SARIF', () => {
  it('is valid by the official schema for a run with everything in it', () => {
    const { runs } = sarifOf(demoReport(200));
    expect(runs.map(({ tool }) => tool.driver.name)).toEqual([
      'cspell',
      'eslint',
      'prettier',
      'secrets',
      'test',
      'types',
    ]);
    for (const { results, tool } of runs) {
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
  });

  it('keeps what a tool could not check from looking clean', () => {
    const failure = { reason: 'killed', program: 'eslint', signal: 'SIGKILL' } as const;
    const [run] = sarifOf(aReport([aResult({ findings: [], outcome: { kind: 'crashed', failure } })])).runs;
    expect(run?.invocations[0]?.executionSuccessful).toBe(false);
    expect(run?.invocations[0]?.toolExecutionNotifications[0]?.message.text).toContain('was killed by SIGKILL');
  });

  it('encodes file names so that they come back', () => {
    const file = 'libs/a b/ü#?%:"\n[x].ts';
    const [run] = sarifOf(aReport([aResult({ findings: [aFinding({ file: file as FilePath })] })])).runs;
    const uri = run?.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri ?? '';
    expect(uri).toMatch(/^[\w%./\-!~*'()]+$/);
    expect(decodeURIComponent(uri)).toBe(file);
  });

  it('keeps a fingerprint when lines move and changes it with the line', () => {
    const at = (line: number, text: string): unknown => {
      const report = aReport([aResult({ findings: [aFinding({ range: { start: { line, column: 1 } } })] })], {
        source: () => text,
      });
      return sarifOf(report).runs[0]?.results[0]?.partialFingerprints;
    };
    expect(at(1, 'eval(x)')).toEqual(at(3, '\n\n  eval(x)'));
    expect(at(1, 'eval(x)')).not.toEqual(at(1, 'eval(y)'));
  });

  it('carries fixes and end positions, and drops an end before its start', () => {
    const fix = { offset: 3, length: 2, text: '===' };
    const range = { start: { line: 3, column: 7 }, end: { line: 3, column: 9 } };
    const backward = { start: { line: 3, column: 7 }, end: { line: 2, column: 1 } };
    const findings = [aFinding({ fix, range }), aFinding({ range: backward, message: 'z' })];
    const results = sarifOf(aReport([aResult({ findings })])).runs[0]?.results;
    expect(results?.[0]).toMatchObject({
      fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { charOffset: 3, charLength: 2 } }] }] }],
    });
    expect(results?.[0]?.locations[0]?.physicalLocation.region).toMatchObject({ endLine: 3, endColumn: 9 });
    expect(results?.[1]?.locations[0]?.physicalLocation.region).not.toHaveProperty('endLine');
  });

  it("stays within GitHub's 25,000 results a run, errors first, and says what it left out", () => {
    const findings = Array.from({ length: 25_010 }, (_, line) =>
      aFinding({ severity: line === 25_009 ? 'error' : 'info', range: { start: { line: line + 1, column: 1 } } }),
    );
    const [run] = logSchema.parse(parsed(aReport([aResult({ findings })]))).runs;
    expect(run?.results).toHaveLength(25_000);
    expect(run?.results[0]?.level).toBe('error');
    expect(run?.invocations[0]?.toolExecutionNotifications[0]?.message.text).toContain('10 results');
  });

  it("stays within GitHub's 20 runs and loses no finding over it", () => {
    const results = Array.from({ length: 25 }, (_, tool) => aResult({ id: `a:tool${tool}` }));
    const { runs } = sarifOf(aReport(results));
    expect(runs).toHaveLength(20);
    expect(runs.flatMap((run) => run.results)).toHaveLength(25);
    expect(new Set(runs.map(({ automationDetails }) => automationDetails.id)).size).toBe(20);
  });

  it('gives hostile text back as it was', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (message, rule) => {
        const report = aReport([aResult({ findings: [aFinding({ message, rule, file: `a/${rule}` as FilePath })] })]);
        expect(sarifOf(report).runs[0]?.results[0]).toMatchObject({ ruleId: rule, message: { text: message } });
      }),
      { numRuns: 60 },
    );
  });
});
