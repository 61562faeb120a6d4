import { join } from 'node:path';

const modules = join(__dirname, '../../../node_modules');

/** What ESLint needs for rules that ask the type checker: real packages by name. */
export const typedPackages: Readonly<Record<string, string>> = Object.fromEntries(
  ['eslint', 'typescript-eslint', 'typescript', '@typescript-eslint'].map((name) => [name, join(modules, name)]),
);

/**
 * Configuration of ESLint with one rule that asks the type checker.
 * @param files glob
 * @param parserOptions as JavaScript
 */
export const typedEslint = (files: string, parserOptions = '{ projectService: true }'): string => `
import tseslint from 'typescript-eslint';
export default [{
  files: ['${files}'],
  plugins: { '@typescript-eslint': tseslint.plugin },
  languageOptions: { parser: tseslint.parser, parserOptions: ${parserOptions} },
  rules: { '@typescript-eslint/no-floating-promises': 'error' },
}];
`;

export const strictTsconfig = (...include: readonly string[]): string =>
  JSON.stringify({
    compilerOptions: { strict: true, module: 'nodenext', target: 'es2022', types: [] },
    include,
  });
