import type { Judgement } from './judge';

/** One answer of several processes: trouble wins, since a part that was not checked makes the whole unknown. */
export function mergeJudgements(judgements: readonly Judgement[]): Judgement {
  const [first, ...others] = judgements;
  if (first === undefined) return { kind: 'checked', red: false, findings: [], output: '' };
  return others.reduce(merge, first);
}

function merge(a: Judgement, b: Judgement): Judgement {
  if (a.kind !== 'checked') return a;
  if (b.kind !== 'checked') return b;
  return {
    kind: 'checked',
    red: a.red || b.red,
    findings: [...a.findings, ...b.findings],
    output: [a.output, b.output].filter((output) => output !== '').join('\n'),
  };
}
