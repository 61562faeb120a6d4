import { fareFor, formatPence, type Passengers } from '@ferry/fares';
import type { Route } from '@ferry/fare-tables';

interface Props {
  readonly route: Route;
  readonly passengers: Passengers;
}

export function FarePanel({ route, passengers }: Props) {
  return (
    <output className="booking__fare" aria-label="Total fare">
      {formatPence(fareFor(route, passengers))}
    </output>
  );
}
