import { resultFile } from '../../engine/hooks/hook-result';
import { aResult } from '../../engine/report/testing/results';
import { memoryWorkspace, root } from '../testing/face';
import { leftResults } from './left-results';

test('results are found whatever a project is called, and nothing else is', () => {
  const names = ['app', '@scope/app', 'a.json', '../b', '.hidden'];
  const files = names.map((project) => [resultFile('.hg', project, 'types'), JSON.stringify(aResult({ project }))]);
  const workspace = memoryWorkspace(
    {
      ...Object.fromEntries(files),
      '.hg/results/app/half.json': '{',
      '.hg/results/app/types.json.1.0123456789ab.tmp': JSON.stringify(aResult()),
      '.hg/report.json': JSON.stringify(aResult()),
    },
    { nodes: {}, dependencies: {} },
  );
  const left = leftResults(root, '.hg', workspace.face().ports.files);
  expect([...left.keys()].sort()).toEqual(files.map(([file]) => file).sort());
  for (const project of names) {
    expect(left.get(resultFile('.hg', project, 'types'))).toMatchObject({ project });
  }
});

test('where nothing ran there is none', () => {
  const workspace = memoryWorkspace({}, { nodes: {}, dependencies: {} });
  expect(leftResults(root, '.hg', workspace.face().ports.files).size).toBe(0);
});
