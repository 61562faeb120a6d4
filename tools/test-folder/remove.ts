import { readdirSync, rmSync } from 'node:fs';
import { compiledForAll } from '../../engine/drivers/testing/compiled-worker';

/** Fails where a test has left something behind. */
export default function removeTestFolder(): void {
  const folder = process.env['HOOKGRAPH_TEST_FOLDER'];
  if (folder === undefined) return;
  const left = readdirSync(folder).filter((name) => name.startsWith('hookgraph') && name !== compiledForAll);
  rmSync(folder, { recursive: true, force: true });
  if (left.length > 0) throw new Error(`tests have left in the temporary folder: ${left.join(', ')}`);
}
