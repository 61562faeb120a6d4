import type { Environment } from '../system/ports';

/** What programs need to run at all; everything else a hook has to declare, so that it is in the fingerprint. */
const always = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'TMPDIR',
  'TMP',
  'TEMP',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'TZ',
  'CI',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'NODE_EXTRA_CA_CERTS',
] as const;

/**
 * The environment of a hook's program.
 * @param declared names that the hook declares
 * @param extra what the tool itself needs
 */
export function hookEnvironment(
  env: Environment,
  declared: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  // NO_COLOR alone: with FORCE_COLOR beside it Node warns on stderr.
  const result: Record<string, string> = { NO_COLOR: '1', ...extra };
  for (const name of [...always, ...declared]) {
    const value = env[name];
    if (value !== undefined) result[name] = value;
  }
  return result;
}
