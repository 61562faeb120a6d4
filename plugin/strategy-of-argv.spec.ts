import { asksForHooks } from './strategy-of-argv';

test.each([
  ['run-many -t quality', true],
  ['affected --targets=build,quality-fast', true],
  ['run app:quality--eslint', true],
  ['app:quality', true],
  ['run-many -t build test', false],
  ['build quality-assurance-app', true],
  ['build app', false],
])('whether "%s" asks for hooks: %s', (words, asks) => {
  expect(asksForHooks(['node', '/w/node_modules/.bin/nx', ...words.split(' ')])).toBe(asks);
});
