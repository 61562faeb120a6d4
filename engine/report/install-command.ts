import type { PackageManager } from '../system/package-manager';

const add: Readonly<Record<PackageManager, string>> = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  'pnpm-workspace': 'pnpm add --save-dev --workspace-root',
  'yarn-classic': 'yarn add --dev --ignore-workspace-root-check',
  yarn: 'yarn add --dev',
  bun: 'bun add --dev',
};

/** What to type at the workspace root to get an npm package. */
export function installCommand(manager: PackageManager, specifier: string): string {
  return `${add[manager]} ${/[^\w@/.-]/.test(specifier) ? `"${specifier}"` : specifier}`;
}
