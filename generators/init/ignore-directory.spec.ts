import { ignoreDirectory } from './ignore-directory';

test.each([
  [null, '.hookgraph/\n'],
  ['', '.hookgraph/\n'],
  ['dist', 'dist\n.hookgraph/\n'],
  ['dist\r\n', 'dist\r\n.hookgraph/\r\n'],
  ['# .hookgraph\n', '# .hookgraph\n.hookgraph/\n'],
  ['.hookgraph\n!.hookgraph\n', '.hookgraph\n!.hookgraph\n.hookgraph/\n'],
])('%j becomes %j', (before, after) => {
  expect(ignoreDirectory(before, '.hookgraph')).toBe(after);
});

test.each(['.hookgraph', '.hookgraph/\n', '/.hookgraph/', '.*\n', '/.hookgraph/*'])('%j is left alone', (text) => {
  expect(ignoreDirectory(text, '.hookgraph')).toBe(text);
});
