import { createHash } from 'node:crypto';
import type { FileStat, FileSystem } from './ports';

/** What the disk was asked, and about which absolute path. */
export type Question = readonly [kind: Kind, path: string];

type Kind = keyof typeof answers;
type Asked = Pick<FileSystem, 'readText' | 'list' | 'entries' | 'realpath' | 'stat'>;

/** A disk that writes down what it is asked. */
export interface RecordedFiles {
  readonly files: FileSystem;
  /**
   * What was asked, each question once, and the digest of what was answered. `null`: something was asked that cannot be
   * asked again, was not answered, or changed meanwhile.
   */
  record(): { readonly questions: readonly Question[]; readonly digest: string } | null;
}

/** What is a function of the answers alone is the same as long as `digestOfAnswers` is. */
export function recordedFiles(disk: FileSystem): RecordedFiles {
  const known = new Map<string, string>();
  const questions: Question[] = [];
  const hash = createHash('sha256');
  let isWhole = true;
  /** Not whole until it has been answered: what throws stays so. */
  const unanswered = <T>(ask: () => T): T => {
    const before = isWhole;
    isWhole = false;
    const answer = ask();
    isWhole = before;
    return answer;
  };
  const note = <T>(kind: Kind, path: string, ask: () => T, textOf: (answer: T) => string): T => {
    const answer = unanswered(ask);
    const text = textOf(answer);
    const key = `${kind} ${path}`;
    const earlier = known.get(key);
    if (earlier === undefined) {
      known.set(key, text);
      questions.push([kind, path]);
      hash.update(`${text.length}:`).update(text);
    } else if (earlier !== text) isWhole = false;
    return answer;
  };
  const lost = (): void => {
    isWhole = false;
  };
  return {
    files: {
      readText: (path) => note('readText', path, () => disk.readText(path), textOrNull),
      list: (path) => note('list', path, () => disk.list(path), names),
      entries: (path) => note('entries', path, () => disk.entries(path), entriesText),
      realpath: (path) => note('realpath', path, () => disk.realpath(path), textOrNull),
      stat: (path) => note('stat', path, () => onlyKind(disk.stat(path)), kindOf),
      read: (path) => (lost(), disk.read(path)),
      readHead: (path, bytes) => (lost(), disk.readHead(path, bytes)),
      writeAtomic: (path, content) => (lost(), disk.writeAtomic(path, content)),
      removeUnfinished: (folder, now) => (lost(), disk.removeUnfinished(folder, now)),
    },
    record: () => (isWhole ? { questions, digest: hash.copy().digest('hex') } : null),
  };
}

/** Asks again. Throws where the disk cannot answer. */
export function digestOfAnswers(questions: readonly Question[], disk: Asked): string {
  const hash = createHash('sha256');
  for (const [kind, path] of questions) {
    const text = answers[kind](disk, path);
    hash.update(`${text.length}:`).update(text);
  }
  return hash.digest('hex');
}

const answers = {
  readText: (disk: Asked, path: string) => textOrNull(disk.readText(path)),
  list: (disk: Asked, path: string) => names(disk.list(path)),
  entries: (disk: Asked, path: string) => entriesText(disk.entries(path)),
  realpath: (disk: Asked, path: string) => textOrNull(disk.realpath(path)),
  stat: (disk: Asked, path: string) => kindOf(disk.stat(path)),
};

function textOrNull(text: string | null): string {
  return text === null ? '' : `=${text}`;
}

function names(list: readonly string[]): string {
  return list.join('\0');
}

/** No name holds a slash. */
function entriesText({ folders, links }: ReturnType<FileSystem['entries']>): string {
  return `${names(folders)}/${names(links)}`;
}

function kindOf(stat: FileStat | null): string {
  return stat === null ? '' : `${stat.isFile} ${stat.isDirectory} ${stat.isSymbolicLink}`;
}

/** Times and sizes change with every look; whoever is recorded does not get to see them. */
function onlyKind(stat: FileStat | null): FileStat | null {
  return stat === null ? null : { ...stat, size: 0, mtimeMs: 0, ctimeMs: 0, ino: 0 };
}
