import type { HookName } from '../hooks/brand';
import type { Hook } from '../hooks/hook';
import { fixDependencies } from './fix-dependencies';

/** `fixes`: it has a fixer. */
function hook(name: string, dependsOn: readonly string[], fixes = true): [HookName, Hook] {
  const declared = {
    name,
    fix: fixes ? ['fix'] : null,
    program: { kind: 'command', argv: ['check'] },
    dependsOn: dependsOn.map((each) => ({ kind: each.startsWith('^') ? 'upstream-hook' : 'hook', hook: each })),
  };
  return [name as HookName, declared as unknown as Hook];
}

function dependencies(...hooks: readonly [HookName, Hook][]): readonly string[] {
  const present = new Map(hooks);
  const [[, first] = []] = hooks;
  return first === undefined ? [] : fixDependencies(first, present, new Map());
}

test('are the hooks that it depends on', () => {
  expect(dependencies(hook('c', ['b', 'a']), hook('a', []), hook('b', ['a']))).toEqual(['a', 'b']);
});

test('reach through hooks that can only find', () => {
  expect(dependencies(hook('c', ['b']), hook('b', ['a'], false), hook('a', []))).toEqual(['a']);
});

test('leave out other projects and hooks that the project does not have', () => {
  expect(dependencies(hook('c', ['^c', 'gone']))).toEqual([]);
});

test('end in a circle of hooks that can only find', () => {
  expect(dependencies(hook('c', ['b']), hook('b', ['a'], false), hook('a', ['b'], false))).toEqual([]);
});
