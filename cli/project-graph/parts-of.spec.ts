import { partsOf } from './parts-of';

test('projects keep what commands read, and the way to each other; packages keep their versions', () => {
  const target = { executor: 'hookgraph:hook', options: { hook: 'types' }, dependsOn: ['^build'], inputs: ['default'] };
  const data = {
    root: 'a',
    targets: { 'quality--types': target },
    tags: ['x'],
    namedInputs: { default: ['{projectRoot}/*'] },
  };
  const graph = {
    nodes: {
      a: { name: 'a', type: 'lib', data: { ...data, sourceRoot: 'a/src', metadata: { description: 'long' } } },
      b: { name: 'b', type: 'lib', data: { root: 'b' } },
    },
    externalNodes: {
      'npm:x': { type: 'npm', name: 'npm:x', data: { version: '1.0.0', packageName: 'x', hash: 'sha512-long' } },
    },
    dependencies: {
      a: [
        { source: 'a', target: 'b', type: 'static' },
        { source: 'a', target: 'npm:x', type: 'static' },
      ],
      'npm:x': [{ source: 'npm:x', target: 'npm:y', type: 'static' }],
    },
  };
  expect(partsOf(graph)).toEqual({
    nodes: { a: { name: 'a', data }, b: { name: 'b', data: { root: 'b' } } },
    dependencies: { a: [{ target: 'b' }], b: [] },
    externalNodes: { 'npm:x': { data: { version: '1.0.0', packageName: 'x' } } },
  });
});
