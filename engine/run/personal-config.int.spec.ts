import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { realWorkspace } from './testing/real-workspace';

// Stylelint looks into ~/.config/stylelint where a style sheet has no configuration: on no other machine there is the same.
// Then it refuses, here too.

jest.setTimeout(120_000);

const modules = join(__dirname, '..', '..', 'node_modules');
const home = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-home-')));
afterAll(() => rmSync(home, { recursive: true }));

const personal = ['.config/stylelint/config.json', 'Library/Preferences/stylelint/config.json'];
for (const file of personal) {
  mkdirSync(dirname(join(home, file)), { recursive: true });
  writeFileSync(join(home, file), '{ "rules": { "color-named": "never" } }\n');
}

test.each([{}, { args: ['--no-color'] }])(
  'what a person configured for all their style sheets decides nothing, with %j',
  async (more) => {
    const workspace = realWorkspace({ a: [], b: [] }, { stylelint: join(modules, 'stylelint') });
    try {
      workspace.write({
        'package.json': '{ "name": "w" }',
        'hookgraph.json': JSON.stringify({ hooks: { it: { tool: 'stylelint', ...more } } }),
        'a/.stylelintrc.json': '{ "rules": { "block-no-empty": true } }',
        'a/x.css': 'a { color: red }\n',
        'b/x.css': 'a { color: red }\n',
      });
      const run = await workspace.run({ env: { HOME: home, XDG_CONFIG_HOME: join(home, '.config') } });
      expect(run.results.map(({ outcome }) => outcome.kind)).toEqual(['passed', 'crashed']);
    } finally {
      await workspace.close();
    }
  },
);
