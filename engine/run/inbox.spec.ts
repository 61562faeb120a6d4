import { createInbox } from './inbox';

describe('createInbox', () => {
  test('keeps what comes while nobody waits', async () => {
    const inbox = createInbox<number>();
    inbox.add(Promise.resolve([1, 2]));
    inbox.add(Promise.resolve([3]));
    await new Promise((resolve) => setImmediate(resolve));
    expect(inbox.take()).toEqual([1, 2, 3]);
    expect(await inbox.more()).toBe(false);
  });

  test('gives one after the other where it is asked so, what was put in among what came', async () => {
    const inbox = createInbox<number>();
    inbox.put(1);
    inbox.add(Promise.resolve([2]));
    expect(inbox.next()).toBe(1);
    expect(inbox.next()).toBeNull();
    expect(await inbox.more()).toBe(true);
    expect(inbox.next()).toBe(2);
    expect(await inbox.more()).toBe(false);
  });

  test('wakes its reader for each piece of work, also for work without a result', async () => {
    const inbox = createInbox<number>();
    const { promise, end } = later<readonly number[]>();
    inbox.add(promise);
    const waiting = inbox.more();
    end([]);
    expect(await waiting).toBe(true);
    expect(inbox.take()).toEqual([]);
    expect(await inbox.more()).toBe(false);
  });

  test('hands on what the work throws, also where nobody waited', async () => {
    const inbox = createInbox<number>();
    inbox.add(Promise.reject(new Error('broken')));
    await new Promise((resolve) => setImmediate(resolve));
    expect(await inbox.more()).toBe(true);
    for (const read of [inbox.take, inbox.next]) expect(read).toThrow('broken');
  });
});

function later<T>(): { readonly promise: Promise<T>; readonly end: (value: T) => void } {
  let end: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (end = resolve));
  return { promise, end };
}
