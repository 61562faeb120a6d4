#!/usr/bin/env node
/**
 * Records what the real tools print, for the tests of engine/tools: node tools/record-tool-outputs.mjs [tool | tool-version]...
 * Needs a build (build/) and the npm registry. Tools are installed once under HOOKGRAPH_TOOLS (default: a folder of
 * the system's temporary directory). Places of this machine become `<root>` and `<tools>`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { recordings } from './tool-scenarios.mjs';

const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = process.env.HOOKGRAPH_TOOLS ?? join(tmpdir(), 'hookgraph-tools');
const target = join(repository, 'engine', 'tools', 'recorded');
const { builtInTools } = createRequire(import.meta.url)('../build/engine/tools/index.js');
const asked = process.argv.slice(2);

for (const recording of recordings) {
  if (asked.length > 0 && !asked.includes(recording.tool) && !asked.includes(`${recording.tool}-${recording.major}`))
    continue;
  const home = install(recording);
  const tool = builtInTools.get(recording.tool);
  const manifest = JSON.parse(readFileSync(join(home, 'node_modules', tool.program.package, 'package.json'), 'utf8'));
  const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[tool.program.bin];
  const program = join(home, 'node_modules', tool.program.package, bin);
  const folder = join(target, `${recording.tool}-${recording.major}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, scenario] of Object.entries(recording.scenarios)) {
    const answer = record(tool, program, manifest.version, home, scenario);
    const text = await format(JSON.stringify({ tool: tool.name, version: manifest.version, ...answer }), {
      parser: 'json',
      printWidth: 120,
    });
    writeFileSync(join(folder, `${name}.json`), text);
  }
  console.log(`${recording.tool} ${manifest.version}: ${Object.keys(recording.scenarios).length} recorded`);
}

function install({ tool, major, install: packages }) {
  const home = join(tools, `${tool}-${major}`);
  if (!existsSync(join(home, 'ok'))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: home, stdio: 'ignore' });
    writeFileSync(join(home, 'ok'), '');
  }
  return home;
}

function record(tool, program, version, home, { files, check, args = [] }) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'hookgraph-record-')));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  symlinkSync(join(home, 'node_modules'), join(root, 'node_modules'));
  const names = check.map((name) => (name.startsWith('-') ? `./${name}` : name));
  const configs = new Map(Object.entries(files).filter(([name]) => name.endsWith('.json')));
  const command = tool.check({ files: names, args, version, workers: 2, configs });
  const processes = [command, ...(command.also ?? [])].map((one) => run(program, one, root, home));
  const written = execFileSync('find', [root, '-type', 'f', '-print0'], { encoding: 'utf8' })
    .split('\0')
    .filter(Boolean);
  const extra = written.map((path) => path.slice(root.length + 1)).filter((name) => !(name in files));
  if (extra.length > 0) throw new Error(`${tool.name} ${version} wrote ${extra.join(', ')}`);
  rmSync(root, { recursive: true, force: true });
  return { files: names, processes };
}

function run(program, { args, stdin, env }, root, home) {
  const isScript = /\.[cm]?js$/.test(program) || /^#!.*\bnode\b/.test(readFileSync(program, 'utf8').slice(0, 80));
  const result = spawnSync(isScript ? process.execPath : program, isScript ? [program, ...args] : args, {
    cwd: root,
    encoding: 'utf8',
    input: stdin ?? '',
    maxBuffer: 2 ** 26,
    env: { PATH: process.env.PATH, HOME: root, NO_COLOR: '1', ...env },
  });
  const clean = (text) =>
    [pathToFileURL(root).href, pathToFileURL(home).href, root, home]
      .reduce((rest, path, index) => rest.replaceAll(path, index % 2 === 0 ? '<root>' : '<tools>'), text)
      .replace(/"(startTime|endTime|startAt|duration|start_time)":[\d.]+/g, '"$1":0')
      .replace(/"nanos":\d+|"scannerDuration":\d+/g, (part) => part.replace(/\d+$/, '0'));
  return { args, exitCode: result.status, stdout: clean(result.stdout), stderr: clean(result.stderr) };
}
