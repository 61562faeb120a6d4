/** A step did not do what the demo says. */
export class ClaimFailed extends Error {}

let checked = 0;

/** How many claims have held so far. */
export function claimsChecked() {
  return checked;
}

/** Prints what is true, after making sure that it is. */
export function claim(sentence, holds, facts) {
  if (!holds) throw new ClaimFailed(facts === undefined ? sentence : `${sentence}\n${format(facts)}`);
  checked += 1;
  console.log(`  ok: ${sentence}`);
}

/** Claims that two lists are equal, whatever their order; shows both where they are not. */
export function claimSame(sentence, actual, expected) {
  const [a, e] = [[...actual].sort(), [...expected].sort()];
  claim(sentence, JSON.stringify(a) === JSON.stringify(e), { expected: e, actual: a });
}

export function say(text) {
  console.log(`\n${text}`);
}

function format(facts) {
  return typeof facts === 'string' ? facts : JSON.stringify(facts, null, 2);
}
