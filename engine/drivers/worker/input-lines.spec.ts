import { PassThrough } from 'node:stream';
import { inputLines } from './input-lines';

async function all(lines: AsyncIterable<string>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

test('come as they are written, until the input ends', async () => {
  const input = new PassThrough();
  const lines = inputLines(input);
  input.write('{"a":1}\n{"b"');
  expect(await lines.next()).toEqual({ value: '{"a":1}', done: false });
  input.write(':2}\n');
  expect(await lines.next()).toEqual({ value: '{"b":2}', done: false });
  input.end('ü\n');
  expect(await all(lines)).toEqual(['ü']);
});

test('are not waited for without end', async () => {
  const input = new PassThrough();
  input.write('a\n');
  expect(await all(inputLines(input, 20))).toEqual(['a']);
});

test('are waited for only when they are wanted', async () => {
  const input = new PassThrough();
  const lines = inputLines(input, 20);
  input.write('a\nb\n');
  await lines.next();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await lines.next()).toEqual({ value: 'b', done: false });
});
