/** Releases of Nx that hookgraph is tested with; a test holds it against package.json. */
export const supportedNx = '>=22.7 <25';
