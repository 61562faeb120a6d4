import type { MessageOptions } from '../engine/report/messages/description';
import type { Observers } from '../engine/report/observers';
import { runObservers } from '../engine/report/run-observers';
import type { Face } from './face';

/** Everybody who watches a run that a command makes: there is always somebody who typed it. */
export function commandObservers(
  root: string,
  { ports, stderr }: Pick<Face, 'ports' | 'stderr'>,
  messages: MessageOptions,
): Promise<Observers> {
  return runObservers({ root, ports, isWatched: true, isVerbose: false, stderr, messages });
}
