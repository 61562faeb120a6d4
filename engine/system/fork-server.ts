/**
 * The program of a small process that starts others for a large one. To start a program the system copies what the
 * starting process has mapped, so that it takes a process with a project graph in its memory several times as long as
 * this one, and meanwhile that process can do nothing else.
 */
import { nodeProcesses, type ProcessLimits } from './node-processes';
import type { ForkReport, ForkRequest } from './fork-messages';

const limits: ProcessLimits = JSON.parse(process.argv[2] ?? '{}');
const processes = nodeProcesses(limits);
const running = new Map<number, { readonly stopping: AbortController; readonly done: Promise<void> }>();

function report(content: ForkReport): void {
  if (process.connected) process.send?.(content);
}

async function run(
  { id, spec, wantsOutput }: ForkRequest & { readonly kind: 'run' },
  signal: AbortSignal,
): Promise<void> {
  const onOutput = wantsOutput ? { onOutput: (text: string) => report({ kind: 'output', id, text }) } : {};
  const result = await processes.run({ ...spec, signal, ...onOutput });
  running.delete(id);
  report({ kind: 'ended', id, result });
}

/** The watchdog of these processes ends what still runs; each of them tells of its end. */
async function close(): Promise<void> {
  await processes.close();
  await Promise.all([...running.values()].map(({ done }) => done));
  if (process.connected) process.disconnect();
}

process.on('message', (request: ForkRequest) => {
  switch (request.kind) {
    case 'run': {
      const stopping = new AbortController();
      running.set(request.id, { stopping, done: run(request, stopping.signal) });
      return;
    }
    case 'abort':
      return running.get(request.id)?.stopping.abort();
    case 'close':
      return void close();
  }
});
// Whoever asked is gone, in whatever way: nothing may outlive it.
process.once('disconnect', () => void close());
report({ kind: 'ready' });
