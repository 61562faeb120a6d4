/** Adult fares in pence, single crossing. */
export const fareTable = {
  'oban-mull': 845,
  'mallaig-skye': 720,
  'ullapool-lewis': 2260,
} as const;

export type Route = keyof typeof fareTable;

export const routes = Object.keys(fareTable) as readonly Route[];
