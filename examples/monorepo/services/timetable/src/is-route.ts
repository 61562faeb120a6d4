import { routes, type Route } from '@ferry/fare-tables';

export function isRoute(name: string): name is Route {
  return routes.some((route) => route === name);
}
