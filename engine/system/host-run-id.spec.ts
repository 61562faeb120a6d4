import { hostRunId } from './host-run-id';

test.each([
  [{ HOOKGRAPH_RUN: '1', NX_INVOCATION_ANCESTOR_PIDS: '2', NX_INVOCATION_ROOT_PID: '3' }, '1'],
  [{ NX_INVOCATION_ANCESTOR_PIDS: '2', NX_INVOCATION_ROOT_PID: '3' }, '2'],
  [{ NX_INVOCATION_ROOT_PID: '3' }, '3'],
  [{}, `${process.ppid}`],
])('a run is known by what all its processes share: %j', (env, id) => {
  expect(hostRunId(env)).toBe(id);
});
