import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseJsonObject } from '../engine/hooks/json';
import type { FilePath } from '../engine/hooks/brand';
import { moduleResolver, type ResolveModule } from '../engine/system/module-resolver';
import type { FileSystem } from '../engine/system/ports';
import { digestOfAnswers, recordedFiles, type Question } from '../engine/system/recorded-files';
import type { ScriptReader } from '../engine/tools/config-references/read-script';
import type { NxCreateNodesResult } from './nx-types';
import type { InferredConfig } from './inferred-config';

/** What one look at the workspace gave. */
export interface Inference {
  readonly nodes: NxCreateNodesResult;
  /** Text of hookgraph.json, and what runs need of it; `null`: there is none. */
  readonly config: InferredConfig | null;
}

/** Everything that inference may ask; what it is told is written down. */
export interface Sources {
  readonly disk: FileSystem;
  readonly resolve: ResolveModule;
  loadScriptReader(): Promise<ScriptReader>;
}

type Resolution = readonly [specifier: string, from: FilePath, answer: string];

/** The first line of the file; the second is the inference. */
interface Header {
  /** Digest of what inference was given: the files, and the code that it is. */
  readonly key: string;
  readonly questions: readonly Question[];
  /** Digest of all that the disk answered. */
  readonly answers: string;
  readonly resolutions: readonly Resolution[];
  /** Digest of the second line. */
  readonly body: string;
}

/** What was inferred from the very same; `null`: nothing was, or it cannot be read. @param root absolute path of the workspace root */
export function recall(path: string, key: string, root: string, disk: FileSystem): Inference | null {
  try {
    const [head = '', body = ''] = (disk.readText(path) ?? '').split('\n');
    const header = parseJsonObject(head) as unknown as Header;
    if (header.key !== key || header.body !== digestOf(body)) return null;
    if (digestOfAnswers(header.questions, disk) !== header.answers) return null;
    const resolve = header.resolutions.length > 0 ? moduleResolver(root) : null;
    const isSame = header.resolutions.every(([name, from, answer]) => JSON.stringify(resolve?.(name, from)) === answer);
    return isSame ? (JSON.parse(body) as Inference) : null;
  } catch {
    // A record that cannot be read, or a disk that cannot: inferring anew says what is the matter.
    return null;
  }
}

export interface Recorder {
  readonly sources: Sources;
  /** Writes the record, where it would be one. A folder that is not there, or not ours to write to, costs time only. */
  keep(path: string, key: string, inference: Inference): void;
}

/** @param root absolute path of the workspace root */
export function recorder(root: string, disk: FileSystem): Recorder {
  const { files, record } = recordedFiles(disk);
  const resolve = moduleResolver(root);
  const resolutions = new Map<string, Resolution>();
  return {
    sources: {
      disk: files,
      resolve(specifier, from) {
        if (resolutions.size === 0) files.readText(manifestOf('oxc-resolver'));
        const answer = resolve(specifier, from);
        resolutions.set(`${specifier}\n${from}`, [specifier, from, JSON.stringify(answer)]);
        return answer;
      },
      async loadScriptReader() {
        files.readText(manifestOf('oxc-parser'));
        const { loadScriptReader } = await import('../engine/tools/config-references/read-script');
        return loadScriptReader();
      },
    },
    keep(path, key, inference) {
      const asked = record();
      if (asked === null || disk.stat(join(path, '..'))?.isDirectory !== true) return;
      const body = JSON.stringify(inference);
      const { questions, digest: answers } = asked;
      const header: Header = { key, questions, answers, resolutions: [...resolutions.values()], body: digestOf(body) };
      try {
        disk.writeAtomic(path, `${JSON.stringify(header)}\n${body}`);
      } catch {
        // Without a record the next process infers again.
      }
    },
  };
}

/** Packages that are no part of our own code answer as their version does. */
function manifestOf(name: string): string {
  return require.resolve(`${name}/package.json`);
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
