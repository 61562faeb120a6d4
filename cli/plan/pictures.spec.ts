import { planDot } from './plan-dot';
import { planHtml } from './plan-html';
import { planMermaid } from './plan-mermaid';
import type { RunPlan, TaskForecast } from './run-plan';

function task(id: string, given: Partial<TaskForecast> = {}): TaskForecast {
  const [project = ''] = id.split(':');
  return {
    id,
    project,
    hook: 'words',
    state: 'check',
    reason: 'no verdict yet',
    wave: 0,
    dependsOn: [],
    stage: 'fast',
    scope: 'file',
    scopeReason: '',
    tool: null,
    files: { checked: 1, known: 0 },
    conditional: false,
    expected: null,
    ...given,
  };
}

function planOf(tasks: readonly TaskForecast[]): RunPlan {
  return {
    format: 'hookgraph-plan',
    version: 1,
    strategy: 'fast',
    order: 'declared',
    waves: false,
    concurrency: null,
    failFast: 'never',
    module: null,
    timeout: null,
    tasks,
  };
}

const hostile = 'a"]\\<script>&|\n#{}';
const small = planOf([
  task('a:x'),
  task('b:x', { project: hostile, wave: 1, dependsOn: ['a:x'], state: 'replay-green' }),
]);
const large = planOf(
  Array.from({ length: 300 }, (_, index) =>
    task(`p${index}:${index % 2 ? 'types' : 'words'}`, {
      hook: index % 2 ? 'types' : 'words',
      wave: index % 2,
      state: index === 1 ? 'replay-red' : 'replay-green',
      dependsOn: index % 2 ? [`p${index - 1}:words`] : [],
    }),
  ),
);

describe.each([
  ['Mermaid', planMermaid, / --> /g],
  ['DOT', planDot, / -> /g],
  ['HTML', planHtml, /class="edge"/g],
])('a plan as %s', (_, draw, edge) => {
  test('has an edge for each dependency', () => {
    expect(draw(small).match(edge)).toHaveLength(1);
  });

  test('draws thousands of tasks as their hooks, with the worst colour', () => {
    const drawn = draw(large);
    expect(drawn).toContain('300 tasks drawn as their hooks');
    expect(drawn).toMatch(/149 known green.*|1 known red/);
    expect(drawn.match(edge)).toHaveLength(1);
  });

  test('cannot be broken out of by a name', () => {
    const drawn = draw(small);
    expect(drawn).not.toContain(hostile);
    if (draw !== planDot) expect(drawn).not.toContain('<script>');
  });
});

test('DOT escapes quotes and backslashes', () => {
  expect(planDot(small)).toContain('label="words of a\\"]\\\\<script');
});

test('Mermaid spells out what it would read as syntax', () => {
  expect(planMermaid(small)).toContain('["words of a#34;#93;#92;#60;script#62;');
});
