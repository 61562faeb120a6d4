import { parseDuration } from './duration';
import * as sentences from './sentences';
import type { Sentence } from './sentences';

/** What is wrong with a value that has the right type; `null`: nothing. */
export type Check<T> = (value: T) => Sentence | null;

export const isDuration: Check<string> = (text) =>
  parseDuration(text) === null ? sentences.badDuration(text, false) : null;

export const isDurationOrNone: Check<string> = (text) =>
  text !== 'none' && parseDuration(text) === null ? sentences.badDuration(text, true) : null;

export const isText: Check<string> = (text) => (text.trim() === '' ? sentences.emptyText() : null);

export const isGlob: Check<string> = (glob) => {
  if (isText(glob)) return isText(glob);
  if (/^!(?!\()/.test(glob)) return sentences.negatedGlob(glob);
  return leaves(glob) ? sentences.escapingGlob(glob) : null;
};

/** Globs over the workspace's files or projects, where `!` negates. */
export const isSelector: Check<string> = (selector) => {
  const positive = selector.replace(/^!(?!\()/, '');
  if (isText(positive) || positive === 'tag:') return sentences.emptyText();
  return !positive.startsWith('tag:') && leaves(positive) ? sentences.escapingPath(selector) : null;
};

export const isInput: Check<string> = (input) => {
  const path = input.replace(/^!(?!\()/, '').replace(/^\{(?:workspaceRoot|projectRoot)\}\//, '');
  return isText(path) ?? (leaves(path) ? sentences.escapingPath(input) : null);
};

export const isWorkspacePath: Check<string> = (path) =>
  isText(path) ?? (leaves(path) || /^\.?\/?$/.test(path) ? sentences.escapingPath(path) : null);

export const isVariable: Check<string> = (name) => (/^[a-z_]\w*$/i.test(name) ? null : sentences.badVariable(name));

export const isArgv: Check<readonly string[]> = ([program]) =>
  program === undefined || program.trim() === '' ? sentences.emptyCommand() : null;

export const isRegex: Check<string> = (pattern) => {
  const groups = groupsOf(pattern);
  return typeof groups === 'string' ? sentences.badRegex(groups) : null;
};

const required = ['file', 'line', 'message'];
const known = [...required, 'column', 'endLine', 'endColumn', 'rule', 'severity'];

/** A regular expression whose named groups are the parts of a finding. */
export const isFindingRegex: Check<string> = (pattern) => {
  const groups = groupsOf(pattern);
  if (typeof groups === 'string') return sentences.badRegex(groups);
  const unknown = groups.find((group) => !known.includes(group));
  if (unknown !== undefined) return sentences.unknownGroup(unknown, known);
  const absent = required.filter((group) => !groups.includes(group));
  return absent.length > 0 ? sentences.missingGroups(absent) : null;
};

/** Names of a pattern's groups, or why it does not compile. */
function groupsOf(pattern: string): readonly string[] | string {
  try {
    new RegExp(pattern, 'm');
    // An empty alternative always matches, and a match lists every named group, taken part or not.
    return Object.keys(new RegExp(`(?:${pattern})|`, 'm').exec('')?.groups ?? {});
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).replace(
      /^Invalid regular expression: (?:.*: (?=[^:]+$))?/s,
      '',
    );
  }
}

/** Absolute (POSIX, Windows, UNC, home), or with a `..` step, alternatives in braces and brackets included. */
function leaves(path: string): boolean {
  return /^(?:[/\\~]|[a-z]:[/\\])/i.test(path) || /(?:^|[/\\{(,|])\.\.(?:$|[/\\}),|])/.test(path);
}
