/** Makes a value when it is first asked for; whoever asks again gets the same. A throw is no value. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The same for each question: it is asked once, whatever the answer is. A throw is no answer. */
export function onceEach<Question, Answer>(ask: (question: Question) => Answer): (question: Question) => Answer {
  const known = new Map<Question, { readonly answer: Answer }>();
  return (question) => {
    const found = known.get(question) ?? { answer: ask(question) };
    known.set(question, found);
    return found.answer;
  };
}
