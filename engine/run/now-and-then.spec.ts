import { nowAndThen } from './now-and-then';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Work that takes some milliseconds of a clock each time. */
function worker(takes: number) {
  const done: (readonly string[])[] = [];
  const clock = { monotonic: () => performance.now() };
  const work = nowAndThen<string>((pieces) => {
    done.push(pieces);
    jest.advanceTimersByTime(takes);
  }, clock);
  return { done, ...work };
}

test('what comes in at the same time is worked on together', () => {
  const { add, done } = worker(0);
  add('a');
  add('b');
  expect(done).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(done).toEqual([['a', 'b']]);
});

test('after work that took long what comes waits, for twenty times as long', () => {
  const { add, done } = worker(10);
  add('a');
  jest.advanceTimersByTime(1);
  add('b');
  jest.advanceTimersByTime(150);
  add('c');
  expect(done).toEqual([['a']]);
  jest.advanceTimersByTime(60);
  expect(done).toEqual([['a'], ['b', 'c']]);
  jest.advanceTimersByTime(1_000);
  add('d');
  jest.advanceTimersByTime(1);
  expect(done.at(-1)).toEqual(['d']);
});

test('after the end nothing is worked on', () => {
  const { add, end, done } = worker(0);
  add('a');
  end();
  jest.advanceTimersByTime(1_000);
  expect(done).toEqual([]);
});
