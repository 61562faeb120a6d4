import type { FilePath, HookName, TaskId } from '../../hooks/brand';
import type { HookResult } from '../../hooks/hook-result';
import type { ExpectedTask } from '../expected-task';
import type { Report } from '../report-schema';
import { anExpectedTask, aReport } from './reports';
import { aFinding, aResult } from './results';

const code = `import { Cart } from './cart';
import { parse } from './parse';

export function checkout(cart: Cart, now = Date.now()) {
  const unused = cart.items.length;
  let total = 0;
  for (const item of cart.items) total += item.price;
  if (total == null) throw new Error('no total');
  return { total, at: now };
}
`.repeat(40);

export const demoSource = (): string => code;

const projects = ['app', 'cart', 'checkout', 'docs', 'payments', 'ui', 'users'];
const hooks = ['prettier', 'eslint', 'types', 'test', 'secrets', 'cspell'];
const before: Readonly<Record<string, readonly string[]>> = {
  eslint: ['prettier'],
  types: ['prettier'],
  test: ['types', 'eslint'],
};

/** A run as it is on a Tuesday: some red, some replayed, one missing, one program not installed. */
export function demoReport(findings = 40, source = demoSource): Report {
  const expected: ExpectedTask[] = [];
  const results: HookResult[] = [];
  projects.forEach((project, p) =>
    hooks.forEach((hook, h) => {
      const at = p * hooks.length + h;
      const dependsOn = (before[hook] ?? []).map((name) => `${project}:quality--${name}` as TaskId);
      const isLeftOut = hook === 'test' && p === 2;
      expected.push(
        anExpectedTask(`${project}:${hook}`, {
          dependsOn,
          host: isLeftOut ? 'left-out' : at % 4 === 1 ? 'cached' : 'ran',
        }),
      );
      if (project === 'users' && hook === 'test') return;
      results.push(demoResult(`${project}:${hook}`, at, findings));
    }),
  );
  return aReport(results, { expected, source });
}

function demoResult(id: string, at: number, amount: number): HookResult {
  const [project = '', hook = ''] = id.split(':');
  const isRed = hook === 'eslint' ? at % 3 !== 0 : hook === 'types' && at % 5 === 0;
  const isWarned = hook === 'cspell' && at % 2 === 1;
  const own = isRed || isWarned ? Math.ceil(amount / 8) : 0;
  const base = aResult({
    id,
    outcome: isRed ? { kind: 'failed' } : { kind: 'passed' },
    replayed: at % 7 === 3,
    startedAt: 1_767_323_045_000 + at * 170,
    duration: 240 + ((at * 977) % 5_200),
    findings: Array.from({ length: own }, (_, index) => {
      const line = ((index * 13 + at) % 390) + 1;
      return aFinding({
        file: `libs/${project}/src/${['checkout', 'cart/totals', 'parse'][index % 3] ?? ''}-${Math.floor(index / 30)}.ts` as FilePath,
        range: { start: { line, column: 9 }, ...(index % 2 === 0 ? { end: { line, column: 15 } } : {}) },
        severity: isWarned ? (index % 2 === 0 ? 'info' : 'warning') : index % 4 === 3 ? 'warning' : 'error',
        rule: isWarned
          ? null
          : hook === 'types'
            ? 'TS2322'
            : (['no-unused-vars', 'eqeqeq', '@typescript-eslint/explicit-function-return-type'][index % 3] ?? null),
        message: isWarned
          ? 'Unknown word: "chekout"'
          : hook === 'types'
            ? "Type 'string | undefined' is not assignable to type 'string'.\n  Type 'undefined' is not assignable to type 'string'."
            : ([
                "'unused' is assigned a value but never used.",
                "Expected '===' and instead saw '=='.",
                'Missing return type on function.',
              ][index % 3] ?? ''),
        fixable: index % 3 === 1,
        url: hook === 'eslint' ? 'https://eslint.org/docs/latest/rules/eqeqeq' : null,
      });
    }),
  });
  if (id === 'docs:secrets') {
    const failure = { reason: 'program-not-found', program: 'secretlint', package: 'secretlint' } as const;
    return { ...base, findings: [], outcome: { kind: 'misconfigured', failure } };
  }
  if (id === 'payments:test')
    return { ...base, findings: [], outcome: { kind: 'timed-out', limit: 120_000, of: 'hook' }, duration: 9_800 };
  if (id === 'ui:test') {
    const output =
      'FAIL libs/ui/src/button.spec.ts\n  ● renders\n    expect(received).toBe(expected)\n\nTests: 1 failed, 41 passed';
    return { ...base, findings: [], outcome: { kind: 'failed' }, output };
  }
  if (project === 'checkout' && hook === 'test') return { ...base, hook: hook as HookName };
  return base;
}
