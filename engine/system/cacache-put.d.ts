/** The types of cacache name its main module only. */
declare module 'cacache/lib/put.js' {
  import { put } from 'cacache';
  export default put;
}
