import type { Ports } from '../system/ports';
import type { Tool } from '../tools/tool';

/** What programs need to run at all: where things are and who runs them, which decides no verdict. */
const always = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'TMPDIR',
  'TMP',
  'TEMP',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'NODE_EXTRA_CA_CERTS',
] as const;

/** Where nothing is: a tool that looks there for what a person has configured for all that they do finds none. */
const nowhere = '/nonexistent';

/**
 * The environment of a hook's program. What sorts, formats and tells the time by it gets the same answer everywhere, and
 * nothing tells CI from a desk; a hook that wants to know declares the variable, which is then in its fingerprint.
 * @param declared names that the hook declares
 * @param extra what the tool itself needs
 * @param tool `null`: a command of the user's own
 */
export function hookEnvironment(
  { env, platform }: Pick<Ports, 'env' | 'platform'>,
  declared: readonly string[],
  extra: Readonly<Record<string, string>> = {},
  tool: Pick<Tool, 'hasPersonalConfig'> | null = null,
): Readonly<Record<string, string>> {
  const same: Readonly<Record<string, string>> = {
    // Every macOS has this one, not every one the other; Linux the other way round.
    LANG: platform.startsWith('darwin') ? 'en_US.UTF-8' : 'C.UTF-8',
    TZ: 'UTC',
    // Alone: with FORCE_COLOR beside it Node warns on stderr.
    NO_COLOR: '1',
  };
  const chosen = new Set(declared);
  const result: Record<string, string> = Object.fromEntries(Object.entries(same).filter(([name]) => !chosen.has(name)));
  Object.assign(result, extra);
  const hand = (names: readonly string[]) => {
    for (const name of names) {
      const value = env[name];
      if (value !== undefined) result[name] = value;
    }
  };
  hand(always);
  // On macOS such configuration lies in ~/Library.
  if (tool?.hasPersonalConfig === true) result[platform.startsWith('darwin') ? 'HOME' : 'XDG_CONFIG_HOME'] = nowhere;
  hand(declared);
  return result;
}
