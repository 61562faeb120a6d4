import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { terminalTitle } from './terminal-title';

test('the title is kept, replaced and given back, and nothing else of the terminal is touched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hookgraph-title-'));
  const file = join(folder, 'tty');
  writeFileSync(file, '');
  const title = terminalTitle(file);
  title?.show('1 of 2');
  title?.done();
  expect(readFileSync(file, 'latin1')).toBe('\u001b[22;2t\u001b]2;1 of 2\u0007\u001b]2;\u0007\u001b[23;2t');
  rmSync(folder, { recursive: true });
});

test('where there is no terminal there is no title', () => {
  expect(terminalTitle('/no/such/terminal')).toBeNull();
});
