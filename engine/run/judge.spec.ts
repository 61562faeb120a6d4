import type { ProcessResult } from '../system/ports';
import type { Parsed } from '../tools/tool';
import { builtInTools } from '../tools';
import { judge, type JudgeContext } from './judge';

const program = { name: 'p', file: '/bin/p', prefix: [], package: null, identity: 'p' };

function judged(result: Partial<ProcessResult>, tool: object) {
  const context = { hook: { scope: 'file' }, tool, program, limit: {}, toFilePath: () => null, scrub: String };
  return judge(
    { end: { kind: 'exited', exitCode: 0 }, stdout: '', stderr: '', truncated: 0, duration: 0, ...result },
    context as unknown as JudgeContext,
  );
}

const answer = (printedCount: number | null): Parsed => ({ kind: 'checked', findings: [], red: false, printedCount });

test('a count of problems that is not the number of findings is an error of ours, never green', () => {
  expect(judged({}, { parse: () => answer(2) })).toMatchObject({
    kind: 'could-not-check',
    failure: { reason: 'count-mismatch', printed: 2, parsed: 0 },
  });
  expect(judged({}, { parse: () => answer(0) })).toMatchObject({ kind: 'checked', red: false });
  expect(judged({}, { parse: () => answer(null) })).toMatchObject({ kind: 'checked', red: false });
});

test('so it is with what a real tool counts: a message that ESLint prints and counts differently', () => {
  const result = { filePath: '/w/a.js', messages: [], errorCount: 1, warningCount: 0 };
  const end = { kind: 'exited', exitCode: 1 } as const;
  expect(judged({ end, stdout: JSON.stringify([result]) }, builtInTools.get('eslint') ?? {})).toMatchObject({
    kind: 'could-not-check',
    failure: { reason: 'count-mismatch', printed: 1, parsed: 0 },
  });
});
