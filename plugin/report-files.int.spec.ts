import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetReport } from './report-files';

test('nothing of an earlier report is left when a run begins, not even half of one', () => {
  const root = mkdtempSync(join(tmpdir(), 'hookgraph-report-'));
  try {
    for (const name of ['report.json', 'report.txt', 'report.json.1.0123456789ab.tmp', 'other']) {
      writeFileSync(join(root, name), '{');
      utimesSync(join(root, name), 0, 0);
    }
    forgetReport(root, '.');
    expect(readdirSync(root)).toEqual(['other']);
  } finally {
    rmSync(root, { recursive: true });
  }
});
