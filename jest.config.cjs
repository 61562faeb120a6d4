/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  // Jest keeps one processor for itself, which on two of them means one after the other.
  maxWorkers: 2,
  testMatch: ['<rootDir>/{engine,plugin,executors,generators,cli,tools}/**/*.spec.ts'],
  globalSetup: '<rootDir>/tools/test-folder/make.ts',
  globalTeardown: '<rootDir>/tools/test-folder/remove.ts',
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/build', '<rootDir>/examples', '<rootDir>/tmp'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs', ignoreDynamic: true },
      },
    ],
  },
};
