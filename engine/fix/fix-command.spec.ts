import type { Hook } from '../hooks/hook';
import type { Fixer } from '../tools/fixer';
import { fixCommands, type FixCommandOptions } from './fix-command';

const program = { name: 'p', file: '/bin/p', prefix: ['script.js'], package: null, identity: 'p' };

function options(fixer: Fixer): FixCommandOptions {
  const hook = { program: { kind: 'tool', tool: 'p', args: ['--own'] } } as unknown as Hook;
  return { task: { hook, program, configs: new Map() }, fixer, program, workers: 1 };
}

const command = (...argv: string[]): Fixer => ({ kind: 'command', argv });

test('names take the place of {files}, and one that starts with a dash is no option', () => {
  const [only] = fixCommands(options(command('p', '--fix', '{files}', 'last')), ['a b', '-c', '{files}']);
  expect(only?.args).toEqual(['script.js', '--fix', 'a b', './-c', '{files}', 'last']);
});

test('a command without {files} gets no names and is started once', () => {
  const many = Array.from({ length: 3_000 }, (_, index) => `a-rather-long-name-of-a-file-${index}`);
  expect(fixCommands(options(command('p', '--all')), many).map(({ args }) => args)).toEqual([['script.js', '--all']]);
});

test('more names than one process takes are split, and none is lost', () => {
  const many = Array.from({ length: 3_000 }, (_, index) => `a-rather-long-name-of-a-file-${index}`);
  const commands = fixCommands(
    options({ kind: 'tool', fix: ({ files, args }) => ({ args: [...args, ...files] }) }),
    many,
  );
  expect(commands.length).toBeGreaterThan(1);
  expect(commands.flatMap(({ args }) => args.slice(2))).toEqual(many);
  for (const { args } of commands) expect(args.join(' ').length).toBeLessThanOrEqual(64 * 1024);
});
