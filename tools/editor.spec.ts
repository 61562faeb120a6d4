import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getLanguageService, TextDocument, type JSONDocument } from 'vscode-json-languageservice';
import { builtInStrategies } from '../engine/config/built-in-strategies';
import { hookShape } from '../engine/config/hook-schema';
import { securityLevels } from '../engine/hooks/hook';
import { builtInTools } from '../engine/tools';
import { schemaAddress } from '../generators/compose/new-config';

const repository = join(__dirname, '..');

/** What VS Code's JSON mode makes of a hookgraph.json of the workspace; `|` in the text is where the cursor is. */
function editor(text: string, schema = 'hookgraph.schema.json') {
  const [before = '', after = ''] = text.split('|');
  const content = `{ "$schema": "${schemaAddress.replace(/[^/]+$/, schema)}", ${before}${after} }`;
  const document = TextDocument.create('file:///ws/hookgraph.json', 'jsonc', 1, content);
  const service = getLanguageService({
    workspaceContext: { resolveRelativePath: (path, from) => new URL(path, from).href },
    schemaRequestService: (address) => {
      const installed = 'file:///ws/node_modules/hookgraph/';
      if (!address.startsWith(installed)) throw new Error(`asks for ${address}`);
      return Promise.resolve(readFileSync(join(repository, address.slice(installed.length)), 'utf8'));
    },
  });
  const parsed: JSONDocument = service.parseJSONDocument(document);
  const place = document.positionAt(content.length - 2 - after.length);
  return {
    async completions() {
      const list = await service.doComplete(document, place, parsed);
      return (list?.items ?? []).map(({ label }) => label.replaceAll('"', '')).sort();
    },
    async hover() {
      return JSON.stringify((await service.doHover(document, place, parsed))?.contents ?? '');
    },
    async problems() {
      const found = await service.doValidation(document, parsed);
      return found.map(
        ({ message, range }) => `${document.getText(range)}: ${typeof message === 'string' ? message : message.value}`,
      );
    },
  };
}

const tools = [...builtInTools.keys()];
const securityLevelNames = [...securityLevels].sort();
const strategies = builtInStrategies.map(({ name }) => name);

test('fields are proposed, and a hook named like a tool is one', async () => {
  expect(await editor('|').completions()).toEqual(expect.arrayContaining(['hooks', 'strategies', 'defaultStrategy']));
  const fields = Object.keys(hookShape).sort();
  expect(await editor('"hooks": { "mine": { | } }').completions()).toEqual(fields);
  expect(await editor('"hooks": { "eslint": { | } }').completions()).toEqual(fields);
});

test('values are proposed where there are only some, or some have names', async () => {
  expect(await editor('"hooks": { | }').completions()).toEqual(expect.arrayContaining(tools));
  expect(await editor('"hooks": { "mine": { "tool": | } }').completions()).toEqual(tools);
  expect(await editor('"hooks": { "mine": { "stage": | } }').completions()).toEqual([
    'comprehensive',
    'fast',
    'manual',
  ]);
  expect(await editor('"defaultStrategy": |').completions()).toEqual(expect.arrayContaining(strategies));
  expect(await editor('"strategies": { "ci": { "blocks": [|] } }').completions()).toEqual(securityLevelNames);
});

test('what a field or a tool is for is shown beside it', async () => {
  expect(await editor('"hooks": { "mine": { "sta|ge": "fast" } }').hover()).toContain(
    'When the hook is worth its time',
  );
  expect(await editor('"hooks": { "esl|int": {} }').hover()).toContain('Checks JavaScript and TypeScript with ESLint');
});

test('mistakes are underlined, and nothing else is', async () => {
  const good = `"hooks": {
    // comments and trailing commas are part of the file
    "eslint": {}, "own": { "command": ["node", "check.mjs", "{files}"], "timeout": "90s", },
  },
  "strategies": { "ci": { "timeout": "10m" } }, "defaultStrategy": "ci"`;
  expect(await editor(good).problems()).toEqual([]);
  expect(await editor('"hooks": { "a": { "tool": "eslnt" }, "b": { "stge": "fast" } }').problems()).toEqual([
    expect.stringContaining('"eslnt": Value is not accepted'),
    expect.stringContaining('"stge": Property stge is not allowed'),
  ]);
});

test('in a project hooks are left out or changed', async () => {
  const inProject = (text: string) => editor(text, 'hookgraph.project.schema.json');
  expect(await inProject('"hooks": { | }').completions()).toEqual(expect.arrayContaining(tools));
  expect(await inProject('"hooks": { "eslint": | }').completions()).toEqual(expect.arrayContaining(['false', 'off']));
  expect(await inProject('"hooks": { "eslint": { "tool": | } }').completions()).toEqual(tools);
  expect(await inProject('"hooks": { "eslint": false, "mine": { "timeout": "2m" } }').problems()).toEqual([]);
});
