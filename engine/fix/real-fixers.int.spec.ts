import { fixWorkspace, type FixWorkspace } from './testing/fix-workspace';

// Real tools take seconds to load on a busy machine.
jest.setTimeout(120_000);

const opened: FixWorkspace[] = [];
afterEach(async () => {
  for (const workspace of opened.splice(0)) await workspace.close();
});

interface Row {
  readonly tool: string;
  readonly config: Readonly<Record<string, string>>;
  /** A file that the fixer mends as a whole: before and after. */
  readonly whole: readonly [file: string, before: string, after: string];
  /** A file of which something is left, and what: before, after, rules that are still broken. */
  readonly partly: readonly [file: string, before: string, after: string, left: readonly string[]];
  /** A file that is right as it is. */
  readonly right: readonly [file: string, content: string];
}

const rows: readonly Row[] = [
  {
    tool: 'prettier',
    config: { '.prettierrc.json': '{ "singleQuote": true }\n' },
    whole: ['a.mjs', 'export let  a = "a"\n', "export let a = 'a';\n"],
    partly: ['b.mjs', 'export let = ;\n', 'export let = ;\n', ['']],
    right: ['c.mjs', "export let c = 'c';\n"],
  },
  {
    tool: 'eslint',
    config: { 'eslint.config.mjs': "export default [{ rules: { 'no-var': 'error', 'no-undef': 'error' } }];\n" },
    whole: ['a.mjs', 'var a = 1; export { a };\n', 'let a = 1; export { a };\n'],
    partly: ['b.mjs', 'var b = c; export { b };\n', 'let b = c; export { b };\n', ['no-undef']],
    right: ['c.mjs', 'export let c = 1;\n'],
  },
  {
    tool: 'biome',
    config: { 'biome.json': '{ "linter": { "rules": { "suspicious": { "noDebugger": "error" } } } }\n' },
    whole: ['a.js', "export const a = 'a'\n", 'export const a = "a";\n'],
    partly: [
      'b.js',
      "debugger\nexport const b = 'b'\n",
      'debugger;\nexport const b = "b";\n',
      ['lint/suspicious/noDebugger'],
    ],
    right: ['c.js', 'export const c = "c";\n'],
  },
  {
    tool: 'oxlint',
    config: { '.oxlintrc.json': '{ "rules": { "no-var": "error", "no-debugger": "error", "no-eval": "error" } }\n' },
    whole: ['a.js', 'var a = 1; export { a };\n', 'const a = 1; export { a };\n'],
    partly: ['b.js', 'var b = eval("1"); export { b };\n', 'const b = eval("1"); export { b };\n', ['eslint(no-eval)']],
    right: ['c.js', 'export const c = 1;\n'],
  },
  {
    tool: 'stylelint',
    config: {
      '.stylelintrc.json':
        '{ "rules": { "color-hex-length": "short", "block-no-empty": true, "declaration-no-important": true } }\n',
    },
    whole: ['a.css', 'a { color: #ffffff; }\n', 'a { color: #fff; }\n'],
    partly: [
      'b.css',
      'a { color: #ffffff !important; }\n',
      'a { color: #fff !important; }\n',
      ['declaration-no-important'],
    ],
    right: ['c.css', 'a { color: #fff; }\n'],
  },
  {
    tool: 'markdownlint-cli2',
    config: { '.markdownlint.json': '{ "default": true }\n' },
    whole: ['a.md', '# Title\n\n\n\n* one\n', '# Title\n\n* one\n'],
    partly: [
      'b.md',
      '# Title\n\n\n\n# Title\n',
      '# Title\n\n# Title\n',
      ['MD024/no-duplicate-heading', 'MD025/single-title'],
    ],
    right: ['c.md', '# Title\n'],
  },
];

test.each(rows)('$tool fixes what it can, in place, and fixes again; a check finds what a fix leaves', async (row) => {
  const { tool, config, right } = row;
  const [whole, partly] = [row.whole, row.partly].map(([file, before, after]) => ({
    file: `app/${file}`,
    before,
    after,
  }));
  if (whole === undefined || partly === undefined) throw new Error('two files');
  const workspace = fixWorkspace({ it: { tool } }, { ...config, [`app/${right[0]}`]: right[1] });
  opened.push(workspace);
  for (const time of ['unfixed', 'unfixed again']) {
    for (const { file, before } of [whole, partly]) workspace.write(file, before);
    const [fixed] = await workspace.fix();
    // What is known to be green is handed to nobody.
    const handed = workspace.starts[0]?.some((argument) => argument.endsWith(right[0]));
    expect({ time, handed }).toEqual({ time, handed: time === 'unfixed' });
    const written = { whole: workspace.read(whole.file), partly: workspace.read(partly.file) };
    expect({ time, ...written }).toEqual({ time, whole: whole.after, partly: partly.after });
    const touched = [whole, partly].filter(({ before, after }) => before !== after).map(({ file }) => file);
    expect(fixed?.touched.map(({ file }) => file)).toEqual(touched);
    expect(fixed?.fixer).toMatchObject({ kind: 'ended' });
    const [checked] = await workspace.check();
    expect({ outcome: fixed?.check.outcome, findings: fixed?.check.findings }).toEqual({
      outcome: checked?.outcome,
      findings: checked?.findings,
    });
    const left = checked?.findings.map(({ file, rule }) => [file, rule ?? '']);
    expect(left).toEqual(row.partly[3].map((rule) => [partly.file, rule]));
  }
  // The fixed content is green, too, for somebody who knows nothing.
  workspace.write(partly.file, right[1]);
  const [clean] = await workspace.check();
  expect(clean).toMatchObject({ outcome: { kind: 'passed' }, findings: [] });
});
