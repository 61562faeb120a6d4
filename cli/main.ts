#!/usr/bin/env node
import { CommanderError, type Command } from 'commander';
import { exitCodes, type Answer, type ExitCode } from './answer';
import type { Face } from './face';
import { printWhole } from './print-whole';
import { createProgram, type Act } from './program';

void main();

async function main(): Promise<void> {
  let exitCode: ExitCode = exitCodes.yes;
  const act: Act = async (work) => {
    const { openFace } = await import('./open-face');
    const face = openFace();
    try {
      exitCode = await print(await work(face), face);
    } finally {
      await face.close();
    }
  };
  try {
    await throwing(createProgram(act)).parseAsync();
  } catch (error) {
    exitCode = exitCodes.couldNot;
    if (error instanceof CommanderError) exitCode = error.exitCode === 0 ? exitCodes.yes : exitCodes.couldNot;
    else await printWhole(process.stderr, `hookgraph broke, which is a bug of hookgraph: ${wordsOf(error)}`);
  }
  // Nx keeps sockets to its daemon and to plugin workers open.
  process.exit(exitCode);
}

/** Commander ends the process by itself with 1 for wrong usage, which here means "no". */
function throwing(program: Command): Command {
  for (const command of [program, ...program.commands]) command.exitOverride();
  return program;
}

async function print(answer: Answer, { color }: Face): Promise<ExitCode> {
  if (answer.kind !== 'could-not') {
    await printWhole(process.stdout, answer.kind === 'long' ? answer.parts : answer.text);
    return answer.exitCode;
  }
  const { headline, detail, next } = answer.why;
  const mark = color ? '\u001b[31m✖\u001b[39m' : '✖';
  const lines = [`${mark} ${headline}`, detail, next].filter((line) => line !== '');
  await printWhole(process.stderr, lines.join('\n'));
  return exitCodes.couldNot;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
