import type { Route } from '@ferry/fare-tables';

interface Timetable {
  readonly first: number;
  readonly every: number;
  readonly count: number;
}

/** Minutes after midnight. */
const timetables: Readonly<Record<Route, Timetable>> = {
  'oban-mull': { first: 450, every: 120, count: 6 },
  'mallaig-skye': { first: 480, every: 90, count: 8 },
  'ullapool-lewis': { first: 630, every: 480, count: 2 },
};

/** Departures as `07:30`. */
export function sailings(route: Route): readonly string[] {
  const { first, every, count } = timetables[route];
  return Array.from({ length: count }, (_, index) => clock(first + index * every));
}

function clock(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return `${twoDigits(hours)}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
