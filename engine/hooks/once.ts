/** Makes a value when it is first asked for; whoever asks again gets the same. A throw is no value. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
