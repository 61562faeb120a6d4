import type { FilePath, HookName, ProjectRoot, TaskId } from '../../hooks/brand';
import type { Finding } from '../../hooks/finding';
import type { HookResult } from '../../hooks/hook-result';

/** A finding at `libs/a/src/index.ts:3:7` unless said otherwise. */
export function aFinding(given: Partial<Finding> = {}): Finding {
  return {
    file: 'libs/a/src/index.ts' as FilePath,
    range: { start: { line: 3, column: 7 } },
    rule: 'no-unused-vars',
    severity: 'error',
    message: "'x' is assigned a value but never used.",
    fixable: false,
    fix: null,
    url: null,
    ...given,
  };
}

/** A failed `eslint` of project `a` with one finding unless said otherwise. */
export function aResult(given: Partial<HookResult> & { readonly id?: string } = {}): HookResult {
  const [project = 'a', hook = 'eslint'] = given.id?.split(':') ?? [];
  return {
    format: 1,
    task: `${project}:quality--${hook}` as TaskId,
    project,
    root: `libs/${project}` as ProjectRoot,
    hook: hook as HookName,
    stage: 'fast',
    securityLevel: 'medium',
    advisory: false,
    outcome: { kind: 'failed' },
    findings: [aFinding()],
    output: '',
    tool: { name: hook, version: '9.39.1' },
    files: { checked: 12, replayed: 0 },
    replayed: false,
    fingerprint: null,
    startedAt: 1_750_000_000_000,
    duration: 1_234,
    ...given,
  };
}
