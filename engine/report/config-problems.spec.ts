import type { FilePath } from '../hooks/brand';
import type { ConfigProblem } from '../hooks/failure';
import { renderConfigProblems } from './config-problems';

const source = ['{', '  "hooks": {', '    "types": { "tool": "tcs" }', '  }', '}', ''].join('\n');

function problem(fields: Partial<ConfigProblem> = {}): ConfigProblem {
  const place = { file: 'hookgraph.json' as FilePath, line: 3, column: 24, length: 5 };
  return { place, source, message: 'unknown tool "tcs"', hint: 'did you mean "tsc"?', ...fields };
}

describe('renderConfigProblems', () => {
  test('says where and what, draws the lines with an underline, and what to do', () => {
    expect(renderConfigProblems([problem()], { color: false })).toBe(
      [
        'hookgraph.json:3:24  unknown tool "tcs"',
        '    2 |   "hooks": {',
        '  > 3 |     "types": { "tool": "tcs" }',
        '      |                        ^^^^^',
        '    4 |   }',
        '  did you mean "tsc"?',
      ].join('\n'),
    );
  });

  test('puts an empty line between problems and none where there is no hint', () => {
    const text = renderConfigProblems([problem({ hint: null }), problem()], { color: false });
    expect(text).toContain('    4 |   }\n\nhookgraph.json:3:24');
  });

  test('colours only when asked to', () => {
    expect(renderConfigProblems([problem()], { color: true })).toContain('\u001b[');
    expect(renderConfigProblems([problem()], { color: false })).not.toContain('\u001b[');
  });

  test('draws the right line whatever the line ends, a byte order mark or U+2028 before it', () => {
    for (const before of ['\r\n', '\r', '\n']) {
      const text = renderConfigProblems([problem({ source: `\uFEFF{${before}"\u2028"${before}"here"${before}}` })], {
        color: false,
      });
      expect(text).toContain('> 3 | "here"');
    }
  });

  test('spells out what could move the cursor', () => {
    const hostile = problem({ message: 'unknown key "\u001b[2J\u0007"', source: '{\n\n"\u0007": 1}' });

    expect(renderConfigProblems([hostile], { color: false })).not.toMatch(/[\u0007\u001b]/);
  });
});
