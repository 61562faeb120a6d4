import type { FilePath } from '../../hooks/brand';
import type { OutputFormat } from '../../hooks/hook';
import { parseFormat } from '.';

function parse(format: OutputFormat, stdout: string, exitCode = 1) {
  const toFilePath = (printed: string) =>
    printed.startsWith('/') && !printed.startsWith('/w/') ? null : (printed.replace(/^\/w\//, '') as FilePath);
  return parseFormat(format, { stdout, stderr: '', exitCode, version: '', toFilePath });
}

describe('a SARIF report', () => {
  const result = (more: object) => ({
    ruleId: 'r1/sub',
    message: { text: 'bad' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'src/a%20b.ts' },
          region: { startLine: 3, startColumn: 2, endColumn: 5 },
        },
      },
    ],
    ...more,
  });
  const sarif = (results: unknown, more: object = {}) =>
    JSON.stringify({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 't',
              rules: [{ id: 'r1', helpUri: 'https://x/r1', defaultConfiguration: { level: 'error' } }],
            },
          },
          results,
          ...more,
        },
      ],
    });

  it('gives place, rule, severity and page', () => {
    expect(parse({ kind: 'sarif' }, sarif([result({})]))).toMatchObject({
      kind: 'checked',
      red: true,
      findings: [
        {
          file: 'src/a b.ts',
          range: { start: { line: 3, column: 2 }, end: { line: 3, column: 5 } },
          rule: 'r1/sub',
          severity: 'error',
          message: 'bad',
          url: 'https://x/r1',
        },
      ],
    });
  });

  it('leaves out what passed, is suppressed or gone', () => {
    const results = [
      result({ kind: 'pass' }),
      result({ suppressions: [{ kind: 'inSource' }] }),
      result({ baselineState: 'absent' }),
    ];
    expect(parse({ kind: 'sarif' }, sarif(results), 0)).toMatchObject({ findings: [], red: false });
  });

  it('is trouble where the run did not succeed or has no results', () => {
    expect(parse({ kind: 'sarif' }, sarif([], { invocations: [{ executionSuccessful: false }] }), 0).kind).toBe(
      'trouble',
    );
    expect(parse({ kind: 'sarif' }, sarif(null), 0).kind).toBe('trouble');
  });
});

it('checkstyle gives each error of each file, entities and newlines in names decoded', () => {
  const xml =
    '<?xml version="1.0"?><checkstyle><file name="/w/a&amp;b&#10;c.js"><error line="2" column="3" severity="warning" message="&lt;x&gt;" source="r"/></file></checkstyle>';
  expect(parse({ kind: 'checkstyle' }, xml)).toMatchObject({
    findings: [
      { file: 'a&b\nc.js', rule: 'r', severity: 'warning', message: '<x>', range: { start: { line: 2, column: 3 } } },
    ],
  });
});

it('JUnit gives failures and errors of nested suites', () => {
  const xml =
    '<testsuites><testsuite name="s" file="src/a.test.ts"><testcase name="ok"/><testcase classname="C" name="bad" line="7"><failure type="E" message="no"/></testcase><testcase name="worse"><error>boom</error></testcase></testsuite></testsuites>';
  expect(parse({ kind: 'junit' }, xml)).toMatchObject({
    findings: [
      { file: 'src/a.test.ts', range: { start: { line: 7, column: 1 } }, rule: 'E', message: 'C bad\nno' },
      { file: 'src/a.test.ts', message: 'worse\nboom' },
    ],
  });
});

it('unix lines give severity and rule, and talk is no finding', () => {
  const text =
    'src/a.c:3:7: warning: unused [-Wunused]\nsrc/b.c:4: broken\nsrc/c.js:1:2: no [Error/no-var]\n/usr/include/x.h:1:1: error: far\nDone in 3s: ok\n';
  expect(parse({ kind: 'unix' }, text)).toMatchObject({
    findings: [
      {
        file: 'src/a.c',
        severity: 'warning',
        rule: '-Wunused',
        message: 'unused',
        range: { start: { line: 3, column: 7 } },
      },
      { file: 'src/b.c', severity: 'error', rule: null, message: 'broken' },
      { file: 'src/c.js', severity: 'error', rule: 'no-var', message: 'no' },
    ],
  });
});

it('a regex gives what its groups name', () => {
  const format = {
    kind: 'regex',
    pattern: '^(?<severity>\\w+) in (?<file>\\S+) line (?<line>\\d+): (?<message>.*)$',
  } as const;
  expect(parse(format, 'warn in a.py line 4: hm\nfine\n')).toMatchObject({
    findings: [{ file: 'a.py', severity: 'warning', message: 'hm', range: { start: { line: 4, column: 1 } } }],
  });
  expect(parse({ kind: 'regex', pattern: '(' }, 'x').kind).toBe('trouble');
});

it.each(['sarif', 'eslint-json', 'checkstyle', 'junit'] as const)(
  '%s that is cut off is unreadable, not green',
  (kind) => {
    for (const text of ['', '{"version": "2.1.0", "runs": [', '<checkstyle><file', '<testsuite>']) {
      expect(parse({ kind }, text, 0).kind).toBe('unreadable');
    }
  },
);

it('plain text is red by exit code only', () => {
  expect(parse({ kind: 'text' }, 'x', 1)).toMatchObject({ red: true, findings: [] });
  expect(parse({ kind: 'text' }, 'x', 0)).toMatchObject({ red: false });
});
