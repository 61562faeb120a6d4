import { findNodeAtLocation } from 'jsonc-parser';
import type * as z from 'zod/mini';
import type { ConfigProblem } from '../hooks/failure';
import type { ConfigDocument } from './document';
import type { ConfigPath } from './place';
import { problemAtKey, problemAtValue } from './problem';
import * as sentences from './sentences';
import type { Sentence } from './sentences';

type Issue = z.core.$ZodIssue;

/** What a schema has against the value at a path of a document. `keysAt` gives the keys that an object there may have. */
export function schemaProblems(
  document: ConfigDocument,
  issues: readonly Issue[],
  { path, knownKeys }: { readonly path: ConfigPath; readonly knownKeys: KnownKeys },
): readonly ConfigProblem[] {
  return issues.flatMap((issue) => issueProblems(document, issue, { path, knownKeys }));
}

/** The keys that the object at a path below the schema's root may have. */
export type KnownKeys = (path: ConfigPath) => readonly string[];

interface Context {
  readonly path: ConfigPath;
  readonly knownKeys: KnownKeys;
}

function issueProblems(document: ConfigDocument, issue: Issue, context: Context): readonly ConfigProblem[] {
  const below = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const path = [...context.path, ...below];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        problemAtKey(document, [...path, key], sentences.unknownKey(key, context.knownKeys(below))),
      );
    case 'invalid_union': {
      const branch = closestBranch(issue.errors);
      if (branch)
        return branch.flatMap((inner) =>
          issueProblems(document, inner, { ...context, path, knownKeys: (p) => context.knownKeys([...below, ...p]) }),
        );
      return [problemAtValue(document, path, expected(document, path, issue.message))];
    }
    case 'invalid_key':
      return issue.issues.map((inner) => problemAtKey(document, path, sentenceOf(document, path, inner)));
    default:
      return isMissing(document, path)
        ? [problemAtKey(document, path.slice(0, -1), sentences.missing(nameOf(path)))]
        : [problemAtValue(document, path, sentenceOf(document, path, issue))];
  }
}

/** The branch that the value was meant for: of those whose trouble lies inside of it and not in its type, one that knows its keys. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const isWrongKind = ({ path, code }: Issue): boolean =>
    path.length === 0 && ['invalid_type', 'invalid_value', 'invalid_union'].includes(code);
  const meant = branches.filter((issues) => !issues.some(isWrongKind));
  return meant.find((issues) => !issues.some(({ code }) => code === 'unrecognized_keys')) ?? meant[0];
}

function sentenceOf(document: ConfigDocument, path: ConfigPath, issue: Issue): Sentence {
  const name = nameOf(path);
  switch (issue.code) {
    case 'custom': {
      const hint: unknown = issue.params?.['hint'];
      return { message: issue.message, hint: typeof hint === 'string' ? hint : null };
    }
    case 'invalid_value':
      return sentences.wrongValue(name, written(document, path), issue.values.map(String));
    case 'invalid_type':
      return expected(document, path, typeNames[issue.expected] ?? issue.expected);
    case 'too_small':
      if (issue.origin === 'array') return sentences.invalid(name, 'the list is empty');
      return sentences.invalid(name, `at least ${issue.inclusive ? '' : 'more than '}${issue.minimum} is asked for`);
    case 'too_big':
      return sentences.invalid(name, `at most ${issue.maximum} is allowed`);
    default:
      return sentences.invalid(name, issue.message);
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

function expected(document: ConfigDocument, path: ConfigPath, type: string): Sentence {
  const node = document.tree && findNodeAtLocation(document.tree, [...path]);
  const found = node ? (foundNames[node.type] ?? String(node.value)) : 'nothing';
  return sentences.wrongType(
    nameOf(path),
    type,
    found === 'a number' && type === 'a whole number' ? String(node?.value) : found,
  );
}

const foundNames: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  array: 'a list',
  object: 'an object',
};

function written(document: ConfigDocument, path: ConfigPath): string {
  const node = document.tree && findNodeAtLocation(document.tree, [...path]);
  return String(node?.value);
}

const isMissing = ({ tree }: ConfigDocument, path: ConfigPath): boolean =>
  path.length > 0 && tree !== undefined && findNodeAtLocation(tree, [...path]) === undefined;

/** `files`, `files[0]`, `backoff`: the last property of a path with the indices after it. */
function nameOf(path: ConfigPath): string {
  const last = path.findLastIndex((step) => typeof step === 'string');
  const indices = path.slice(last + 1).map((step) => `[${step}]`);
  return `${path[last] ?? 'the file'}${indices.join('')}`;
}
