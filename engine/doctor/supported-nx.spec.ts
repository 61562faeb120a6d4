import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { supportedNx } from './supported-nx';

test('the supported range of Nx is the one that package.json asks for', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
  expect(manifest).toMatchObject({ peerDependencies: { nx: supportedNx, '@nx/devkit': supportedNx } });
});
