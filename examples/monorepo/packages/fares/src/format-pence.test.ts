import { expect, it } from 'vitest';
import { formatPence } from './format-pence.js';

it('prints pounds and pence', () => {
  expect(formatPence(845)).toBe('£8.45');
});
