import { growBaseline } from '../../engine/baseline/change-baseline';
import { baselineFile } from '../../engine/baseline/baseline-file';
import { writeBaseline } from '../../engine/baseline/write-baseline';
import { builtInStrategies } from '../../engine/config/built-in-strategies';
import { openHistory } from '../../engine/history';
import { ranTask, runAt } from '../../engine/history/testing/runs';
import type { FilePath, HookName, ProjectRoot } from '../../engine/hooks/brand';
import { aFinding, aResult } from '../../engine/report/testing/results';
import { memoryWorkspace, type MemoryWorkspace } from '../testing/face';
import { ran } from '../testing/workspaces';
import { plan } from './plan';
import type { PlanFormat } from './plan-format';
import type { RunPlan } from './run-plan';

const command = ['check', '{files}'];
const hooks = {
  words: { command, stage: 'fast', files: ['**/*.txt'], scope: 'file', cwd: 'workspace' },
  types: { command: ['types'], files: ['**/*.txt'], scope: 'project', dependsOn: ['words'] },
  links: { command: ['links'], files: ['**/*.txt'], scope: 'project', stage: 'fast' },
};
const strategies = {
  hasty: { failFast: 'first' },
  lenient: { blocks: ['critical'] },
  picky: { module: './tools/picky.mjs', timeout: '10m', failFast: 'critical' },
};
const names = [...builtInStrategies.map(({ name }) => name), ...Object.keys(strategies)];

function workspace(): MemoryWorkspace {
  const hook = (name: string, ...dependsOn: string[]) => ({
    executor: 'hookgraph:hook',
    options: { hook: name },
    dependsOn,
  });
  const all = ['quality--words', 'quality--types', 'quality--links'];
  const ofStrategy = (name: string) => ({
    executor: 'nx:noop',
    dependsOn: name === 'fast' ? all.filter((each) => each !== 'quality--types') : all,
  });
  const targets = {
    'quality--words': hook('words'),
    'quality--types': hook('types', 'quality--words'),
    'quality--links': hook('links'),
    ...Object.fromEntries(names.map((name) => [`quality-${name}`, ofStrategy(name)])),
  };
  const projects = ['app', 'lib'].map((name) => [name, { name, data: { root: name, targets } }]);
  return memoryWorkspace(
    {
      'hookgraph.json': JSON.stringify({ hooks, strategies }),
      'app/a.txt': 'a',
      'lib/b.txt': 'b',
      'tools/picky.mjs': '',
    },
    { nodes: Object.fromEntries(projects), dependencies: {} },
  );
}

async function drawn(of: MemoryWorkspace, strategy: string, format: PlanFormat): Promise<string> {
  const answer = await plan({ strategy, projects: null, hooks: null, format }, of.face());
  if (answer.kind !== 'told') throw new Error(answer.kind === 'long' ? 'long' : answer.why.headline);
  return answer.text;
}

async function planned(of: MemoryWorkspace, strategy: string): Promise<readonly string[]> {
  const { tasks }: RunPlan = JSON.parse(await drawn(of, strategy, 'json'));
  return tasks.map(({ id, state, reason }) => `${id} ${state}${state === 'blocked' ? `: ${reason}` : ''}`);
}

/** `words` of `app` is known to be red. */
async function withRed(): Promise<MemoryWorkspace> {
  const made = workspace();
  await ran(made, { project: 'app', hook: 'words', red: true });
  return made;
}

const inDeclaredOrder = [
  'app:quality--words replay-red',
  'lib:quality--words check',
  'app:quality--links check',
  'lib:quality--links check',
];
const early = 'an earlier wave is red ("words" of app)';

test.each([
  ['fast', inDeclaredOrder],
  [
    'comprehensive',
    [...inDeclaredOrder, 'app:quality--types blocked: waits for app:quality--words', 'lib:quality--types check'],
  ],
  // The longest is not known to be long yet.
  [
    'parallel',
    [...inDeclaredOrder, 'app:quality--types blocked: waits for app:quality--words', 'lib:quality--types check'],
  ],
  // Nothing starts in lib either, though nothing there is red.
  [
    'dependency-aware',
    [
      ...inDeclaredOrder,
      'app:quality--types blocked: waits for app:quality--words',
      `lib:quality--types blocked: ${early}`,
    ],
  ],
  // A hook that waits for nothing comes as late as it is declared.
  [
    'sequential',
    [
      'app:quality--words replay-red',
      'app:quality--types blocked: waits for app:quality--words',
      'lib:quality--words check',
      'lib:quality--types check',
      'app:quality--links check',
      'lib:quality--links check',
    ],
  ],
  ['lenient', [...inDeclaredOrder, 'app:quality--types check', 'lib:quality--types check']],
])('%s foretells what a run would do after a known red', async (strategy, expected) => {
  expect(await planned(await withRed(), strategy)).toEqual(expected);
});

test('nothing starts after a known red where the first one ends the run', async () => {
  const states = await planned(await withRed(), 'hasty');
  expect(states[0]).toBe('app:quality--words replay-red');
  expect(states.slice(1).filter((each) => !each.includes(' blocked: '))).toEqual([]);
});

test('a red that the baseline knows keeps nothing from running', async () => {
  const made = await withRed();
  const known = aResult({
    id: 'app:words',
    hook: 'words' as HookName,
    root: 'app' as ProjectRoot,
    findings: [aFinding({ file: 'app/a.txt' as FilePath, range: null, rule: null, message: 'bad' })],
  });
  const sources = { source: () => null, lines: () => null };
  const grown = growBaseline(new Map(), [known], sources, { reason: null, expires: null });
  made.files.set(baselineFile('words'), writeBaseline(grown.get('words') ?? new Map()));
  expect(await planned(made, 'dependency-aware')).toEqual([
    'app:quality--words replay-green',
    'lib:quality--words check',
    'app:quality--links check',
    'lib:quality--links check',
    'app:quality--types check',
    'lib:quality--types check',
  ]);
});

test('the longest comes first by recorded runs', async () => {
  const made = workspace();
  const history = openHistory({ log: made.log, warn: () => undefined });
  history.record(runAt(1, [ranTask({ project: 'lib', hook: 'links', duration: 9000 })]));
  expect((await planned(made, 'parallel'))[0]).toBe('lib:quality--links check');
  expect(await drawn(made, 'parallel', 'text')).toContain('the longest comes first');
});

test.each([
  ['sequential', 'One task at a time, in this order.'],
  ['dependency-aware', 'Each wave starts when the one before is done, and is left out when that one was red.'],
  ['hasty', 'The first red hook ends the run.'],
  ['picky', 'The first red critical hook ends the run.\nThe run may take 10m.\ntools/picky.mjs decides'],
])('%s says how it runs', async (strategy, words) => {
  expect(await drawn(workspace(), strategy, 'text')).toContain(words);
});

describe.each(names)('%s', (strategy) => {
  test.each([
    ['mermaid', /^ {2}n\d+\[/gm],
    ['dot', /^ {2}n\d+ \[/gm],
    ['html', /<rect /g],
  ] as const)('draws each of its tasks as %s', async (format, node) => {
    const made = await withRed();
    const text = await drawn(made, strategy, format);
    expect(text.match(node)).toHaveLength((await planned(made, strategy)).length);
    expect(text).toContain(`Strategy ${strategy}`);
  });
});
