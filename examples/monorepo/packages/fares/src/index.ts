export { fareFor, type Passengers } from './fare-for.js';
export { formatPence } from './format-pence.js';
