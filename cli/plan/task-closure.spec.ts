import type { NxGraphTarget, NxProjectGraph } from '../nx-graph';
import { taskClosure } from './task-closure';

/** Projects in a row, each depending on the next. */
function row(projects: Readonly<Record<string, Readonly<Record<string, NxGraphTarget>>>>): NxProjectGraph {
  const names = Object.keys(projects);
  return {
    nodes: Object.fromEntries(
      names.map((name) => [name, { name, data: { root: name, targets: projects[name] ?? {} } }]),
    ),
    dependencies: Object.fromEntries(names.map((name, i) => [name, names.slice(i + 1, i + 2).map((target) => ({ target }))])), // prettier-ignore
  };
}

const edges = (graph: NxProjectGraph, project: string, target: string) =>
  Object.fromEntries(taskClosure(graph, [{ project, target }]).map(({ id, dependsOn }) => [id, dependsOn]));

describe('the tasks that Nx would make', () => {
  test('reach through a project that does not have the target', () => {
    const graph = row({ a: { x: { dependsOn: ['^x'] } }, b: {}, c: { x: {} } });
    expect(edges(graph, 'a', 'x')).toEqual({ 'a:x': ['c:x'], 'c:x': [] });
  });

  test('stop at the nearest project that has it', () => {
    const graph = row({ a: { x: { dependsOn: ['^x'] } }, b: { x: {} }, c: { x: {} } });
    expect(edges(graph, 'a', 'x')).toEqual({ 'a:x': ['b:x'], 'b:x': [] });
  });

  test('understand every way to write a dependency', () => {
    const dependsOn = [
      'own',
      'b:far',
      { target: 'own' },
      { target: 'up', dependencies: true },
      { target: 'far', projects: ['b'] },
      { target: 'far', projects: 'b' },
      'missing',
    ];
    const graph = row({ a: { x: { dependsOn }, own: {} }, b: { far: {}, up: {} } });
    expect(edges(graph, 'a', 'x')['a:x']).toEqual(['a:own', 'b:far', 'b:up']);
  });

  test('leave out the aggregator that was asked for, and tell hooks from other targets', () => {
    const hook = { executor: 'hookgraph:hook', options: { hook: 'words' }, dependsOn: ['build'] };
    const quality = { executor: 'nx:noop', dependsOn: ['quality--words'] };
    const graph = row({ a: { quality, 'quality--words': hook, build: { executor: 'nx:run-commands' } } });
    const tasks = taskClosure(graph, [{ project: 'a', target: 'quality' }]);
    expect(tasks.map(({ id, hook: name }) => [id, name])).toEqual([['a:quality--words', 'words'], ['a:build', null]]); // prettier-ignore
  });

  test('end where tasks wait for each other', () => {
    const graph = row({ a: { x: { dependsOn: ['y'] }, y: { dependsOn: ['x'] } } });
    expect(edges(graph, 'a', 'x')).toEqual({ 'a:x': ['a:y'], 'a:y': ['a:x'] });
  });
});
