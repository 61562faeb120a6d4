/** Closes a `switch` over a union: a new member that is not handled fails to compile. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
