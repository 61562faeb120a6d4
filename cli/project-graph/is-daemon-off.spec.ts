import { isDaemonOff } from './is-daemon-off';

test.each([
  [{ NX_DAEMON: 'false' }, true],
  [{ NX_DAEMON: 'false', CI: 'false' }, true],
  [{ CI: 'true' }, true],
  [{ CI: '1' }, true],
  [{ CI: 'true', NX_DAEMON: 'true' }, false],
  [{ CI: 'false' }, false],
  [{ CI: '' }, false],
  [{ NX_DAEMON: 'true' }, false],
  [{}, false],
])('of %j it is said whether Nx asks no daemon: %s', (env, isOff) => {
  expect(isDaemonOff(env)).toBe(isOff);
});
