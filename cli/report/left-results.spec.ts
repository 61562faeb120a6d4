import type { ProjectRoot } from '../../engine/hooks/brand';
import { resultFile } from '../../engine/hooks/result-file';
import { aResult } from '../../engine/report/testing/results';
import { memoryWorkspace, root } from '../testing/face';
import { leftResults } from './left-results';

test('results are found wherever a project is, and nothing else is', () => {
  const roots = ['.', 'app', 'packages/@scope/app', 'a.json', '.hidden', 'a  b'] as ProjectRoot[];
  const files = roots.map((own) => [resultFile('.hg', own, 'types'), JSON.stringify(aResult({ root: own }))]);
  const workspace = memoryWorkspace(
    {
      ...Object.fromEntries(files),
      '.hg/half.types.result.json': '{',
      '.hg/app.types.result.json.1.0123456789ab.tmp': JSON.stringify(aResult()),
      '.hg/report.json': JSON.stringify(aResult()),
    },
    { nodes: {}, dependencies: {} },
  );
  const left = leftResults(root, '.hg', workspace.face().ports.files);
  expect([...left.keys()].sort()).toEqual(files.map(([file]) => file).sort());
  for (const own of roots) {
    expect(left.get(resultFile('.hg', own, 'types'))).toMatchObject({ root: own });
  }
});

test('where nothing ran there is none', () => {
  const workspace = memoryWorkspace({}, { nodes: {}, dependencies: {} });
  expect(leftResults(root, '.hg', workspace.face().ports.files).size).toBe(0);
});
