/** One line about what is going on, kept at the bottom of a terminal, or now and then in a log. */
export interface StatusLine {
  /** Replaces the line. */
  show(line: string): void;
  /** Prints text above the line. */
  print(text: string): void;
  /** Takes the line away. */
  done(): void;
}

/** Redrawn in place. */
export async function liveStatusLine(stream: NodeJS.WriteStream): Promise<StatusLine> {
  const { createLogUpdate } = await import('log-update');
  const update = createLogUpdate(stream);
  return {
    show: (line) => void update(line),
    print(text) {
      update.clear();
      stream.write(text);
    },
    done: () => void update.clear(),
  };
}

/** One line after the other. */
export function plainStatusLine(stream: Pick<NodeJS.WritableStream, 'write'>): StatusLine {
  return {
    show: (line) => void stream.write(`${line}\n`),
    print: (text) => void stream.write(text),
    done: () => undefined,
  };
}
