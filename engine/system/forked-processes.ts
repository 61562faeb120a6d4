import { spawn } from 'node:child_process';
import type { ForkableSpec, ForkReport, ForkRequest } from './fork-messages';
import type { ProcessLimits } from './node-processes';
import type { ProcessResult } from './ports';

/** Processes that a fork server starts. */
export interface ForkedProcesses {
  /** False until the server listens, and after it has ended. */
  isReady(): boolean;
  /** To be called while the server is ready only. */
  run(spec: ForkableSpec): Promise<ProcessResult>;
  /** Ends whatever still runs. */
  close(): Promise<void>;
}

interface Run {
  readonly onOutput: ((text: string) => void) | undefined;
  end(result: ProcessResult): void;
}

/** @param program absolute path of the compiled `fork-server` */
export function forkedProcesses(program: string, limits: ProcessLimits): ForkedProcesses {
  const running = new Map<number, Run>();
  let count = 0;
  let isReady = false;
  // In a session of its own: the one who stops us from the keyboard has us stop what runs.
  const server = spawn(process.execPath, [program, JSON.stringify(limits)], {
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      isReady = false;
      // Its own watchdog has killed what it had started.
      for (const run of running.values()) run.end(lost);
      running.clear();
      resolve();
    };
    server.once('exit', end);
    server.once('error', end);
  });
  server.on('message', (report: ForkReport) => {
    switch (report.kind) {
      case 'ready':
        isReady = true;
        return;
      case 'output':
        return running.get(report.id)?.onOutput?.(report.text);
      case 'ended':
        running.get(report.id)?.end(report.result);
        running.delete(report.id);
        if (running.size === 0) hold(false);
    }
  });
  const tell = (request: ForkRequest) => void server.send(request, () => undefined);
  /** Only what runs keeps this process from ending. */
  const hold = (isHeld: boolean) => {
    const change = isHeld ? 'ref' : 'unref';
    server[change]();
    server.channel?.[change]();
  };
  hold(false);

  return {
    isReady: () => isReady,
    async run({ signal, onOutput, ...spec }) {
      const id = ++count;
      if (running.size === 0) hold(true);
      const result = new Promise<ProcessResult>((end) => running.set(id, { onOutput, end }));
      tell({ kind: 'run', id, spec, wantsOutput: onOutput !== undefined });
      const onAbort = () => tell({ kind: 'abort', id });
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
      try {
        return await result;
      } finally {
        signal.removeEventListener('abort', onAbort);
      }
    },
    async close() {
      isReady = false;
      if (running.size === 0) return server.connected ? server.disconnect() : undefined;
      tell({ kind: 'close' });
      await ended;
    },
  };
}

const lost: ProcessResult = {
  end: { kind: 'signalled', signal: 'SIGKILL' },
  stdout: '',
  stderr: '',
  truncated: 0,
  duration: 0,
};
