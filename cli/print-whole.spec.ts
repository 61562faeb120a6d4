import { PassThrough, Writable } from 'node:stream';
import { printWhole } from './print-whole';

test('what is told piece by piece comes out line by line, and listens for trouble once', async () => {
  const stream = new PassThrough();
  for (let count = 1; count <= 20; count++) await printWhole(stream as unknown as NodeJS.WriteStream, `${count}`);
  expect(String(stream.read())).toBe(Array.from({ length: 20 }, (_, index) => `${index + 1}\n`).join(''));
  expect(stream.listenerCount('error')).toBe(1);
});

test('a reader that went away has seen enough', async () => {
  let asked = 0;
  const stream = new Writable({
    write(_chunk, _encoding, done) {
      asked += 1;
      done(new Error('EPIPE'));
    },
  });
  await printWhole(stream as unknown as NodeJS.WriteStream, 'x'.repeat(5 << 20));
  await printWhole(stream as unknown as NodeJS.WriteStream, 'more');
  expect(asked).toBe(1);
});
