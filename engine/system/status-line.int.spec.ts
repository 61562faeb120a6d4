import { PassThrough } from 'node:stream';
import { liveStatusLine, plainStatusLine } from './status-line';

function terminal() {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { columns: 80, rows: 24, isTTY: true });
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => String(stream.read() ?? '') };
}

test('on a terminal the line is replaced, stays under what is printed, and goes away', async () => {
  const { stream, text } = terminal();
  const status = await liveStatusLine(stream);
  status.show('1 of 2');
  expect(text()).toContain('1 of 2');
  status.show('2 of 2');
  const second = text();
  expect(second).toContain('2 of 2');
  expect(second).toMatch(/\u001b\[/);
  status.print('a tool says\n');
  expect(text()).toMatch(/\u001b\[.*a tool says\n$/s);
  status.show('2 of 2');
  text();
  status.done();
  expect(text()).toMatch(/\u001b\[/);
});

test('elsewhere it is a line like any other, without control characters', () => {
  const { stream, text } = terminal();
  const status = plainStatusLine(stream);
  status.show('1 of 2');
  status.print('a tool says\n');
  status.done();
  expect(text()).toBe('1 of 2\na tool says\n');
});
