/**
 * File names that a tool printed one a line. A name may itself hold a newline: where the asked names are known, the
 * longest that fits is taken.
 */
export function splitNames(text: string, asked: readonly string[] = []): readonly string[] {
  const withNewline = asked.map(plain).filter((name) => name.includes('\n'));
  const names: string[] = [];
  let rest = text.replaceAll('\r\n', '\n');
  while (rest !== '') {
    const known = withNewline.filter((name) => rest.startsWith(`${name}\n`)).sort((a, b) => b.length - a.length)[0];
    const name = known ?? rest.slice(0, lineEnd(rest));
    if (name.trim() !== '') names.push(name);
    rest = rest.slice(name.length + 1);
  }
  return names;
}

function lineEnd(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}

/** Tools print names without the `./` that guards them on the command line. */
function plain(name: string): string {
  return name.startsWith('./') ? name.slice(2) : name;
}
