import { count } from '../count';
import { bySeverity } from '../finding-order';
import { groupedBy } from '../grouped-by';
import type { Report, ReportFinding, ReportTask } from '../report-schema';
import { sarifResult } from './sarif/result';
import { ruleIndex, ruleName } from './sarif/rules';
import { notifications } from './sarif/notifications';

/** What GitHub takes of one file: https://docs.github.com/en/code-security/reference/code-scanning/sarif-support-for-code-scanning */
const limits = { runs: 20, results: 25_000 } as const;

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

interface SarifOptions {
  /** Version of hookgraph. */
  readonly version: string;
}

interface ToolRun {
  readonly name: string;
  /** True for the run that takes what the limit of runs leaves no room for. */
  readonly isRest: boolean;
  readonly tasks: readonly ReportTask[];
  readonly findings: readonly ReportFinding[];
}

/** SARIF 2.1.0, one run for each tool, also for those that found nothing: so that what was mended is closed. */
export function* sarifParts(report: Report, options: SarifOptions): Generator<string> {
  yield `{"$schema":${JSON.stringify(schema)},"version":"2.1.0","runs":[`;
  // Run by run, so that the objects of one are gone before those of the next are made.
  for (const [index, run] of toolRuns(report).entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(sarifRun(run, options))}`;
  }
  yield ']}\n';
}

function toolRuns(report: Report): readonly ToolRun[] {
  const tasks = groupedBy(report.tasks, (task) => task.tool?.name ?? task.hook);
  const findings = groupedBy(report.findings, ({ tool }) => tool);
  const all = [...tasks].map(([name, own]) => ({
    name,
    isRest: false,
    tasks: own,
    findings: findings.get(name) ?? [],
  }));
  all.sort((a, b) => (a.name < b.name ? -1 : 1));
  if (all.length <= limits.runs) return all;
  const rest = all.slice(limits.runs - 1);
  return [
    ...all.slice(0, limits.runs - 1),
    {
      name: 'hookgraph',
      isRest: true,
      tasks: rest.flatMap((run) => run.tasks),
      findings: rest.flatMap((run) => run.findings),
    },
  ];
}

function sarifRun(run: ToolRun, { version }: SarifOptions): object {
  const kept = [...run.findings].sort(bySeverity).slice(0, limits.results);
  const rules = ruleIndex(kept, run.tasks, run.isRest);
  const versions = new Set(run.tasks.flatMap(({ tool }) => (tool?.version == null ? [] : [tool.version])));
  const [own] = versions;
  const toolVersion = run.isRest ? version : versions.size === 1 ? own : undefined;
  const left = run.findings.length - kept.length;
  return {
    tool: {
      driver: {
        name: run.name,
        ...(toolVersion === undefined ? {} : { version: toolVersion }),
        rules: rules.rules,
      },
    },
    automationDetails: { id: `hookgraph/${run.isRest ? 'rest' : run.name}/` },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the workspace.' } } },
    invocations: [
      {
        executionSuccessful: run.tasks.every(({ reason, state }) => reason === null || state === 'skipped'),
        toolExecutionNotifications: [
          ...notifications(run.tasks),
          ...(left > 0
            ? [
                {
                  level: 'warning',
                  message: {
                    text: `${count(left, 'result')} of lower severity left out: the limit is ${limits.results}.`,
                  },
                },
              ]
            : []),
        ],
      },
    ],
    results: kept.map((finding) => {
      const name = ruleName(finding, run.isRest);
      return sarifResult(finding, { id: name, index: rules.indexOf(name) });
    }),
  };
}
