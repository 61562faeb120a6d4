import { useState } from 'react';
import { routes, type Route } from '@ferry/fare-tables';
import { FarePanel } from './fare-panel';
import { PassengerCounter } from './passenger-counter';

export function BookingForm() {
  const [route, setRoute] = useState<Route>('oban-mull');
  const [adults, setAdults] = useState(1);
  const [children, setChildren] = useState(0);

  return (
    <form className="booking">
      <label>
        Route
        <select value={route} onChange={(event) => setRoute(event.target.value as Route)}>
          {routes.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <PassengerCounter label="Adults" count={adults} onChange={setAdults} />
      <PassengerCounter label="Children" count={children} onChange={setChildren} />
      <FarePanel route={route} passengers={{ adults, children }} />
    </form>
  );
}
