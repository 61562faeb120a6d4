import { builtInTools } from '../engine/tools';

/**
 * The files that decide which tasks there are and what they read: manifests of projects, configuration of hookgraph and
 * of the tools. One glob, since Nx takes one.
 */
export const configGlob = `**/{${[
  'project.json',
  'package.json',
  'hookgraph.json',
  ...new Set([...builtInTools.values()].flatMap((tool) => tool.configFiles).filter((name) => name !== 'package.json')),
].join(',')}}`;
