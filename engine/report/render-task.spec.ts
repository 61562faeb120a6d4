import fc from 'fast-check';
import type { FilePath, HookName } from '../hooks/brand';
import { renderTask, type RenderTaskOptions } from './render-task';
import { aFinding, aResult } from './testing/results';

const options: RenderTaskOptions = {
  color: false,
  packageManager: 'pnpm-workspace',
  resultFile: '.hookgraph/a.eslint.result.json',
};

describe('the text of a task', () => {
  it('starts with the first place to look at and ends with the counts', () => {
    const warning = aFinding({
      severity: 'warning',
      range: { start: { line: 12, column: 1 } },
      rule: null,
      fixable: true,
    });
    expect(renderTask(aResult({ findings: [warning, aFinding()] }), options)).toBe(
      [
        "libs/a/src/index.ts:3:7   error  'x' is assigned a value but never used.  no-unused-vars",
        "libs/a/src/index.ts:12:1  warning  'x' is assigned a value but never used.",
        '',
        '✖ eslint 9.39.1: 1 error, 1 warning (1 fixable); 12 files checked',
      ].join('\n'),
    );
  });

  it('of a replay differs from that of the run in one line only', () => {
    const run = renderTask(aResult(), options);
    const replay = renderTask(aResult({ replayed: true, startedAt: 1, duration: 0 }), options);
    expect(replay).toBe(`${run}\n\nreplayed from the store, nothing was started`);
  });

  it('says which attempt it was that passed', () => {
    const passed = aResult({ outcome: { kind: 'passed' }, findings: [], attempts: { made: 2, allowed: 3 } });
    expect(renderTask(passed, options)).toBe('✔ eslint 9.39.1: passed (flaky, 2 of 3); 12 files checked');
  });

  it('does not depend on the order of findings', () => {
    const findings = [3, 1, 2].map((line) => aFinding({ range: { start: { line, column: 1 } } }));
    expect(renderTask(aResult({ findings }), options)).toBe(
      renderTask(aResult({ findings: [...findings].reverse() }), options),
    );
  });

  it('groups by file and keeps every error when warnings overflow', () => {
    const warnings = Array.from({ length: 86 }, (_, line) =>
      aFinding({ severity: 'warning', range: { start: { line: line + 1, column: 1 } } }),
    );
    const error = aFinding({ file: 'libs/a/z.ts' as FilePath });
    const text = renderTask(aResult({ findings: [...warnings, error] }), options);
    expect(text).toContain('libs/a/z.ts:3:7  error');
    expect(text).toContain('... and 37 more, see .hookgraph/a.eslint.result.json');
    expect(text.match(/ {2}(error|warning) {2}/g)).toHaveLength(50);
  });

  it('shows the raw output where nothing could be parsed, beginning and end', () => {
    const output = Array.from({ length: 500 }, (_, line) => `line ${line}`).join('\n');
    const text = renderTask(aResult({ findings: [], output }), options);
    expect(text.startsWith('line 0\n')).toBe(true);
    expect(text).toContain('... 300 more lines, see .hookgraph/a.eslint.result.json');
    expect(text).toContain('line 499\n\n✖ eslint 9.39.1: failed; 12 files checked');
  });

  it('says so when a tool fails without a word', () => {
    expect(renderTask(aResult({ findings: [], files: { checked: 0, replayed: 0 } }), options)).toBe(
      '✖ eslint 9.39.1: failed without a word',
    );
  });

  it('says how many files came from the store', () => {
    const result = aResult({ outcome: { kind: 'passed' }, findings: [], files: { checked: 12, replayed: 10 } });
    expect(renderTask(result, options)).toBe(
      '✔ eslint 9.39.1: passed; 12 files checked\n\n10 of 12 files replayed from the store',
    );
  });

  it('starts with why there is no verdict and how to get one', () => {
    const failure = { reason: 'program-not-found', program: 'eslint', package: 'eslint' } as const;
    expect(renderTask(aResult({ findings: [], outcome: { kind: 'misconfigured', failure } }), options)).toBe(
      [
        '✖ eslint is not installed',
        'No node_modules from the project up to the workspace root has the package eslint.',
        'Install it: pnpm add --save-dev --workspace-root eslint',
      ].join('\n'),
    );
  });

  it('marks findings of a hook that timed out as incomplete', () => {
    const text = renderTask(aResult({ outcome: { kind: 'timed-out', limit: 120_000, of: 'hook' } }), options);
    expect(text.startsWith("✖ Timed out: the hook's limit of 2 minutes was reached\n")).toBe(true);
    expect(text).toContain('Found until then, incomplete: 1 error\n\nlibs/a/src/index.ts:3:7  error');
  });

  it('says which dependency kept a task from running', () => {
    const reason = { kind: 'dependency-not-passed', hook: 'prettier' as HookName, project: 'core' } as const;
    const text = renderTask(aResult({ findings: [], outcome: { kind: 'skipped', reason } }), options);
    expect(text).toBe('✖ Skipped: "prettier" of core did not pass\nMend that one first: nx run core:quality--prettier');
  });

  it('says that an advisory hook blocks nothing', () => {
    expect(renderTask(aResult({ advisory: true }), options)).toContain('; advisory, blocks nothing');
  });

  it('lets no message, name or output move the cursor, reorder or forge a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (message, name) => {
        const finding = aFinding({ message, file: name as FilePath, rule: name });
        const text = renderTask(aResult({ findings: [finding], output: message, project: name }), options);
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
      {
        examples: [
          ['\u001b[2Jgone', 'a\u202eb'],
          ['a\r\nb', 'a\nb'],
        ],
      },
    );
    const text = renderTask(aResult({ findings: [aFinding({ file: 'a\n✔ eslint: passed' as FilePath })] }), options);
    expect(text).toContain('a\\n✔ eslint: passed:3:7  error');
  });
});
