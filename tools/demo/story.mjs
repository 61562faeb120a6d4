import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claim, ClaimFailed, claimSame, claimsChecked, say } from './claims.mjs';
import { tasksRun } from './results.mjs';

const timetable = 'services/timetable/src/sailings.ts';
const library = 'packages/fares/src/format-pence.ts';
const hooks = 'prettier eslint biome stylelint markdownlint cspell secrets types test jest knip'.split(' ');

/** Runs the seven steps; returns how many claims were checked. */
export async function tellStory(workspace) {
  await coldRun(workspace);
  await warmRun(workspace);
  await oneFileChanged(workspace);
  await defect(workspace);
  await defectAgain(workspace);
  await fix(workspace);
  await doctor(workspace);
  return claimsChecked();
}

async function coldRun(workspace) {
  say('1. A first run: every hook of every project.');
  const { exitCode } = await show(workspace, 'run-many', '-t', 'quality');
  claim('it is green', exitCode === 0);
  const results = workspace.results();
  claimSame('every hook ran somewhere', new Set([...results.values()].map(({ hook }) => hook)), hooks);
  claimSame('every task passed or had no files', [...results.values()].filter((r) => !isGreen(r)).map(nameOf), []);
  claimSame('every tool was really started', Object.keys(workspace.starts()), hooks);
}

async function warmRun(workspace) {
  say('2. The same again: nothing has changed.');
  const before = workspace.results();
  const { exitCode } = await show(workspace, 'run-many', '-t', 'quality');
  claim('it is green', exitCode === 0);
  claimSame('no task ran', tasksRun(before, workspace.results()), []);
  claimSame('no tool was started', Object.keys(workspace.starts()), []);
}

async function oneFileChanged(workspace) {
  say(`3. One file of the service is changed: ${timetable}`);
  edit(workspace, timetable, 'first: 450', 'first: 455');
  const before = workspace.results();
  const { exitCode } = await show(workspace, 'affected', '-t', 'quality');
  claim('it is green', exitCode === 0);
  claimSame('only the hooks that read this file ran', tasksRun(before, workspace.results()), [
    '@ferry/timetable prettier',
    '@ferry/timetable eslint',
    '@ferry/timetable cspell',
    '@ferry/timetable secrets',
    '@ferry/timetable types',
    '@ferry/timetable test',
    'ferry knip',
  ]);
  claimSame('each of their tools was started, no other was', Object.keys(workspace.starts()), [
    'prettier',
    'eslint',
    'cspell',
    'secrets',
    'types',
    'test',
    'knip',
  ]);
  await workspace.commit('The first sailing to Mull leaves at 07:35');
}

async function defect(workspace) {
  say(`4. A defect in the library: ${library} compares with "=="`);
  edit(workspace, library, '  return pounds', "  if (pence == 0) return 'free';\n  return pounds");
  const { exitCode, output } = await show(workspace, 'affected', '-t', 'quality');
  const result = workspace.results().get('@ferry/fares eslint');
  claim('it is red', exitCode !== 0);
  claim(
    'it says where: file, line and column, and the rule',
    output.includes(`${library}:5:13`) && output.includes('eqeqeq'),
  );
  claim('the hook failed', result.outcome.kind === 'failed' && !result.replayed, result);
  claim('ESLint was started', workspace.starts().eslint >= 1);
}

async function defectAgain(workspace) {
  say('5. The same again: Nx does not keep what failed, hookgraph does.');
  const { exitCode, output } = await show(workspace, 'affected', '-t', 'quality');
  const result = workspace.results().get('@ferry/fares eslint');
  claim('it is red still', exitCode !== 0);
  claim('it says the same', output.includes(`${library}:5:13`) && output.includes('eqeqeq'));
  claim('the verdict is marked as replayed', result.outcome.kind === 'failed' && result.replayed, result);
  claimSame('no tool was started', Object.keys(workspace.starts()), []);
}

async function fix(workspace) {
  say('6. The fix: "===".');
  edit(workspace, library, 'pence == 0', 'pence === 0');
  const { exitCode } = await show(workspace, 'affected', '-t', 'quality');
  const result = workspace.results().get('@ferry/fares eslint');
  claim('it is green', exitCode === 0);
  claim('because the new content was checked', result.outcome.kind === 'passed' && !result.replayed, result);
  claim('ESLint was started', workspace.starts().eslint >= 1);
}

async function doctor(workspace) {
  say('7. Is anything wrong around the hooks?');
  const { exitCode } = await shown('npx hookgraph doctor', () => workspace.doctor());
  claim('doctor finds nothing', exitCode === 0);
}

function show(workspace, ...args) {
  return shown(`npx nx ${args.join(' ')}`, () => workspace.nx(...args));
}

async function shown(command, run) {
  console.log(`\n  $ ${command}`);
  const start = Date.now();
  const ended = await run();
  for (const line of ended.output.trim().split('\n')) console.log(`  | ${line}`);
  console.log(`  exit code ${ended.exitCode} after ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return ended;
}

function edit({ root }, file, from, to) {
  const path = join(root, file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(from)) throw new ClaimFailed(`${file} does not hold ${from}`);
  writeFileSync(path, source.replace(from, to));
  for (const line of from.split('\n')) console.log(`  - ${line.trim()}`);
  for (const line of to.split('\n')) console.log(`  + ${line.trim()}`);
}

function isGreen({ outcome }) {
  return outcome.kind === 'passed' || (outcome.kind === 'skipped' && outcome.reason.kind === 'no-files');
}

function nameOf({ project, hook, outcome }) {
  return `${project} ${hook}: ${outcome.kind}`;
}
