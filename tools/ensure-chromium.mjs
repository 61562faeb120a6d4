// Prints the path of a Chromium; installs Debian's package where there is none and we are root. Exit 1: none to be had.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const found = find() ?? install();
if (found === null) {
  console.error('No Chromium on PATH, and apt could not install one: put one there or set HOOKGRAPH_CHROMIUM.');
  process.exit(1);
}
console.log(found);

function find() {
  const asked = process.env.HOOKGRAPH_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = [...(asked ? [asked] : []), ...folders.flatMap((folder) => names.map((name) => join(folder, name)))];
  return paths.find(isExecutable) ?? null;
}

function install() {
  if (process.getuid?.() !== 0) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 });
    if (status !== 0) return null;
  }
  return find();
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
