import { fareFor, formatPence } from '@ferry/fares';
import { isRoute } from './is-route.js';
import { sailings } from './sailings.js';

interface Answer {
  readonly status: 200 | 404;
  readonly body: unknown;
}

/** `/oban-mull` is answered with the sailings of that route and the fare of one adult. */
export function answer(path: string): Answer {
  const route = path.slice(1);
  if (!isRoute(route)) return { status: 404, body: { error: `There is no route "${route}".` } };
  const fare = formatPence(fareFor(route, { adults: 1, children: 0 }));
  return { status: 200, body: { route, fare, sailings: sailings(route) } };
}
