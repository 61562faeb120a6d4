import { detectTextStyle } from './text-style';

test.each([
  ['{\n    "a": 1\n}', { unit: '    ', eol: '\n' }],
  ['{\r\n\t"a": 1\r\n}', { unit: '\t', eol: '\r\n' }],
  ['{ "a": 1 }', { unit: '  ', eol: '\n' }],
  ['/**\n * note\n */\n{\n\t"a": 1\n}', { unit: '\t', eol: '\n' }],
])('the style of %j shows in its first indented line', (text, style) => {
  expect(detectTextStyle(text)).toEqual(style);
});
