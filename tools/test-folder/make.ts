import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All tests of a run make their folders in one, so that what they leave is seen, and goes. Workers inherit it. */
export default function makeTestFolder(): void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-unit-')));
  process.env['TMPDIR'] = folder;
  process.env['HOOKGRAPH_TEST_FOLDER'] = folder;
}
