import fc from 'fast-check';
import picomatch from 'picomatch';
import { literalGlob } from './literal-glob';

const name = fc
  .string({ unit: fc.constantFrom(...'ab.([{}])!*?@+|$^#~:-, é\n'), minLength: 1, maxLength: 8 })
  .filter((text) => !/^\.+$/.test(text));

describe('a literal glob', () => {
  it('matches its name', () => {
    fc.assert(
      fc.property(name, (file) => picomatch(literalGlob(file), { dot: true })(file)),
      { seed: 7, numRuns: 2000 },
    );
  });

  it.each([
    ['[id].md', 'i.md'],
    ['{a,b}.md', 'a.md'],
    ['!x.md', 'y.md'],
    ['*.md', 'a.md'],
    ['(a|b).md', 'a.md'],
    ['@(a).md', 'a.md'],
  ])('of %s does not match %s', (file, other) => {
    expect(picomatch.isMatch(other, literalGlob(file))).toBe(false);
  });
});
