import { printableLine } from '../../engine/report/printable';
import { unreachable } from '../../engine/hooks/unreachable';
import { nowhere } from '../../engine/verdicts/source-closure';
import type { Difference } from './ingredient-differences';

/** A difference in words: `eslint 9.39.1 became 9.40.0`, `src/a.ts changed`. */
export function differenceWords(difference: Difference): string {
  const { kind, before, now, part } = difference;
  const name = printableLine(difference.name);
  if (part !== null) return partWords(printableLine(part), name, difference);
  switch (kind) {
    case 'file':
      return before === null ? `${name} is new` : now === null ? `${name} is no longer checked` : `${name} changed`;
    case 'config':
    case 'argument':
    case 'input':
      return `${name} ${turn(difference, 'counts now', 'no longer counts')} (${fileRole[kind]})`;
    case 'package':
      return packageWords(name, before, now);
    case 'hook':
      return `the definition of the hook "${name}" changed in hookgraph.json`;
    case 'env':
      return envWords(name, before, now);
    case 'program':
      return `the program ${name} was ${value(before)} and is ${value(now)}`;
    case 'platform':
      return `the ${name === 'node' ? 'version of Node' : name} was ${value(before)} and is ${value(now)}`;
    case 'project':
      return `the hook runs in another folder than before (${name})`;
    case 'local-package':
      return `the workspace's own package ${name} ${turn(difference, 'counts now', 'no longer counts')}`;
    case 'dependency':
      return `the files of ${name} ${turn(difference, 'count now', 'no longer count')} (the verdict depends on them)`;
    case 'built':
      return `what is built into ${name} ${turn(difference, 'counts now', 'no longer counts')} (the verdict depends on it)`;
    case 'format':
      return `hookgraph itself, or the format of its verdicts, was ${value(before)} and is ${value(now)}`;
    default:
      return unreachable(kind);
  }
}

/** One of many things that an ingredient is made of. */
function partWords(part: string, name: string, { kind, before, now }: Difference): string {
  if (kind === 'package') {
    if (part === name) return versionWords(part, before, now);
    const why = name === '*' ? 'any package may influence this hook' : `${name} depends on it`;
    return `${versionWords(part, before, now)} (${why})`;
  }
  if (now === nowhere) return `${part} leads to no file any more (imported by ${name})`;
  if (before === nowhere) return `${part} leads to a file now (imported by ${name})`;
  const what = `${part} ${before === null ? 'is new' : now === null ? 'is gone' : 'changed'}`;
  switch (kind) {
    case 'file':
      return `${part} ${before === null ? 'is imported now' : now === null ? 'is no longer imported' : 'changed'} (imported by ${name})`;
    case 'local-package':
      return `${what} (of the workspace's own package ${name})`;
    default:
      return `${what} (of ${name}, which the verdict depends on)`;
  }
}

function versionWords(name: string, before: string | null, now: string | null): string {
  if (before === null) return `${name} ${withoutContent(now ?? '')} is new`;
  if (now === null) return `${name} ${withoutContent(before)} is gone`;
  const [then, current] = [withoutContent(before), withoutContent(now)];
  return then === current ? `the files of ${name} ${current} changed` : `${name} ${then} became ${current}`;
}

/** Where a version does not tell what is in a package a digest follows it. */
function withoutContent(version: string): string {
  return value(version.replace(/#[0-9a-f]+/g, ''));
}

const fileRole = { config: 'configuration', argument: 'named on the command line', input: 'declared input' } as const;

function turn({ before, now }: Difference, added: string, removed: string): string {
  return before === null ? added : now === null ? removed : 'changed';
}

/** A package's value is its version and a digest of what it depends on; `*` stands for everything installed. */
function packageWords(name: string, before: string | null, now: string | null): string {
  if (name === '*') return 'what is installed changed (any package may influence this hook)';
  const [then = '', current = ''] = [versionOf(before), versionOf(now)];
  if (before === null) return `${name} ${current} counts now`;
  if (now === null) return `${name} ${then} no longer counts`;
  return then === current
    ? `something that ${name} ${current} depends on has another version`
    : `${name} ${then} became ${current}`;
}

function versionOf(installed: string | null): string {
  return installed === null || installed === 'not installed' ? (installed ?? '') : (installed.split(' ')[0] ?? '');
}

/** Values of variables may be secret, so only their digests are kept. */
function envWords(name: string, before: string | null, now: string | null): string {
  if (before === null || before === 'unset') return now === 'unset' ? `$${name} counts now` : `$${name} is set now`;
  if (now === null) return `$${name} no longer counts`;
  return now === 'unset' ? `$${name} is no longer set` : `$${name} has another value`;
}

function value(text: string | null): string {
  return text === null ? 'none' : printableLine(text);
}
