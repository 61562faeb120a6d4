// Packs the package and checks the tarball: publint, the resolution of types, and that nothing is in it that should not be.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const folder = mkdtempSync(join(tmpdir(), 'hookgraph-pack-'));
try {
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  const [{ filename, files, size }] = JSON.parse(packed);
  const unwanted = files
    .map(({ path }) => path)
    .filter((path) => /\.spec\.|\/testing\/|\/recorded\/|tsbuildinfo|\.tsx?$/.test(path.replace(/\.d\.ts$/, '')));
  const { messages, pkg } = await publint({ strict: true });
  for (const message of messages) console.log(formatMessage(message, pkg));
  for (const path of unwanted) console.log(`not meant to be published: ${path}`);
  const types = spawnSync(
    process.execPath,
    [
      'node_modules/@arethetypeswrong/cli/dist/index.js',
      join(folder, filename),
      '--profile',
      'node16',
      '--entrypoints',
      '.',
    ],
    { stdio: 'inherit' },
  );
  console.log(`${filename}: ${files.length} files, ${Math.round(size / 1024)} kB`);
  process.exitCode = messages.length > 0 || unwanted.length > 0 || types.status !== 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
