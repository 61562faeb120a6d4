import { parseDocument } from '../config/document';
import type { FilePath, ProjectRoot } from '../hooks/brand';
import type { Ailment } from './ailment';
import { placesOf } from './places-of';

const texts: Readonly<Record<string, string>> = {
  'hookgraph.json':
    '{ // declared here\n  "hooks": {\n    "types": { "tool": "tsc" },\n    "own": { "files": ["*.x"] }\n  }\n}',
  'nx.json': [
    '{ "targetDefaults": {',
    '  "quality--*": { "inputs": [] },',
    '  "quality--own": [{ "cache": false }, { "filter": {}, "inputs": [] }],',
    '  "hookgraph:hook": { "inputs": [], "dependsOn": [] },',
    '  "nx:noop": { "dependsOn": [] },',
    '  "build": { "inputs": [] } } }',
  ].join('\n'),
  'libs/a/project.json': '{ "name": "a",\n  "targets": { "quality--own": { "outputs": [] } } }',
  'libs/a/package.json':
    '{ "scripts": { "quality": "true" },\n  "nx": { "targets": { "quality--own": { "cache": false } } } }',
};

function at(ailment: Ailment): readonly string[] {
  const documentOf = (file: FilePath) => {
    const text = texts[file];
    return text === undefined ? null : parseDocument({ file, text });
  };
  return placesOf(ailment, documentOf).map(({ file, line, column }) => `${file}:${line}:${column}`);
}

const folders = ['libs/a', 'libs/b'] as ProjectRoot[];
const replaced = { kind: 'replaced-fields', target: 'quality--own', projects: ['a', 'b'], folders } as const;

test('a hook is shown by its field, and by its name where it leaves that to its tool', () => {
  expect(at({ kind: 'hook-without-files', hook: 'own', globs: ['*.x'] })).toEqual(['hookgraph.json:4:14']);
  expect(at({ kind: 'hook-without-files', hook: 'types', globs: [] })).toEqual(['hookgraph.json:3:5']);
  expect(at({ kind: 'hook-without-projects', hook: 'types', looksFor: [] })).toEqual(['hookgraph.json:3:5']);
  expect(at({ kind: 'hook-without-files', hook: 'gone', globs: [] })).toEqual([]);
});

test('every entry of targetDefaults that means the target is shown, and no other', () => {
  const inputs = ['nx.json:2:19', 'nx.json:3:56', 'nx.json:4:23'];
  expect(at({ ...replaced, by: 'nx.json', fields: ['inputs'] })).toEqual(inputs);
  expect(at({ ...replaced, by: 'nx.json', fields: ['cache'] })).toEqual(['nx.json:3:22']);
  expect(at({ ...replaced, target: 'quality', by: 'nx.json', fields: ['dependsOn'] })).toEqual(['nx.json:5:16']);
});

test('what projects say themselves is shown where they say it', () => {
  expect(at({ ...replaced, by: 'project.json', fields: ['outputs'] })).toEqual(['libs/a/project.json:2:34']);
  expect(at({ ...replaced, by: 'package.json', fields: ['cache'] })).toEqual(['libs/a/package.json:2:42']);
  const script = { kind: 'shadowed-target', target: 'quality', projects: ['a'], folders, by: 'script' } as const;
  expect(at(script)).toEqual(['libs/a/package.json:1:16']);
});

test('many places are the first ten', () => {
  const many = Array.from({ length: 20 }, () => 'libs/a' as ProjectRoot);
  expect(at({ ...replaced, folders: many, by: 'project.json', fields: ['outputs'] })).toHaveLength(10);
});

test('what is no matter of a line has no place', () => {
  expect(at({ kind: 'not-installed' })).toEqual([]);
});
