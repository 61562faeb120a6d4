import { spawn } from 'node:child_process';

/** Kills what is left of a run, whatever ends the run itself. */
export interface Watchdog {
  started(group: number): void;
  ended(group: number): void;
  /** Resolves when nothing of the run is left. */
  close(): Promise<void>;
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
    started: (group) => void pipe.write(`+${group}\n`),
    ended: (group) => void pipe.write(`-${group}\n`),
    close() {
      pipe.end();
      return exited;
    },
  };
}

// `grep` leaves the loop when no process carries the marker; ten rounds bound it against a fork bomb.
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
    found=$(grep -las -- "$marker" /proc/[0-9]*/environ 2>/dev/null) || break
    for environ in $found; do
      pid=\${environ#/proc/}
      kill -KILL "\${pid%/environ}" 2>/dev/null
    done
  done
fi
`;
