import fc from 'fast-check';
import { count, grouped } from './count';

test('whole numbers are grouped as the language groups them in English', () => {
  fc.assert(
    fc.property(fc.nat(), (amount) => {
      expect(grouped(amount)).toBe(amount.toLocaleString('en-US'));
    }),
  );
  expect([0, 999, 1_000, 1_234_567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
});

test('one of something is not several', () => {
  expect([count(1, 'error'), count(1_200, 'error'), count(2, 'entry', 'entries')]).toEqual([
    '1 error',
    '1,200 errors',
    '2 entries',
  ]);
});
