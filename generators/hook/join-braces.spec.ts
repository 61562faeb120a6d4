import fc from 'fast-check';
import { joinBraces } from './join-braces';

test('the alternatives of a glob stay together', () => {
  expect(joinBraces(['**/*.{js', 'ts}', 'a', '{b', '{c', 'd}', 'e}'])).toEqual(['**/*.{js,ts}', 'a', '{b,{c,d},e}']);
});

test('what was split at commas comes back', () => {
  const glob = fc.constantFrom('a', '**/*.{js,ts}', '{a,{b,c}}/*', 'x/**', '{a}');
  fc.assert(
    fc.property(fc.array(glob, { minLength: 1 }), (globs) => {
      expect(joinBraces(globs.join(',').split(','))).toEqual(globs);
    }),
  );
});

test('a brace that is never closed is kept for the check of the configuration', () => {
  expect(joinBraces(['a', '{b', 'c'])).toEqual(['a', '{b,c']);
});
