import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeFiles } from './node-files';
import { removeUnfinished } from './remove-unfinished';

const now = Date.now();
let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'hookgraph-unfinished-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function leave(name: string, hoursAgo: number): string {
  writeFileSync(join(folder, name), '{');
  const then = new Date(now - hoursAgo * 3_600_000);
  utimesSync(join(folder, name), then, then);
  return name;
}

test('what an ended process left half written goes; what may still be renamed, and all else, stays', () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  leave(`report.json.${gone}.0123456789ab.tmp`, 1);
  leave(`report.json.${process.pid}.0123456789ab.tmp`, 25);
  const kept = [
    leave(`report.json.${gone}.ba9876543210.tmp`, 0),
    leave(`report.json.${process.pid}.ba9876543210.tmp`, 1),
    leave('report.json', 100),
    leave(`notes.${gone}.tmp`, 100),
  ];
  removeUnfinished(folder, now);
  expect(readdirSync(folder).sort()).toEqual([...kept].sort());
});

test('the names are those that files are written under', () => {
  const seen: string[] = [];
  function* parts(): Generator<string> {
    seen.push(...readdirSync(folder));
    yield 'text';
  }
  nodeFiles.writeAtomic(join(folder, 'report.json'), parts());
  expect(readdirSync(folder)).toEqual(['report.json']);
  leave(seen[0] ?? '', 25);
  removeUnfinished(folder, now);
  expect(seen).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(['report.json']);
});

test('a folder that is not there holds nothing', () => {
  expect(() => removeUnfinished(join(folder, 'none'), now)).not.toThrow();
});
