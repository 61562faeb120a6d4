#!/usr/bin/env node
/**
 * Writes docs/reference/tools.md from the built-in tools: node tools/generate-tools-reference.mjs [--check]
 * Needs a build (build/). With --check nothing is written, and a page that is out of date fails.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import semver from 'semver';

const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const page = join(repository, 'docs', 'reference', 'tools.md');
const { builtInTools } = createRequire(import.meta.url)('../build/engine/tools/index.js');

const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;
const list = (items) => (items.length === 0 ? 'none' : items.map(code).join(', '));
const inferred = {
  near: 'where a configuration file is in the project or above it',
  project: 'where a configuration file is in the project',
  anywhere: 'everywhere',
};

/** Versions whose real output the parser is tested with, oldest first. */
function recordedVersions(tool) {
  const recorded = join(repository, 'engine', 'tools', 'recorded');
  const folders = readdirSync(recorded).filter((name) => name.replace(/-[\d.]+$/, '') === tool);
  const versions = folders.map(
    (folder) => JSON.parse(readFileSync(join(recorded, folder, 'clean.json'), 'utf8')).version,
  );
  return versions.sort(semver.compare);
}

function section(tool) {
  const major = { eslint: '10.0.0', prettier: '3.0.0' }[tool.name] ?? '1.0.0';
  const files = tool.scope === 'file' ? ['<files>'] : [];
  const { args, stdin } = tool.check({ files, args: ['<args>'], version: major, workers: 2, configs: new Map() });
  const rows = [
    [
      'command',
      code([tool.program.bin, ...args].join(' ')) + (stdin === undefined ? '' : ', file names on standard input'),
    ],
    ['package', `[${tool.program.package}](${tool.homepage})`],
    ['versions', `${code(tool.supported)}; tested with ${recordedVersions(tool.name).join(', ')}`],
    ['files', list(tool.files)],
    ['not checked', list(tool.exclude)],
    ['configuration', list(tool.configFiles)],
    ['looked for', tool.looksAbove ? 'up to the root of the disk' : 'up to the workspace root'],
    ['ignore files', list(tool.ignoreFiles)],
    ['inferred', inferred[tool.needsConfig]],
    ['packages that decide', tool.packages === 'all' ? 'all that are installed' : list(tool.packages)],
    ['scope', tool.scope],
    ['runs in', tool.cwd],
    ['stage', tool.stage],
    ['time limit', tool.timeout],
    ['security level', tool.securityLevel],
    ['red is replayed', tool.deterministic ? 'yes' : 'no'],
  ];
  return [
    `## ${tool.name}`,
    '',
    tool.description,
    '',
    '| field | value |',
    '| --- | --- |',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
  ].join('\n');
}

const personal = [...builtInTools.values()].filter((tool) => tool.hasPersonalConfig).map(({ name }) => name);

const text = await format(
  [
    '<!-- Made by tools/generate-tools-reference.mjs: change engine/tools/built-in, not this page. -->',
    '',
    '# Built-in tools',
    '',
    'Checks never write. `<args>` are the `args` of the hook. Versions after "tested with" were run, and what they printed is kept in',
    'engine/tools/recorded for the tests of the parsers.',
    '',
    'A verdict holds for the bytes of the files, the configuration and ignore files that apply with all that they import, and the',
    'packages that decide, as installed: by version, or by their files where they are linked (`npm link`, `file:`) or patched.',
    `Configuration above the workspace counts by content. What a person configured for themselves (\`~/.config\`) does not exist for ${new Intl.ListFormat('en-GB').format(personal)}.`,
    'Files in node_modules that somebody edits by hand without a patch are not noticed.',
    '',
    ...[...builtInTools.values()].map(section),
  ].join('\n'),
  { parser: 'markdown', printWidth: 120 },
);
if (process.argv.includes('--check')) {
  if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
    console.error('docs/reference/tools.md is out of date: run node tools/generate-tools-reference.mjs');
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, text);
}
