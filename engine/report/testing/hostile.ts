import fc from 'fast-check';

/** What has broken formats before: markup, commands, controls, lone surrogates, text that reorders itself. */
export const nastyTexts = [
  '</script><script>document.title="owned"</script>',
  '<!--<script>',
  ']]>',
  '&amp; &#0; &',
  '::error file=a::b%0A%25',
  '\n\n# heading\n\n| a | b |',
  '`code` @everyone ![x](http://x) <img src=x onerror=alert(1)>',
  '\u0000\u001b[31mred\u001b[0m\u0007',
  '\ud800 lone \udfff',
  '\u202ereversed',
  '\r\n\r\n::set-output name=a::b',
  '"\' \\ \u2028 \u2029 \ufffe',
  '__proto__',
];

/** Text of any kind, with the nasty ones among it. */
export const hostileText = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.tuple(fc.constantFrom(...nastyTexts), fc.string({ unit: 'grapheme' })).map(([a, b]) => a + b),
);
