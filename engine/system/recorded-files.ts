import { createHash, type Hash } from 'node:crypto';
import type { FileStat, FileSystem } from './ports';

/** What the disk was asked, and about which absolute path. */
export type Question = readonly [kind: Kind, path: string];

/** What can be asked again. */
interface Answers {
  readonly readText: string | null;
  readonly list: readonly string[];
  readonly entries: ReturnType<FileSystem['entries']>;
  readonly realpath: string | null;
  readonly stat: FileStat | null;
}

type Kind = keyof Answers;
type Asked = { readonly [K in Kind]: (path: string) => Answers[K] };

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
  const asked: Asked = disk;
  const known = new Map<string, string>();
  const questions: Question[] = [];
  const hash = createHash('sha256');
  let isWhole = true;
  const ask = <K extends Kind>(kind: K, path: string): Answers[K] => {
    const before = isWhole;
    // Until it has been answered: what throws stays so.
    isWhole = false;
    const answer = asked[kind](path);
    isWhole = before;
    const text = textOf(kind, answer);
    const key = `${kind} ${path}`;
    const earlier = known.get(key);
    if (earlier === undefined) {
      known.set(key, text);
      questions.push([kind, path]);
      add(hash, text);
    } else if (earlier !== text) isWhole = false;
    return answer;
  };
  const lost = (): void => {
    isWhole = false;
  };
  return {
    files: {
      readText: (path) => ask('readText', path),
      list: (path) => ask('list', path),
      entries: (path) => ask('entries', path),
      realpath: (path) => ask('realpath', path),
      stat: (path) => onlyKind(ask('stat', path)),
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
  for (const [kind, path] of questions) add(hash, textOf(kind, disk[kind](path)));
  return hash.digest('hex');
}

const texts: { readonly [K in Kind]: (answer: Answers[K]) => string } = {
  readText: textOrNull,
  list: names,
  entries: entriesText,
  realpath: textOrNull,
  stat: kindOf,
};

function textOf<K extends Kind>(kind: K, answer: Answers[K]): string {
  return texts[kind](answer);
}

function add(hash: Hash, text: string): void {
  hash.update(`${text.length}:`).update(text);
}

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
