import { registerPlugin } from './register-plugin';

test('the plugin is added behind those that are there, comments stay', () => {
  expect(
    registerPlugin('{\n  "plugins": [\n    "@nx/js", // first\n    { "plugin": "@nx/eslint" } // last\n  ]\n}\n', [
      '@nx/js',
      { plugin: '@nx/eslint' },
    ]),
  ).toBe(
    '{\n  "plugins": [\n    "@nx/js", // first\n    { "plugin": "@nx/eslint" }, // last\n    "hookgraph"\n  ]\n}\n',
  );
});

test.each([['hookgraph'], [{ plugin: 'hookgraph', include: ['a'] }]])('%j is left alone', (entry) => {
  const text = JSON.stringify({ plugins: [entry] });
  expect(registerPlugin(text, [entry])).toBe(text);
});

test('plugins that come by extends are not lost', () => {
  const text = '{\n  "extends": "./base.json"\n}\n';
  expect(registerPlugin(text, ['@nx/js'])).toBe(
    '{\n  "extends": "./base.json",\n  "plugins": ["@nx/js", "hookgraph"]\n}\n',
  );
  expect(registerPlugin(text, ['hookgraph'])).toBe(text);
});

test('an empty nx.json gets the list', () => {
  expect(registerPlugin('{}\n', [])).toBe('{\n  "plugins": ["hookgraph"]\n}\n');
});

test.each([
  ['["hookgraph", { "plugin": "hookgraph" }, "@nx/js"]', '["hookgraph", "@nx/js"]'],
  ['["@nx/js", { "plugin": "hookgraph" }, "hookgraph", "hookgraph"]', '["@nx/js", { "plugin": "hookgraph" }]'],
  [
    '["hookgraph", { "plugin": "hookgraph", "include": ["a/*"] }]',
    '["hookgraph", { "plugin": "hookgraph", "include": ["a/*"] }]',
  ],
])('takes out further entries that say nothing more: %s', (before, after) => {
  const text = (plugins: string) => `{\n  // ours\n  "plugins": ${plugins}\n}\n`;
  expect(registerPlugin(text(before), JSON.parse(before))).toBe(text(after));
});
