import { fork } from 'node:child_process';
import { join } from 'node:path';
import { failure, success, type Result } from '../../engine/hooks/result';
import type { Description } from '../../engine/report/messages/description';
import type { NxProjectGraph } from '../nx-graph';
import type { GraphMessage } from './message';

/** In the built package all bundles lie side by side. */
const program = join(__dirname, 'project-graph.js');

/**
 * The project graph as Nx itself makes it, by its daemon where that is on. A process of its own loads Nx and the plugins
 * of the workspace: that takes longer than most of what a command does, which goes on meanwhile, and nothing that they
 * print or change gets into the answer.
 * @param root absolute path of the workspace root
 */
export function loadProjectGraph(root: string): Promise<Result<NxProjectGraph, Description>> {
  return new Promise((resolve) => {
    const child = fork(program, { cwd: root, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
    child.once('message', (message: GraphMessage) =>
      resolve(message.kind === 'graph' ? success(message.graph) : failure(noGraph(message.detail))),
    );
    child.once('error', ({ message }) => resolve(failure(noGraph(message))));
    // After the last message, and without one where a plugin ended the process.
    child.once('close', (code, signal) =>
      resolve(failure(noGraph(`The process that makes it ended with ${signal ?? code} before it was done.`))),
    );
  });
}

function noGraph(detail: string): Description {
  return {
    headline: 'Nx could not make the project graph.',
    detail,
    next: 'Run "nx show projects --verbose" to see what is wrong.',
  };
}
