import fc from 'fast-check';
import * as z from 'zod';
import type { FilePath } from '../../hooks/brand';
import type { Report } from '../report-schema';
import { demoReport } from '../testing/demo-report';
import { hostileText } from '../testing/hostile';
import { anExpectedTask, aReport } from '../testing/reports';
import { aFinding, aResult } from '../testing/results';
import { renderGitlab } from './gitlab';

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const documented = z.array(
  z.strictObject({
    description: z.string().min(1),
    check_name: z.string().min(1),
    fingerprint: z.string().min(1),
    severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
    location: z.strictObject({
      path: z.string().regex(/^(?!\.?\/)/),
      lines: z.strictObject({ begin: z.int().min(1) }),
    }),
  }),
);

const issuesOf = (report: Report): z.infer<typeof documented> => documented.parse(JSON.parse(renderGitlab(report)));

describe('Code Quality of GitLab', () => {
  it('has the documented shape and a fingerprint of its own for each issue', () => {
    const issues = issuesOf(demoReport(400));
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    expect(issues.length).toBeGreaterThan(400);
  });

  it('blocks where a result is missing', () => {
    expect(issuesOf(aReport([], { expected: [anExpectedTask()] }))[0]).toMatchObject({ severity: 'blocker' });
  });

  it('raises errors of critical hooks', () => {
    expect(issuesOf(aReport([aResult({ securityLevel: 'critical' })]))[0]).toMatchObject({ severity: 'critical' });
  });

  it('gives hostile text back as it was', () => {
    fc.assert(
      fc.property(hostileText, (message) => {
        const findings = [aFinding({ message, file: `a/${message}` as FilePath })];
        expect(issuesOf(aReport([aResult({ findings })]))[0]).toMatchObject({
          description: message,
          location: { path: `a/${message}` },
        });
      }),
    );
  });
});
