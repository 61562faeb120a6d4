import fc from 'fast-check';
import { quote } from 'shell-quote';
import { splitCommand } from './split-command';

test.each([
  ['node tools/licences.mjs {files}', ['node', 'tools/licences.mjs', '{files}']],
  [`a "b c" 'd e' f\\ g`, ['a', 'b c', 'd e', 'f g']],
  ['a **/*.md', ['a', '**/*.md']],
  [`a '$HOME' "x && y" '#'`, ['a', '$HOME', 'x && y', '#']],
  ['  ', []],
])('%j is split as a shell would', (command, words) => {
  expect(splitCommand(command)).toEqual({ ok: true, value: words });
});

test.each([
  ['a && b', '&&'],
  ['a | b', '|'],
  ['a > b', '>'],
  ['a; b', ';'],
  ['a $HOME', '$HOME'],
  ['a # b', '#'],
])('%j needs a shell', (command, sign) => {
  expect(splitCommand(command)).toEqual({ ok: false, failure: { kind: 'needs-shell', sign } });
});

test.each(['a "b', "a 'b c", `a "it's`])('%j has an open quote', (command) => {
  expect(splitCommand(command)).toEqual({ ok: false, failure: { kind: 'open-quote' } });
});

test('what was quoted for a shell comes back as it was', () => {
  const word = fc.string({ unit: fc.constantFrom('a', ' ', '"', '$', '-', '{', '}', '*', 'é'), minLength: 1 });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      expect(splitCommand(quote(words))).toEqual({ ok: true, value: words });
    }),
  );
});
