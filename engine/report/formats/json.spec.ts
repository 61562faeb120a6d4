import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import * as z from 'zod';
import { reportJsonSchema } from '../report-json-schema';
import { reportSchema, type Report } from '../report-schema';
import { demoReport } from '../testing/demo-report';
import { hostileText } from '../testing/hostile';
import { aReport } from '../testing/reports';
import { aFinding, aResult } from '../testing/results';
import { jsonParts } from './json';

const published = readFileSync(join(__dirname, '../../../schema/report.schema.json'), 'utf8');

const jsonText = (report: Report): string => [...jsonParts(report)].join('');

describe('the report as JSON', () => {
  it('has the published schema, which is that of the code (else: node tools/report-schema.mjs)', () => {
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
  });

  it('is valid by the published schema', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    const isValid = ajv.compile(z.record(z.string(), z.unknown()).parse(JSON.parse(published)));
    expect(isValid(JSON.parse(jsonText(demoReport()))) ? [] : isValid.errors).toEqual([]);
    expect(isValid({ ...demoReport(), version: 2 })).toBe(false);
  });

  it('comes in parts that are what the whole would be', () => {
    const findings = Array.from({ length: 2_345 }, (_, index) => aFinding({ message: `${index}` }));
    for (const report of [demoReport(), aReport([]), aReport([aResult({ findings })])]) {
      expect(jsonText(report) === `${JSON.stringify(report)}\n`).toBe(true);
    }
  });

  it('gives hostile text back as it was', () => {
    fc.assert(
      fc.property(hostileText, (message) => {
        const report = aReport([aResult({ findings: [aFinding({ message, rule: message })] })]);
        expect(reportSchema.parse(JSON.parse(jsonText(report)))).toEqual(report);
      }),
    );
  });
});
