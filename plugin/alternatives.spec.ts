import { alternatives } from './alternatives';

test.each([
  ['tsconfig.json', ['tsconfig.json']],
  ['.eslintrc.{js,json}', ['.eslintrc.js', '.eslintrc.json']],
  ['{.,}{a,b}.json', ['.a.json', '.b.json', 'a.json', 'b.json']],
])('%s stands for %j', (pattern, names) => {
  expect(alternatives(pattern)).toEqual(names);
});
