import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const hasProc = existsSync('/proc/self/environ');

/** Kills what is left of a run, whatever ends the run itself. */
export interface Watchdog {
  started(group: number): void;
  ended(group: number): void;
  /** Resolves when nothing of the run is left. @param how `at-once`: nothing is, which need not be looked for */
  close(how: 'at-once' | 'kill-what-is-left'): Promise<void>;
}

/**
 * A shell that blocks on a pipe from us. The pipe closes when this process ends in any way, SIGKILL included, and
 * then the shell kills the process groups that were not reported as ended, and, where /proc exists, every process
 * whose environment carries the run's marker: those left their group (setsid, daemons).
 */
export function startWatchdog(marker: string): Watchdog {
  const shell = spawn('/bin/sh', ['-c', script, 'hookgraph-watchdog', marker], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
  });
  const exited = new Promise<void>((resolve) => {
    shell.once('close', () => resolve());
    shell.once('error', () => resolve());
  });
  shell.unref();
  const pipe = shell.stdin;
  pipe.on('error', () => undefined);
  (pipe as unknown as { unref(): void }).unref();
  return {
    // Where /proc exists the marker alone finds them all, and a write for each process would cost as much as its start.
    started: (group) => void (hasProc || pipe.write(`+${group}\n`)),
    ended: (group) => void (hasProc || pipe.write(`-${group}\n`)),
    close(how) {
      // Who waits for it must not end meanwhile for want of anything else to do.
      shell.ref();
      if (how === 'at-once') shell.kill('SIGKILL');
      else pipe.end();
      return exited;
    },
  };
}

// The exit code of `grep` says nothing: it is 2 where a process ends while it looks. Ten rounds bound a fork bomb.
const script = `
marker=$1
groups=' '
while read -r line; do
  group=\${line#?}
  case $line in
    +*) groups="$groups$group " ;;
    -*) groups="\${groups%% $group *} \${groups#* $group }" ;;
  esac
done
for group in $groups; do kill -KILL -- "-$group" 2>/dev/null; done
if [ -r /proc/self/environ ]; then
  for round in 1 2 3 4 5 6 7 8 9 10; do
    found=$(grep -las -- "$marker" /proc/[0-9]*/environ 2>/dev/null)
    [ -n "$found" ] || break
    for environ in $found; do
      pid=\${environ#/proc/}
      kill -KILL "\${pid%/environ}" 2>/dev/null
    done
  done
fi
`;
