import fc from 'fast-check';
import { builtInTools } from '../tools';
import { checkCommands } from './check-command';

const program = { name: 'p', file: '/bin/p', prefix: ['script.js'], package: null, identity: 'p' };
type Task = Parameters<typeof checkCommands>[0];

/** @param units `each`: every file has a verdict of its own */
function task(declared: object, units: 'each' | 'together', tool: string | null = null): Task {
  const fileUnits = units === 'each' ? [{ fingerprint: '', files: [] }] : [];
  const found = tool === null ? null : builtInTools.get(tool);
  return { hook: { program: declared }, tool: found, program, configs: new Map(), fileUnits } as unknown as Task;
}

const command = { kind: 'command', argv: ['p', '--check', '{files}'] };
const names = fc.array(fc.stringMatching(/^[a-zé ]{1,200}$/), { minLength: 0, maxLength: 1_500, size: 'max' });

test('arguments stay under the limit of the system, and every file is given once, in order', () => {
  fc.assert(
    fc.property(names, (files) => {
      const commands = checkCommands(task(command, 'each'), files, 1);
      expect(commands.flatMap(({ args }) => args.slice(2))).toEqual(files);
      for (const { args } of commands) expect(Buffer.byteLength(args.join(' '))).toBeLessThanOrEqual(64 * 1024);
    }),
    { numRuns: 30 },
  );
});

test('so do those of a tool', () => {
  const files = Array.from({ length: 3_000 }, (_, index) => `a-rather-long-name-of-a-file-${index}.ts`);
  const commands = checkCommands(task({ kind: 'tool', tool: 'prettier', args: [] }, 'each', 'prettier'), files, 1);
  expect(commands.length).toBeGreaterThan(1);
  expect(commands.flatMap(({ args }) => args.filter((arg) => arg.endsWith('.ts')))).toEqual(files);
});

test('files that are judged together are not split: half of them would be another question', () => {
  const files = Array.from({ length: 3_000 }, (_, index) => `a-rather-long-name-of-a-file-${index}`);
  expect(checkCommands(task(command, 'together'), files, 1)).toHaveLength(1);
});
