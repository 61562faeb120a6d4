import { askedTask } from './asked-task';

test.each([
  [['app', 'types'], { project: 'app', hook: 'types', file: null }],
  [['libs/app', 'types', 'a.ts'], { project: 'libs/app', hook: 'types', file: 'a.ts' }],
  [['app:quality--types'], { project: 'app', hook: 'types', file: null }],
  [['@scope/app:quality--types'], { project: '@scope/app', hook: 'types', file: null }],
  [['app:quality--types:production'], { project: 'app', hook: 'types', file: null }],
  [['app:quality--types', 'src/a.ts'], { project: 'app', hook: 'types', file: 'src/a.ts' }],
  [['app:quality--types', 'types', 'src/a.ts'], { project: 'app', hook: 'types', file: 'src/a.ts' }],
  [['my:project:quality--types'], { project: 'my:project', hook: 'types', file: null }],
  [['my:project', 'types'], { project: 'my:project', hook: 'types', file: null }],
  [['app'], { project: 'app', hook: null, file: null }],
  [['app:quality'], { project: 'app:quality', hook: null, file: null }],
] as const)('%j', ([first, second, third], task) => {
  expect(askedTask([first, second, third])).toEqual(task);
});
