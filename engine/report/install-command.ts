import type { PackageManager } from '../system/package-manager';

const add: Readonly<Record<PackageManager, string>> = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  'pnpm-workspace': 'pnpm add --save-dev --workspace-root',
  'yarn-classic': 'yarn add --dev --ignore-workspace-root-check',
  yarn: 'yarn add --dev',
  bun: 'bun add --dev',
};

const frozen: Readonly<Record<PackageManager, string>> = {
  npm: 'npm ci',
  pnpm: 'pnpm install --frozen-lockfile',
  'pnpm-workspace': 'pnpm install --frozen-lockfile',
  'yarn-classic': 'yarn install --frozen-lockfile',
  yarn: 'yarn install --immutable',
  bun: 'bun install --frozen-lockfile',
};

/** What to type at the workspace root to get a lock file where there is none. */
export function lockCommand(manager: PackageManager): string {
  const [program = manager] = manager.split('-');
  return `${program} install`;
}

/** What to type at the workspace root to get exactly what the lock file says. */
export function installLockedCommand(manager: PackageManager): string {
  return frozen[manager];
}

/** What to type at the workspace root to get an npm package. */
export function installCommand(manager: PackageManager, specifier: string): string {
  return `${add[manager]} ${/[^\w@/.-]/.test(specifier) ? `"${specifier}"` : specifier}`;
}
