import fc from 'fast-check';
import { parse, type ParseError } from 'jsonc-parser';
import { appendMember } from './append-member';

const append = (text: string, path: (string | number)[] = ['hooks']) => appendMember(text, path, () => '"new": 1');

test('a comment behind the last member stays with it', () => {
  expect(append('{\n  "hooks": {\n    "a": {} // mine\n  }\n}\n')).toBe(
    '{\n  "hooks": {\n    "a": {}, // mine\n    "new": 1\n  }\n}\n',
  );
});

test('comments below the last member stay above what is added', () => {
  expect(append('{ "hooks": {\n\t\t"a": {}\n\t\t/* b */\n\t\t// c\n\t}\n}')).toBe(
    '{ "hooks": {\n\t\t"a": {},\n\t\t/* b */\n\t\t// c\n\t\t"new": 1\n\t}\n}',
  );
});

test('a trailing comma is not doubled, and the new member has one too', () => {
  expect(append('{\n  "hooks": {\n    "a": {}, // mine\n  }\n}')).toBe(
    '{\n  "hooks": {\n    "a": {}, // mine\n    "new": 1,\n  }\n}',
  );
});

test('what stands on one line stays on one line', () => {
  expect(append('{ "hooks": { "a": {} } }')).toBe('{ "hooks": { "a": {}, "new": 1 } }');
  expect(appendMember('{ "plugins": ["a", "b"] }', ['plugins'], () => '"c"')).toBe('{ "plugins": ["a", "b", "c"] }');
  expect(appendMember('{ "plugins": ["a",] }', ['plugins'], () => '"c"')).toBe('{ "plugins": ["a", "c"] }');
});

test('an empty object opens, an empty list does not', () => {
  expect(append('{\n  "hooks": {}\n}')).toBe('{\n  "hooks": {\n    "new": 1\n  }\n}');
  expect(append('{\r\n  "hooks": { /* none */ }\r\n}')).toBe(
    '{\r\n  "hooks": { /* none */\r\n    "new": 1\r\n  }\r\n}',
  );
  expect(append('{\n\t"hooks": {\n\t\t// none yet\n\t}\n}')).toBe(
    '{\n\t"hooks": {\n\t\t// none yet\n\t\t"new": 1\n\t}\n}',
  );
  expect(appendMember('{ "plugins": [] }', ['plugins'], () => '"c"')).toBe('{ "plugins": ["c"] }');
});

test('a byte order mark is no part of the indentation', () => {
  expect(append('\uFEFF{}', [])).toBe('\uFEFF{\n  "new": 1\n}');
});

test('any object, with comments anywhere, gains exactly the member and loses nothing', () => {
  const gap = fc.constantFrom('', ' ', '\n', '\n  ', ' /* c */ ', ' // c\n', '\n\t// d\n\t', '\r\n  ');
  const member = fc.tuple(gap, gap, gap).map(
    ([a, b, c]) =>
      (name: string) =>
        `${a}"${name}"${b}:${c}{ }`,
  );
  fc.assert(
    fc.property(fc.array(member, { maxLength: 4 }), gap, gap, fc.boolean(), (members, before, after, trailing) => {
      const inner = members.map((write, index) => write(`m${index}`)).join(`${before},`);
      const text = `{${before}"hooks": {${inner}${trailing && members.length > 0 ? ',' : ''}${after}}${before}}`;
      const changed = append(text);
      const errors: ParseError[] = [];
      const names = members.map((_, index) => [`m${index}`, {}]);
      expect(parse(changed, errors, { allowTrailingComma: true })).toEqual({
        hooks: { ...Object.fromEntries(names), new: 1 },
      });
      expect(errors).toEqual([]);
      // Everything that was there is there still, in its order.
      let at = 0;
      for (const character of text.replace(/\s/g, '')) at = changed.indexOf(character, at) + 1 || Infinity;
      expect(at).toBeLessThan(Infinity);
    }),
  );
});
