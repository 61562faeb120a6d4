/** Whether Nx surely asks no daemon: it is told so, or this is CI. False where that is not plain from the environment. */
export function isDaemonOff(env: Readonly<Record<string, string | undefined>>): boolean {
  const { NX_DAEMON: daemon, CI: ci } = env;
  if (daemon === 'false') return true;
  return daemon !== 'true' && ci !== undefined && ci !== '' && ci !== 'false';
}
