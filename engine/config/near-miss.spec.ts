import { nearMiss } from './near-miss';

describe('nearMiss', () => {
  test.each([
    ['tcs', 'tsc'],
    ['eslnt', 'eslint'],
    ['Prettier', 'prettier'],
    ['stge', 'stage'],
  ])('%s stands for %s', (word, expected) => {
    expect(nearMiss(word, ['eslint', 'prettier', 'stage', 'tsc'])).toBe(expected);
  });

  test('nothing is near a word of other letters, a single letter or the empty text', () => {
    for (const word of ['build', 'x', '']) expect(nearMiss(word, ['eslint', 'a', 'tsc'])).toBeNull();
  });
});
