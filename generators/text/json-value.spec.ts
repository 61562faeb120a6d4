import { jsonMember } from './json-value';

const style = { unit: '  ', eol: '\n' } as const;

test('what fits stands on one line', () => {
  expect(jsonMember('eslint', { tool: 'eslint', dependsOn: ['a', 'b'] }, { indent: '    ', style })).toBe(
    '"eslint": { "tool": "eslint", "dependsOn": ["a", "b"] }',
  );
  expect(jsonMember('none', {}, { indent: '', style })).toBe('"none": {}');
});

test('what does not fit stands one member a line, lists in the same way', () => {
  const long = 'x'.repeat(50);
  expect(jsonMember('a', { command: ['b'], description: long, files: [long, long] }, { indent: '', style })).toBe(
    `"a": {\n  "command": ["b"],\n  "description": "${long}",\n  "files": [\n    "${long}",\n    "${long}"\n  ]\n}`,
  );
});

test('it is what Prettier makes of it', async () => {
  const { format } = await import('prettier');
  for (const length of [10, 20, 30, 31, 32, 33, 34, 40, 70, 90]) {
    const value = { tool: 'eslint', files: ['x'.repeat(length)], exclude: ['y'.repeat(length), 'z'] };
    const text = `{\n  ${jsonMember('hook', value, { indent: '  ', style })}\n}\n`;
    expect(await format(text, { parser: 'json' })).toBe(text);
  }
});
