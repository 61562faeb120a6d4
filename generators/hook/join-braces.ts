/** Nx splits lists at every comma; the alternatives of a glob, `*.{js,ts}`, are put together again. */
export function joinBraces(items: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let open = '';
  for (const item of items) {
    open = open === '' ? item : `${open},${item}`;
    if (depth(open) > 0) continue;
    joined.push(open);
    open = '';
  }
  return open === '' ? joined : [...joined, open];
}

const depth = (text: string): number => text.split('{').length - text.split('}').length;
