/** How a hook ended in a project: a program that could not check is neither green nor red. */
export type OracleEnd = 'green' | 'red' | 'trouble';

export interface OraclePlace {
  readonly hook: string;
  readonly project: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly rule: string | null;
}

/** What is compared: how each hook ended in each project, and where it found something; sorted, without repetition. */
export interface OracleAnswer {
  readonly ends: readonly string[];
  readonly places: readonly string[];
}

export function answerOf(ends: ReadonlyMap<string, OracleEnd>, places: readonly OraclePlace[]): OracleAnswer {
  const isTrouble = ({ hook, project }: OraclePlace) => ends.get(`${hook} ${project}`) === 'trouble';
  const lines = places
    .filter((place) => !isTrouble(place))
    .map(({ hook, project, file, line, rule }) => `${hook} ${project} ${file}:${line} ${rule}`);
  return { ends: [...ends].map(([task, end]) => `${task}: ${end}`).sort(), places: [...new Set(lines)].sort() };
}
