import type { Tool } from './tool';
import { builtInTools } from '.';

const able = ['biome', 'eslint', 'markdownlint-cli2', 'oxlint', 'prettier', 'stylelint'];
const invocation = { files: ['a b.js', './-c.js', 'd[1].js'], args: ['--own'], version: '1.0.0', workers: 2 };

test('six tools can fix', () => {
  expect([...builtInTools.values()].filter(({ fix }) => fix !== undefined).map(({ name }) => name)).toEqual(able);
});

test.each(able)('%s is told to write, gets the arguments of the user, and names as in its check', (name) => {
  const tool = builtInTools.get(name) as Required<Tool>;
  const [check, fix] = [tool.check(invocation).args, tool.fix(invocation).args];
  expect(fix.filter((word) => word === '--fix' || word === '--write')).toHaveLength(1);
  expect(check).not.toContain('--fix');
  expect(check).not.toContain('--write');
  expect(fix.slice(-4)).toEqual(['--own', ...check.slice(-3)]);
});
