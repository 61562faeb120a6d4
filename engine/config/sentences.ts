import { nearMiss } from './near-miss';

/** What is wrong, and what to do next. Every sentence about configuration is made in this file. */
export interface Sentence {
  readonly message: string;
  readonly hint: string | null;
}

const say = (message: string, hint: string | null = null): Sentence => ({ message, hint });

export function syntaxError(code: string, text: string): Sentence {
  const sentences: Readonly<Record<string, string>> = {
    PropertyNameExpected: 'a property name in double quotes is expected here',
    ValueExpected: 'a value is expected here',
    ColonExpected: 'a colon is expected here',
    CommaExpected: 'a comma is missing before this',
    CloseBraceExpected: 'a closing brace } is missing',
    CloseBracketExpected: 'a closing bracket ] is missing',
    EndOfFileExpected: 'nothing may follow the end of the object',
    InvalidNumberFormat: 'this number is not written as JSON has it',
    UnexpectedEndOfComment: 'this comment is not closed',
    UnexpectedEndOfString: 'this string is not closed',
    InvalidUnicode: 'this \\u escape is not complete',
    InvalidEscapeCharacter: 'this escape is not known to JSON',
    InvalidCharacter: 'this character must be escaped in a string',
  };
  const hint = text.startsWith("'")
    ? 'JSON strings stand in double quotes'
    : code === 'ValueExpected' && text === ''
      ? start
      : null;
  return say(`not valid JSON: ${sentences[code] ?? 'this is not expected here'}`, hint);
}

const start = 'start with { "hooks": { "prettier": {} } }';

export const notAnObject = (): Sentence => say('the configuration must be an object', start);

export const duplicateKey = (key: string): Sentence =>
  say(`"${key}" is given twice in this object`, 'JSON keeps only the last one: remove or rename one of them');

export function unknownKey(key: string, known: readonly string[]): Sentence {
  return say(`unknown key "${key}"`, didYouMean(key, known));
}

export const missing = (field: string): Sentence => say(`"${field}" is missing`);

export const wrongType = (field: string, expected: string, found: string): Sentence =>
  say(`"${field}" must be ${expected}, not ${found}`);

export function wrongValue(field: string, found: string, allowed: readonly string[]): Sentence {
  return say(`"${field}" must be one of ${allowed.map(quote).join(', ')}`, nearMissHint(found, allowed));
}

export const invalid = (field: string, detail: string): Sentence => say(`"${field}" is not valid: ${detail}`);

export const badDuration = (text: string, none: boolean): Sentence =>
  say(
    `${quote(text)} is not a duration`,
    `write a number above zero with its unit: "500ms", "90s", "2m", "1h", "7d"${none ? ', or "none"' : ''}`,
  );

export const escapingGlob = (glob: string): Sentence =>
  say(
    `${quote(glob)} leaves the project`,
    'globs are relative to the project and cannot climb out of it; files elsewhere belong in "inputs": "{workspaceRoot}/path"',
  );

export const escapingPath = (path: string): Sentence =>
  say(`${quote(path)} leaves the workspace`, 'write a path relative to the workspace root, without ".."');

export const negatedGlob = (glob: string): Sentence =>
  say(`${quote(glob)} begins with "!"`, `put ${quote(glob.slice(1))} in "exclude"`);

export const emptyText = (): Sentence => say('this text is empty');

export const emptyCommand = (): Sentence =>
  say('the command is empty', 'the first item is the program, the others are its arguments: ["node", "check.mjs"]');

export const badVariable = (name: string): Sentence =>
  say(`${quote(name)} is not the name of an environment variable`, 'letters, digits and "_", not a digit first');

export const badName = (what: string, name: string): Sentence =>
  say(`${quote(name)} cannot name a ${what}`, 'a letter from a to z first, then such letters, digits and "-"');

export const reservedName = (what: string, name: string): Sentence =>
  say(`${quote(name)} cannot name a ${what}: hookgraph has a target of that name`, 'choose another name');

