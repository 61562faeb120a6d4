// `node tools/complete-lockfile.mjs <package-lock.json>`: adds the platform packages that npm left out.
//
// npm drops an optional dependency from the lockfile when the registry at hand does not have it (a mirror that carries
// some platforms only), and then `npm ci` refuses the lockfile everywhere. https://github.com/npm/cli/issues/4828
// Entries that are added have no `integrity`: only the registry that has the package knows it.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[2] ?? 'package-lock.json';
const lockfile = JSON.parse(readFileSync(file, 'utf8'));
const packages = lockfile.packages;
const exactVersion = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
let added = 0;

for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(path, name)) continue;
    if (!exactVersion.test(version)) {
      console.warn(`left out: ${name}@${version} of ${path || 'the root'} is not an exact version`);
      continue;
    }
    packages[placeFor(path, name, version)] = { version, ...platformOf(name), ...(dev && { dev }), optional: true };
    added += 1;
  }
}

lockfile.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
console.log(`${file}: ${added} entries added`);

/** Node's way up: beside the package, then beside what it is nested in. */
function isLocked(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (`${folder && `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

/** At the top, unless another version is there already or will be. */
function placeFor(path, name, version) {
  const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => optionalDependencies?.[name] ?? []);
  return wanted.every((each) => each === version) ? `node_modules/${name}` : `${path}/node_modules/${name}`;
}

/** `@oxc-parser/binding-linux-arm64-musl` says itself where it runs. */
function platformOf(name) {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const pick = (known) => words.filter((word) => known.includes(word));
  const os = pick([
    'aix',
    'android',
    'darwin',
    'freebsd',
    'linux',
    'netbsd',
    'openbsd',
    'openharmony',
    'sunos',
    'win32',
  ]);
  const cpu = pick(['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']);
  const libc = os.includes('linux') ? (words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : []) : [];
  return { ...(cpu.length && { cpu }), ...(os.length && { os }), ...(libc.length && { libc }) };
}
