import fc from 'fast-check';
import type { FilePath } from '../../hooks/brand';
import { hostileText } from '../testing/hostile';
import { anExpectedTask, aReport } from '../testing/reports';
import { aFinding, aResult } from '../testing/results';
import { renderGithub } from './github';

/** Reads a command as the runner does: https://github.com/actions/runner, ActionCommand. */
function read(line: string): { level: string; properties: Record<string, string>; message: string } {
  const [, level = '', list = '', message = ''] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? [];
  const plain = (text: string): string => text.replace(/%0A/g, '\n').replace(/%0D/g, '\r').replace(/%25/g, '%');
  const properties = list.split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [
      pair.slice(0, at),
      plain(
        pair
          .slice(at + 1)
          .replace(/%3A/g, ':')
          .replace(/%2C/g, ','),
      ),
    ];
  });
  return { level, properties: Object.fromEntries(properties), message: plain(message) };
}

describe('annotations of GitHub', () => {
  it('point to the place', () => {
    const range = { start: { line: 3, column: 7 }, end: { line: 3, column: 9 } };
    expect(renderGithub(aReport([aResult({ findings: [aFinding({ range, message: 'no' })] })]))).toBe(
      '::error file=libs/a/src/index.ts,line=3,endLine=3,col=7,endColumn=9,title=eslint%3A no-unused-vars::no\n',
    );
  });

  it('leave columns out over several lines, where GitHub refuses them', () => {
    const range = { start: { line: 3, column: 7 }, end: { line: 4, column: 9 } };
    expect(renderGithub(aReport([aResult({ findings: [aFinding({ range })] })]))).not.toMatch(/col/i);
  });

  it('are ten of a level at most, of which the last counts the rest', () => {
    const many = (severity: 'error' | 'warning' | 'info'): ReturnType<typeof aFinding>[] =>
      Array.from({ length: 30 }, (_, line) => aFinding({ severity, range: { start: { line: line + 1, column: 1 } } }));
    const report = aReport([aResult({ findings: [...many('error'), ...many('warning'), ...many('info')] })]);
    const lines = renderGithub(report).trim().split('\n').map(read);
    for (const level of ['error', 'warning', 'notice']) {
      const own = lines.filter((line) => line.level === level);
      expect(own).toHaveLength(10);
      expect(own[9]?.message).toBe(`21 more ${level}s: see the summary of the job`);
    }
  });

  it('start with the tasks that could not be checked', () => {
    const [first] = renderGithub(
      aReport([aResult()], { expected: [anExpectedTask(), anExpectedTask('b:eslint')] }),
    ).split('\n');
    expect(read(first ?? '')).toMatchObject({ level: 'error', properties: { title: 'b:quality--eslint' } });
  });

  it('only warn of what blocks nothing', () => {
    const timedOut = { kind: 'timed-out', limit: 1, of: 'hook' } as const;
    const report = aReport([aResult({ advisory: true, findings: [], outcome: timedOut })]);
    expect(read(renderGithub(report).trim())).toMatchObject({
      level: 'warning',
      properties: { title: 'a:quality--eslint' },
    });
  });

  it('are nothing when nothing is wrong', () => {
    expect(renderGithub(aReport([aResult({ outcome: { kind: 'passed' }, findings: [] })]))).toBe('');
  });

  it('give hostile text back as it was and hold one command each', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (message, file) => {
        const text = renderGithub(aReport([aResult({ findings: [aFinding({ message, file: file as FilePath })] })]));
        expect(text.split(/[\r\n]/).filter((line) => line !== '')).toHaveLength(1);
        expect(read(text.slice(0, -1))).toMatchObject({ message, properties: { file } });
      }),
    );
  });
});
