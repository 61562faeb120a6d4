import { addOwnDependency } from './own-dependency';

const add = (text: string, keepExisting = false) => addOwnDependency(text, '1.2.3', { keepExisting });

test('it takes its place in the alphabet, in the layout of the file', () => {
  expect(
    add('{\n    "name": "w",\n    "devDependencies": {\n        "eslint": "^9",\n        "nx": "24.0.0"\n    }\n}\n'),
  ).toBe(
    '{\n    "name": "w",\n    "devDependencies": {\n        "eslint": "^9",\n        "hookgraph": "1.2.3",\n        "nx": "24.0.0"\n    }\n}\n',
  );
  expect(add('{\r\n\t"name": "w"\r\n}\r\n')).toBe(
    '{\r\n\t"name": "w",\r\n\t"devDependencies": {\r\n\t\t"hookgraph": "1.2.3"\r\n\t}\r\n}\r\n',
  );
});

test('a list that is not sorted gets it at the end', () => {
  expect(add('{\n  "devDependencies": {\n    "nx": "1",\n    "eslint": "1"\n  }\n}')).toBe(
    '{\n  "devDependencies": {\n    "nx": "1",\n    "eslint": "1",\n    "hookgraph": "1.2.3"\n  }\n}',
  );
});

test.each(['^1.2.0', 'file:hookgraph.tgz', 'latest', 'workspace:*', 'catalog:'])('%s stays', (range) => {
  for (const field of ['dependencies', 'devDependencies']) {
    const text = JSON.stringify({ [field]: { hookgraph: range } });
    expect(add(text)).toBe(text);
  }
});

test('a range that does not admit the version that runs is replaced, unless it is to be kept', () => {
  const text = '{ "dependencies": { "hookgraph": "^0.9.0" } }';
  expect(add(text)).toBe('{ "dependencies": { "hookgraph": "1.2.3" } }');
  expect(add(text, true)).toBe(text);
});
