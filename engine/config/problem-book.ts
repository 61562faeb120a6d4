import type { ConfigProblem } from '../hooks/failure';
import { sortProblems } from './problem';

/** Whom a problem is held against; `null`: nobody in particular. */
export type Owner = { readonly kind: 'hook' | 'strategy'; readonly name: string } | null;

/** Problems while they are being found, by whom they are held against. */
export class ProblemBook {
  readonly #entries: { readonly owner: Owner; readonly problem: ConfigProblem }[] = [];

  add(owner: Owner, problems: Iterable<ConfigProblem>): void {
    for (const problem of problems) this.#entries.push({ owner, problem });
  }

  of(kind: 'hook' | 'strategy', name: string): readonly ConfigProblem[] {
    return this.#where((owner) => owner?.kind === kind && owner.name === name);
  }

  /** Those of no hook. */
  general(): readonly ConfigProblem[] {
    return this.#where((owner) => owner?.kind !== 'hook');
  }

  all(): readonly ConfigProblem[] {
    return this.#where(() => true);
  }

  #where(holds: (owner: Owner) => boolean): readonly ConfigProblem[] {
    return sortProblems(this.#entries.filter(({ owner }) => holds(owner)).map(({ problem }) => problem));
  }
}
