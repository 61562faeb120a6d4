import { StringDecoder } from 'node:string_decoder';

/** Characters of a line without an end after which it is handed on all the same. */
const longestLine = 64 * 1024;

/** Keeps the first `limit` bytes of a stream and counts the rest, so that no program can fill our memory. */
export class OutputBuffer {
  readonly #chunks: Buffer[] = [];
  readonly #decoder = new StringDecoder('utf8');
  #kept = 0;
  #line = '';
  dropped = 0;

  /** @param onText called with whole lines as they come */
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
    if (this.onText) this.#tell(this.#decoder.write(chunk));
  }

  /** Hands on what is left of a line without an end. */
  end(): void {
    if (!this.onText) return;
    const rest = this.#line + this.#decoder.end();
    this.#line = '';
    if (rest !== '') this.onText(rest);
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  #tell(text: string): void {
    const all = this.#line + text;
    const end = all.length > longestLine ? all.length : all.lastIndexOf('\n') + 1;
    this.#line = all.slice(end);
    if (end > 0) this.onText?.(all.slice(0, end));
  }
}
