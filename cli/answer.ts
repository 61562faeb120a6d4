import type { Description } from '../engine/report/messages/description';

/** 0: yes, or done; 1: no, or something was found; 2: could not. */
export const exitCodes = { yes: 0, no: 1, couldNot: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a command has to say. Commands return it, `main` prints it. */
export type Answer =
  | { readonly kind: 'told'; readonly exitCode: ExitCode; readonly text: string }
  /** Too long to hold all of it at once: parts that are made when they are printed. */
  | { readonly kind: 'long'; readonly exitCode: ExitCode; readonly parts: Generator<string> }
  | { readonly kind: 'could-not'; readonly why: Description };

export function told(text: string, exitCode: ExitCode = exitCodes.yes): Answer {
  return { kind: 'told', exitCode, text };
}

export function couldNot(why: Description): Answer {
  return { kind: 'could-not', why };
}

/** JSON for programs; every document says what it is. */
export function toldJson(document: object, exitCode: ExitCode = exitCodes.yes): Answer {
  return told(JSON.stringify(document, null, 2), exitCode);
}
