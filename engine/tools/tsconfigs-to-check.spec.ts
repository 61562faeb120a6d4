import { tsconfigsToCheck } from './tsconfigs-to-check';

const configs = (texts: Readonly<Record<string, string>>) => new Map(Object.entries(texts));

describe('the tsconfig files that check a project', () => {
  it('are tsconfig.json alone where it names files, by default all', () => {
    expect(tsconfigsToCheck(configs({ 'tsconfig.json': '{ "extends": "../base.json" }' }))).toEqual(['tsconfig.json']);
  });

  it('are the references of a solution, through comments, folders and circles', () => {
    const texts = {
      'tsconfig.json':
        '{ "files": [], "include": [], /* x */ "references": [{ "path": "./tsconfig.lib.json" }, { "path": "./e2e" },] }',
      'tsconfig.lib.json':
        '{ "include": ["src"], "references": [{ "path": "./tsconfig.json" }, { "path": "../other" }] }',
      'e2e/tsconfig.json': '{}',
    };
    expect(tsconfigsToCheck(configs(texts))).toEqual(['tsconfig.lib.json', 'e2e/tsconfig.json']);
  });

  it('include what a config with files of its own references', () => {
    const texts = {
      'tsconfig.json': '{ "include": ["src"], "references": [{ "path": "./tsconfig.node.json" }] }',
      'tsconfig.node.json': '{}',
    };
    expect(tsconfigsToCheck(configs(texts))).toEqual(['tsconfig.json', 'tsconfig.node.json']);
  });

  it('are none where all references leave the project', () => {
    expect(
      tsconfigsToCheck(configs({ 'tsconfig.json': '{ "files": [], "references": [{ "path": "./packages/a" }] }' })),
    ).toEqual([]);
  });
});
