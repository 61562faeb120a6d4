/** JavaScript and TypeScript in all their spellings. */
export const scriptFiles = ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'] as const;

/** What no tool should look at unless told: build output, installed packages, verdicts. */
export const neverChecked = [
  '**/node_modules/**',
  '**/dist/**',
  '**/coverage/**',
  '**/.nx/**',
  '**/.hookgraph/**',
] as const;
