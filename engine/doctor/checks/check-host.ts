import semver from 'semver';
import type { Ailment } from '../ailment';
import type { HostFacts } from '../facts';
import { supportedNx } from '../supported-nx';

/** Whether Nx finds the plugin, once, and is a release that it works with. */
export function checkHost({ isInstalled, pluginEntries, version }: HostFacts): readonly Ailment[] {
  const isSupported = version === null || semver.satisfies(version, supportedNx, { includePrerelease: true });
  return [
    ...(isInstalled ? [] : [{ kind: 'not-installed' } as const]),
    ...(pluginEntries === 0 ? [{ kind: 'missing-plugin' } as const] : []),
    ...(pluginEntries > 1 ? [{ kind: 'repeated-plugin', entries: pluginEntries } as const] : []),
    ...(isSupported ? [] : [{ kind: 'unsupported-nx', version, supported: supportedNx } as const]),
  ];
}
