import { StringDecoder } from 'node:string_decoder';

/** Keeps the first `limit` bytes of a stream and counts the rest, so that no program can fill our memory. */
export class OutputBuffer {
  readonly #chunks: Buffer[] = [];
  readonly #decoder = new StringDecoder('utf8');
  #kept = 0;
  dropped = 0;

  constructor(
    private readonly limit: number,
    private readonly onText?: (text: string) => void,
  ) {}

  add(chunk: Buffer): void {
    const room = this.limit - this.#kept;
    const kept = chunk.length <= room ? chunk : chunk.subarray(0, room);
    this.#kept += kept.length;
    this.dropped += chunk.length - kept.length;
    if (kept.length > 0) this.#chunks.push(kept);
    if (this.onText) this.onText(this.#decoder.write(chunk));
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}
