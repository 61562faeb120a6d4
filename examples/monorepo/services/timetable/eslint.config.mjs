import tseslint from 'typescript-eslint';
import workspace from '../../eslint.config.mjs';

// The service answers to the public: its rules know the types, and are stricter than the rest.
export default tseslint.config(...workspace, {
  files: ['**/*.ts'],
  extends: [tseslint.configs.strictTypeChecked],
  languageOptions: {
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
  rules: {
    '@typescript-eslint/explicit-function-return-type': 'error',
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    'no-console': 'error',
  },
});
