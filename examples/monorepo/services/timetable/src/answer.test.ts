import { expect, it } from 'vitest';
import { answer } from './answer.js';

it('answers a route with its fare and sailings', () => {
  expect(answer('/ullapool-lewis')).toEqual({
    status: 200,
    body: { route: 'ullapool-lewis', fare: '£22.60', sailings: ['10:30', '18:30'] },
  });
});

it('answers 404 for a route that does not exist', () => {
  expect(answer('/atlantis').status).toBe(404);
});
