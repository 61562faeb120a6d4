/** Fires when this process is told to stop. */
export interface StopSignal {
  readonly signal: AbortSignal;
  /** Stops listening. */
  dispose(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Listens for signals, and for the end of the parent where it talks to us over IPC: a task runner that was killed
 * cannot send a signal any more.
 */
export function listenForStop(): StopSignal {
  const controller = new AbortController();
  const stop = () => controller.abort();
  for (const name of signals) process.on(name, stop);
  process.on('disconnect', stop);
  return {
    signal: controller.signal,
    dispose() {
      for (const name of signals) process.off(name, stop);
      process.off('disconnect', stop);
    },
  };
}