export const sameNameButCase = (name: string, other: string): Sentence =>
  say(
    `the hooks ${quote(name)} and ${quote(other)} differ only in case`,
    'their result files would be one file on macOS and Windows',
  );

export const badRegex = (detail: string): Sentence => say(`this regular expression does not compile: ${detail}`);

export function missingGroups(groups: readonly string[]): Sentence {
  const written = groups.map((group) => `(?<${group}>...)`).join(', ');
  return say(`this regular expression lacks the named group${groups.length > 1 ? 's' : ''} ${written}`);
}

export const unknownGroup = (group: string, known: readonly string[]): Sentence =>
  say(`the named group "${group}" has no meaning here`, didYouMean(group, known));

export const toolAndCommand = (): Sentence =>
  say('a hook has a "tool" or a "command", not both', 'for more arguments to a tool use "args"');

export function neitherToolNorCommand(hook: string, tools: readonly string[]): Sentence {
  return say(
    `the hook "${hook}" has neither "tool" nor "command", and no tool is called "${hook}"`,
    didYouMean(hook, tools),
  );
}

export const unknownTool = (tool: string, tools: readonly string[]): Sentence =>
  say(
    `unknown tool "${tool}"`,
    nearMissHint(tool, tools) ?? `for a program of your own use "command"; tools: ${list(tools)}`,
  );

export const stringWithoutShell = (): Sentence =>
  say('a command that is one string needs a shell', 'write a list, ["node", "check.mjs"], or add "shell": true');

export const shellWithoutString = (): Sentence =>
  say('"shell": true goes with a "command" that is one string', 'remove "shell", or write the command as one string');

export const outsideForEver = (): Sentence =>
  say(
    'what reads the outside world cannot be true for ever',
    'write how long an answer may be used, "1h" or "1d", or remove "ttl"',
  );

export const outsideIsNotDeterministic = (): Sentence =>
  say('what reads the outside world may answer differently to the same question', 'remove "deterministic"');

export const onlyForTools = (field: string): Sentence =>
  say(`"${field}" is for tools`, 'write the arguments in "command" itself');

export const onlyForCommands = (field: string): Sentence =>
  say(`"${field}" is for commands: the output of a tool is known`, `remove "${field}"`);

export function unknownHook(name: string, hooks: readonly string[]): Sentence {
  return say(`unknown hook "${name}"`, didYouMean(name, hooks));
}

export function unknownDependency(name: string, hooks: readonly string[]): Sentence {
  const near = nearMissHint(name, hooks);
  const target = `for a target of Nx write "target:${name}", or "^${name}" for that of the projects it depends on`;
  return say(`unknown hook "${name}"`, near ? `${near} Or ${target}` : target);
}

export const badDependency = (name: string): Sentence =>
  say(`${quote(name)} names nothing`, 'write a hook, "^hook", "^target" or "target:name"');

export const sameDependency = (name: string): Sentence => say(`${quote(name)} is given twice`, 'remove one of them');

export const cycle = (path: readonly string[]): Sentence =>
  say(`these hooks wait for each other: ${path.join(' -> ')}`, 'remove one of the dependencies');

export const unknownStrategy = (name: string, strategies: readonly string[]): Sentence =>
  say(`unknown strategy "${name}"`, didYouMean(name, strategies));

export const projectsInProject = (): Sentence =>
  say('"projects" is for the hookgraph.json of the workspace root', 'to leave a hook out of this project write false');

const quote = (text: string): string => JSON.stringify(text);

const list = (words: readonly string[]): string => (words.length > 0 ? words.map(quote).join(', ') : 'none');

function nearMissHint(word: string, known: readonly string[]): string | null {
  const near = nearMiss(word, known);
  return near === null ? null : `did you mean "${near}"?`;
}

function didYouMean(word: string, known: readonly string[]): string {
  return nearMissHint(word, known) ?? `known: ${list(known)}`;
}
