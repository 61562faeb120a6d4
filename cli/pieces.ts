/** A long text piece by piece, so that writing it needs no second copy of the whole; no character is torn apart. */
export function* pieces(text: string, length = 1_048_576): Generator<string> {
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + length);
    const last = text.charCodeAt(to - 1);
    if (last >= 0xd800 && last <= 0xdbff) to = Math.min(text.length, to + 1);
    yield text.slice(from, to);
    from = to;
  }
}
