import { pieces } from './pieces';

/** Resolves when all of it and a line's end are out: a pipe takes 64 KiB at a time, and the process is about to end. */
export async function printWhole(stream: NodeJS.WriteStream, text: string): Promise<void> {
  // A reader that went away (`| head`) has seen enough.
  let isGone = false;
  const onError = () => (isGone = true);
  stream.on('error', onError);
  const out = (piece: string) => new Promise<void>((resolve) => stream.write(piece, () => resolve()));
  for (const piece of pieces(text)) if (!isGone) await out(piece);
  if (!isGone) await out('\n');
}
