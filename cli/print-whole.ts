import { pieces } from './pieces';

/** Resolves when all of it and a line's end are out: a pipe takes 64 KiB at a time, and the process is about to end. */
export async function printWhole(stream: NodeJS.WriteStream, text: string | Generator<string>): Promise<void> {
  if (!stream.listeners('error').includes(seenEnough)) stream.on('error', seenEnough);
  const isOut = (piece: string) =>
    new Promise<boolean>((resolve) => stream.write(piece, (error) => resolve(error == null)));
  for (const part of typeof text === 'string' ? [text] : text)
    for (const piece of pieces(part)) if (!(await isOut(piece))) return;
  await isOut('\n');
}

/** A reader that went away (`| head`) has; what was written says so too. */
function seenEnough(): void {}
