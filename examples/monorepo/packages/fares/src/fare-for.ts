import { fareTable, type Route } from '@ferry/fare-tables';

export interface Passengers {
  readonly adults: number;
  readonly children: number;
}

/** Price of a crossing in pence. Children travel at half the adult fare, rounded up. */
export function fareFor(route: Route, { adults, children }: Passengers): number {
  const adult = fareTable[route];
  return adults * adult + children * Math.ceil(adult / 2);
}
