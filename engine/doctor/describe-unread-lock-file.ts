import { lockCommand } from '../report/install-command';
import type { Description, MessageOptions } from '../report/messages/description';
import { printableLine } from '../report/printable';
import type { Ailment } from './ailment';

type Unread = Extract<Ailment, { readonly kind: 'unread-lock-file' }>;

/** Why Nx keeps nothing of hooks that go by the versions of packages, and what makes it keep their answers again. */
export function describeUnreadLockFile(unread: Unread, options: MessageOptions): Description {
  const { headline, next } = reason(unread, options);
  const names = unread.hooks.map((hook) => `"${printableLine(hook)}"`).join(', ');
  return {
    headline,
    detail: `Packages decide what these hooks answer: ${names}. Nx has no versions to go by, so it is told to keep nothing of them; only hookgraph's own store does.`,
    next,
  };
}

function reason({ why, file }: Unread, { packageManager }: MessageOptions): Pick<Description, 'headline' | 'next'> {
  switch (why) {
    case 'absent':
      return {
        headline: 'There is no lock file at the workspace root',
        next: `Make one and commit it: ${lockCommand(packageManager)}`,
      };
    case 'ignored':
      return {
        headline: `${printableLine(file ?? '')} is ignored, so that Nx does not read it`,
        next: 'Take it out of .gitignore (or .nxignore, or .git/info/exclude) and commit it.',
      };
    case 'switched-off':
      return {
        headline: 'nx.json tells Nx not to read the lock file',
        next: 'Take "analyzeLockfile": false out of "pluginsConfig" / "@nx/js" of nx.json.',
      };
    case 'no-manifest':
      return {
        headline: 'Nx reads no lock file: it sees no package.json at the workspace root',
        next: 'Commit a package.json there, or set "analyzeLockfile": true in "pluginsConfig" / "@nx/js" of nx.json.',
      };
  }
}
