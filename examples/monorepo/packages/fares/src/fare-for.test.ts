import { describe, expect, it } from 'vitest';
import { fareFor } from './fare-for.js';

describe('fareFor', () => {
  it('charges every adult the fare of the route', () => {
    expect(fareFor('oban-mull', { adults: 2, children: 0 })).toBe(2 * 845);
  });

  it('rounds the half fare of a child up', () => {
    expect(fareFor('oban-mull', { adults: 0, children: 1 })).toBe(423);
  });
});
