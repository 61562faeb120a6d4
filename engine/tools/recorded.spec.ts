import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import semver from 'semver';
import * as z from 'zod';
import type { FilePath } from '../hooks/brand';
import { builtInTools } from '.';
import type { Parsed } from './tool';

const recording = z.object({
  tool: z.string(),
  version: z.string(),
  files: z.array(z.string()),
  processes: z.array(
    z.object({ args: z.array(z.string()), exitCode: z.number(), stdout: z.string(), stderr: z.string() }),
  ),
});
const home = join(__dirname, 'recorded');
const folders = readdirSync(home);
/** What each scenario must come to, whatever the tool and version: written down by hand, not taken from a run. */
const outcomes: Readonly<Record<string, 'green' | 'red' | 'trouble'>> = {
  clean: 'green',
  warnings: 'green',
  ignored: 'green',
  'all-ignored': 'green',
  noise: 'green',
  'no-tests': 'green',
  findings: 'red',
  'max-warnings': 'red',
  'syntax-error': 'red',
  'suite-error': 'red',
  solution: 'red',
  'unknown-rule': 'red',
  'unmasked-asked': 'red',
  'not-built': 'trouble',
  'checks-nothing': 'trouble',
  'no-inputs': 'trouble',
  'missing-file': 'trouble',
  newline: 'trouble',
  'bad-config': 'trouble',
  'bad-option': 'trouble',
  'bad-extends': 'trouble',
  'bad-import': 'trouble',
};
/** Where a version does otherwise by itself. */
const exceptions: Readonly<Record<string, 'green' | 'red' | 'trouble'>> = {
  // `eslint .` in version 8 fails where nothing is left; in 9 and 10 its own configuration file is checked.
  'eslint-8/all-ignored': 'trouble',
  'eslint-8.57.0/all-ignored': 'trouble',
  // cspell 8 checks without a configuration that it cannot read, and says nothing.
  'cspell-8/bad-config': 'red',
  'cspell-8.0.0/bad-config': 'red',
  // secretlint 9.0 takes an option once only, and says so.
  'secretlint-9.0.0/unmasked-asked': 'trouble',
};

const scenarios = folders.flatMap((folder) =>
  readdirSync(join(home, folder)).map((file) => ({
    folder,
    name: file.replace('.json', ''),
    key: `${folder}/${file.replace('.json', '')}`,
  })),
);

describe.each(scenarios)('$key, as the real tool printed it', ({ folder, name, key }) => {
  const { answers, files, texts } = replay(folder, name);

  it('is judged as it must be', () => {
    expect(combined(answers)).toBe(exceptions[key] ?? outcomes[name]);
  });

  it('has findings that say where and what, as many as the tool counted', () => {
    for (const answer of answers) {
      if (answer.kind !== 'checked') continue;
      if (answer.printedCount !== null) expect(answer.findings).toHaveLength(answer.printedCount);
      for (const finding of answer.findings) {
        expect(finding.file).not.toBeNull();
        expect(finding.message).not.toBe('');
        expect(finding.message).not.toMatch(/<root>|<tools>/);
      }
    }
  });

  it('names every file that was asked for and is wrong, however hostile its name', () => {
    if (name !== 'findings' || files.length === 0) return;
    const found = new Set(
      answers.flatMap((answer) => (answer.kind === 'checked' ? answer.findings.map(({ file }) => file) : [])),
    );
    expect([...found].sort()).toEqual([...files].sort());
  });

  it('holds no secret', () => {
    expect(texts).not.toContain(`ghp_${'a'.repeat(36)}`);
  });
});

describe('recordings', () => {
  it('cover every built-in tool in versions that it claims to support', () => {
    expect(new Set(folders.map((folder) => folder.replace(/-[\d.]+$/, '')))).toEqual(new Set(builtInTools.keys()));
  });
});

describe.each([...builtInTools.values()])('$name', (tool) => {
  it('was really run in the oldest version that it claims to support, and in the newest major', () => {
    const versions = folders
      .filter((folder) => folder.replace(/-[\d.]+$/, '') === tool.name)
      .map((folder) => recording.parse(JSON.parse(readFileSync(join(home, folder, 'clean.json'), 'utf8'))).version);
    const oldest = semver.minVersion(tool.supported)?.version ?? '';
    expect(versions.some((version) => semver.satisfies(version, `~${oldest}`))).toBe(true);
    const end = /<(\d+)(?:\.(\d+))?/.exec(tool.supported);
    const newest = end?.[2] === undefined ? `${Number(end?.[1]) - 1}.x` : `${end[1]}.${Number(end[2]) - 1}.x`;
    expect(versions.filter((version) => semver.satisfies(version, newest))).not.toEqual([]);
    expect(versions.filter((version) => !semver.satisfies(version, tool.supported))).toEqual([]);
  });

  it.each([0, 1, 2, 137])('never turns unknown output at exit code %d into green', (exitCode) => {
    const answer = tool.parse({
      stdout: 'something else',
      stderr: 'words',
      exitCode,
      version: '1.0.0',
      files: ['a'],
      toFilePath: () => null,
    });
    expect(answer.kind).not.toBe('checked');
  });
});

function replay(folder: string, name: string) {
  const text = readFileSync(join(home, folder, `${name}.json`), 'utf8');
  const { tool: toolName, version, files, processes } = recording.parse(JSON.parse(text));
  const tool = builtInTools.get(toolName);
  if (!tool) throw new Error(`no tool ${toolName}`);
  const answers = processes.map((result) => tool.parse({ ...result, version, files, toFilePath }));
  return {
    answers,
    texts: JSON.stringify(answers) + (tool.outputIsSecret ? '' : text),
    files: files.map((file) => posix.normalize(file)),
  };
}

function combined(answers: readonly Parsed[]): 'green' | 'red' | 'trouble' | 'unreadable' {
  const bad = answers.find((answer) => answer.kind !== 'checked');
  if (bad?.kind === 'unreadable' || bad?.kind === 'trouble') return bad.kind;
  return answers.some(
    (answer) =>
      answer.kind === 'checked' && (answer.red || answer.findings.some(({ severity }) => severity === 'error')),
  )
    ? 'red'
    : 'green';
}

function toFilePath(printed: string): FilePath | null {
  const path = posix.normalize(printed.replace(/^file:\/\//, '').replace(/^<root>\//, ''));
  return /^(?:[</]|\.\.)/.test(path) ? null : (path as FilePath);
}
