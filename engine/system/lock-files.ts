/** Lock files in the order in which Nx looks for them: it reads the first that there is, and no other. */
export const lockFiles = ['bun.lock', 'bun.lockb', 'yarn.lock', 'pnpm-lock.yaml', 'package-lock.json'] as const;
