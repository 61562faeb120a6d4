import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from './version';

test('the version in the code is the version of the package', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  expect(manifest).toMatchObject({ version });
});
