import type { Judgement } from './judge';

/** One answer of several processes: trouble wins, since a part that was not checked makes the whole unknown. */
export function mergeJudgements(judgements: readonly Judgement[]): Judgement {
  const [first, ...others] = judgements;
  if (first === undefined) return { kind: 'checked', red: false, findings: [], output: '', exitCode: 0 };
  return others.reduce(merge, first);
}

function merge(a: Judgement, b: Judgement): Judgement {
  const byFile = [...(a.byFile ?? []), ...(b.byFile ?? [])];
  const known = byFile.length > 0 ? { byFile } : {};
  const findings = [...a.findings, ...b.findings];
  const output = [a.output, b.output].filter((each) => each !== '').join('\n');
  if (a.kind !== 'checked') return { ...a, ...known, findings, output };
  if (b.kind !== 'checked') return { ...b, ...known, findings, output };
  const exitCode = a.exitCode === 0 ? b.exitCode : a.exitCode;
  const isPartial = a.isPartial === true || b.isPartial === true;
  const more = { ...known, ...(isPartial ? { isPartial } : {}) };
  return { kind: 'checked', red: a.red || b.red, findings, output, exitCode, ...more };
}

/** The same of processes, or configurations, of one check, which may look at the same file and then find the same. */
export function mergeOverlapping(judgements: readonly Judgement[]): Judgement {
  const merged = mergeJudgements(judgements);
  if (judgements.length < 2) return merged;
  const distinct = new Map(merged.findings.map((finding) => [JSON.stringify(finding), finding]));
  return { ...merged, findings: [...distinct.values()] };
}
