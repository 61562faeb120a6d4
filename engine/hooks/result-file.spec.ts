import fc from 'fast-check';
import type { ProjectRoot } from './brand';
import { resultFile } from './result-file';

const fileOf = (root: string, hook = 'words') => resultFile('.hookgraph', root as ProjectRoot, hook);

test.each([
  ['.', '.hookgraph/~.words.result.json'],
  ['app', '.hookgraph/app.words.result.json'],
  ['packages/@scope/app', '.hookgraph/packages~%40scope~app.words.result.json'],
  ['a~b/{c,d}*é', '.hookgraph/a%7Eb~%7Bc%2Cd%7D%2A%C3%A9.words.result.json'],
])('the result of a project in %s is %s', (root, file) => {
  expect(fileOf(root)).toBe(file);
});

const segment = fc.oneof(
  fc.stringMatching(/^[^/\0]{1,6}$/u),
  fc.constantFrom('a', 'a.words', '~', '%', '..a', '{', '\n', '-', ' '),
  fc.string({ minLength: 60, maxLength: 90, unit: fc.constantFrom('a', 'é', '.') }),
);
const anyRoot = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join('/'));

test('every task has a name of its own that a file system and Nx take as it is', () => {
  const anyHook = fc.constantFrom('words', 'types', 'a');
  fc.assert(
    fc.property(anyRoot, anyRoot, anyHook, anyHook, (root, otherRoot, hook, otherHook) => {
      const file = fileOf(root, hook);
      expect(file).toMatch(/^\.hookgraph\/[\w.~%-]{1,200}$/);
      const isSame = root === otherRoot && hook === otherHook;
      expect(file === fileOf(otherRoot, otherHook)).toBe(isSame);
    }),
    { numRuns: 2_000 },
  );
});
