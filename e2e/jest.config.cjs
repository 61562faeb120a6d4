const { transform } = require('../jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.e2e.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/../dist', '<rootDir>/../build', '<rootDir>/../examples'],
  transform,
  globalSetup: '<rootDir>/rig/global-setup.ts',
  globalTeardown: '<rootDir>/rig/global-teardown.ts',
  reporters: ['default', '<rootDir>/rig/closing-line.cjs'],
  testTimeout: 120_000,
  maxWorkers: 2,
};
