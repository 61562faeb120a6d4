import fc from 'fast-check';
import { readRunLine, writeRunLine } from './run-line';
import { ranTask, replayedTask, runAt } from './testing/runs';

describe('a run as a line', () => {
  const run = runAt(1, [ranTask(), replayedTask({ project: 'naïve "name"\n', attempts: 3 })]);

  test('reads as it was written, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (project, hook) => {
        const hostile = runAt(1, [ranTask({ project, hook })]);
        const line = writeRunLine(hostile);
        expect(line).not.toContain('\n');
        expect(readRunLine(line)).toEqual(JSON.parse(JSON.stringify(hostile)));
      }),
    );
  });

  test('tells a run that fixed, and how much, from one that checked', () => {
    const fixing = { ...runAt(1, [ranTask({ fixed: 3 }), ranTask()]), kind: 'fix' as const };
    expect(readRunLine(writeRunLine(fixing))).toEqual(fixing);
    expect(readRunLine(writeRunLine(run).replace('"kind":"check",', ''))).toEqual(run);
  });

  test('is nothing when it is cut anywhere', () => {
    const line = writeRunLine(run);
    for (let length = 0; length < line.length; length += 1) expect(readRunLine(line.slice(0, length))).toBeNull();
  });

  test('is nothing when it comes from another format', () => {
    expect(readRunLine(writeRunLine(run).replace('"format":1', '"format":2'))).toBeNull();
  });
});
