/** Name of the configuration, at the workspace root and in projects. */
export const configFile = 'hookgraph.json';
