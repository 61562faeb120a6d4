import { hookEnvironment } from './hook-environment';

const here = {
  PATH: '/bin',
  HOME: '/home/me',
  CI: 'true',
  LANG: 'de_DE.UTF-8',
  LC_ALL: 'de_DE.UTF-8',
  TZ: 'Asia/Tokyo',
};
const linux = { env: here, platform: 'linux-x64' };

test('a program finds the same language and time everywhere, and no word of CI', () => {
  const environment = hookEnvironment(linux, []);
  expect(environment).toEqual({ PATH: '/bin', HOME: '/home/me', LANG: 'C.UTF-8', TZ: 'UTC', NO_COLOR: '1' });
  expect(hookEnvironment({ ...linux, env: { PATH: '/bin', HOME: '/home/me' } }, [])).toEqual(environment);
});

test('a hook that declares one of them gets it as it is, also where it is not set', () => {
  expect(hookEnvironment(linux, ['TZ', 'CI', 'LC_ALL'])).toMatchObject({
    TZ: 'Asia/Tokyo',
    CI: 'true',
    LC_ALL: here.LC_ALL,
  });
  expect(hookEnvironment({ ...linux, env: {} }, ['TZ'])).not.toHaveProperty('TZ');
});

test('what a tool needs goes before what is the same everywhere, what a hook declares before both', () => {
  expect(hookEnvironment(linux, [], { TZ: 'x', CI: 'yes' })).toMatchObject({ TZ: 'x', CI: 'yes' });
  expect(hookEnvironment(linux, ['CI'], { CI: 'yes' })).toMatchObject({ CI: 'true' });
});

test('macOS has no C.UTF-8 to rely on', () => {
  expect(hookEnvironment({ ...linux, platform: 'darwin-arm64' }, [])).toMatchObject({ LANG: 'en_US.UTF-8' });
});

test('a tool that reads what a person configured for themselves finds nothing, unless the hook declares where', () => {
  const env = { ...here, XDG_CONFIG_HOME: '/home/me/.config' };
  const tool = { hasPersonalConfig: true };
  expect(hookEnvironment({ ...linux, env }, [])).toMatchObject({ XDG_CONFIG_HOME: '/home/me/.config' });
  expect(hookEnvironment({ ...linux, env }, [], {}, tool)).toMatchObject({
    HOME: '/home/me',
    XDG_CONFIG_HOME: '/nonexistent',
  });
  expect(hookEnvironment({ env, platform: 'darwin-arm64' }, [], {}, tool)).toMatchObject({ HOME: '/nonexistent' });
  expect(hookEnvironment({ ...linux, env }, ['XDG_CONFIG_HOME'], {}, tool)).toMatchObject({
    XDG_CONFIG_HOME: env.XDG_CONFIG_HOME,
  });
});
