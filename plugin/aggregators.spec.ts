import { aggregatorInputs } from './aggregators';
import type { NxInput, NxTarget } from './nx-types';

const target = (...inputs: readonly NxInput[]): NxTarget => ({ executor: 'hookgraph:hook', inputs });

test('an aggregator is affected by whatever affects one of its hooks', () => {
  const inputs = aggregatorInputs([
    target('{projectRoot}/**/*.ts', '{workspaceRoot}/.prettierrc', { env: 'TZ' }),
    target({ json: '{workspaceRoot}/package.json', fields: ['prettier'] }, 'sources'),
  ]);
  expect(inputs).toEqual([
    '{projectRoot}/**/*',
    '{workspaceRoot}/.prettierrc',
    '{workspaceRoot}/package.json',
    'sources',
    '{workspaceRoot}/hookgraph.json',
    { env: 'TZ' },
  ]);
});

test('an aggregator names no package, so that every change of what is installed counts', () => {
  expect(aggregatorInputs([target({ externalDependencies: ['prettier'] })])).toEqual([
    '{projectRoot}/**/*',
    '{workspaceRoot}/hookgraph.json',
  ]);
});

test('what is read of other projects is left to the target, as Nx takes no named input that says it', () => {
  const inputs = aggregatorInputs([target('^{projectRoot}/**/*.ts', '^default')]);
  expect(inputs).toEqual(['{projectRoot}/**/*', '{workspaceRoot}/hookgraph.json']);
});
