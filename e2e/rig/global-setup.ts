import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './folders';
import { nxReleases } from './nx-versions';
import { pack } from './pack';
import { prepareTemplate } from './template';

/** Workers inherit the environment, so that every test of this run finds the same tarball. */
export default function globalSetup(): void {
  mkdirSync(join(cacheFolder, 'runs'), { recursive: true });
  const folder = mkdtempSync(join(cacheFolder, 'runs', 'run-'));
  process.env['HOOKGRAPH_E2E_RUN'] = folder;
  pack(folder);
  for (const nx of nxReleases) prepareTemplate(nx);
}
