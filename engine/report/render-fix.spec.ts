import type { FixSettled } from '../fix/fix-run';
import type { Digest, FilePath, HookName, ProjectRoot, TaskId } from '../hooks/brand';
import type { HookResult } from '../hooks/hook-result';
import { newFinding } from '../tools/new-finding';
import { renderFix } from './render-fix';

const options = { packageManager: 'npm', color: false, resultFile: '' } as const;

function settled(more: Partial<FixSettled>, check: Partial<HookResult> = {}): FixSettled {
  const root = 'app' as ProjectRoot;
  const task = { id: 'app:quality-fix--p' as TaskId, project: 'app', root, hook: 'p' as HookName, dependsOn: [] };
  return {
    task: { ...task, declared: { kind: 'unknown' } },
    fixer: { kind: 'ended', exitCode: 0, output: '' },
    handed: 2,
    wave: 0,
    touched: [],
    check: {
      format: 1,
      task: task.id,
      project: 'app',
      root,
      hook: task.hook,
      stage: 'fast',
      securityLevel: 'low',
      advisory: false,
      outcome: { kind: 'passed' },
      findings: [],
      output: '',
      tool: { name: 'prettier', version: '3.6.0' },
      files: { checked: 2, replayed: 0 },
      replayed: false,
      fingerprint: null,
      startedAt: 0,
      duration: 0,
      ...check,
    },
    ...more,
  };
}

const touched = (...files: string[]) =>
  files.map((file) => ({ file: file as FilePath, before: '1' as Digest, after: '2' as Digest }));

test('names the files that were fixed, each on one line', () => {
  expect(renderFix(settled({ touched: touched('a.ts', 'b\nc.ts') }), options)).toBe(
    '✔ prettier 3.6.0: fixed 2 files\n  a.ts\n  b\\nc.ts',
  );
});

test('names at most twenty', () => {
  const text = renderFix(
    settled({ touched: touched(...Array.from({ length: 25 }, (_, index) => `${index}.ts`)) }),
    options,
  );
  expect(text.split('\n')).toHaveLength(22);
  expect(text).toContain('... and 5 others');
});

test('lists what is still red, with what the fixer said where it was in trouble', () => {
  const finding = newFinding({ file: 'a.ts' as FilePath, severity: 'error', message: 'SyntaxError' });
  const text = renderFix(
    settled(
      { fixer: { kind: 'ended', exitCode: 2, output: 'cannot parse a.ts' } },
      { outcome: { kind: 'failed' }, findings: [finding] },
    ),
    options,
  );
  expect(text).toContain('changed none of 2 files');
  expect(text).toContain('cannot parse a.ts');
  expect(text).toMatch(/Still red:\n\na\.ts .*SyntaxError/);
});

test('says that a stopped fixer left the files as they were', () => {
  const outcome = { kind: 'timed-out', limit: 1_000, of: 'hook' } as const;
  const text = renderFix(
    settled({ fixer: { kind: 'stopped', outcome, output: '' } }, { outcome: { kind: 'failed' } }),
    options,
  );
  expect(text).toContain('all its files are as they were');
  expect(text).toContain('1 second');
});

test('says once why a fixer was not run', () => {
  const outcome = { kind: 'misconfigured', failure: { reason: 'no-fixer', hook: 'p' } } as const;
  const text = renderFix(settled({ fixer: { kind: 'not-run', outcome } }, { outcome }), options);
  expect(text.match(/can only find/g)).toHaveLength(1);
  expect(text).not.toContain('Still red');
});
