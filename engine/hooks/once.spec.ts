import { once, onceEach } from './once';

test('a value is made once, and after a throw again', () => {
  let calls = 0;
  const value = once(() => {
    calls += 1;
    if (calls === 1) throw new Error('not yet');
    return null;
  });
  expect(value).toThrow('not yet');
  expect([value(), value(), calls]).toEqual([null, null, 2]);
});

test.each([null, undefined, false, ''])('each question is asked once, also where the answer is %p', (answer) => {
  const asked: string[] = [];
  const answerTo = onceEach((question: string) => {
    asked.push(question);
    return answer;
  });
  expect(['a', 'b', 'a'].map(answerTo)).toEqual([answer, answer, answer]);
  expect(asked).toEqual(['a', 'b']);
});

test('lists are the same question only where they are the same list', () => {
  const [first, second] = [['a'], ['a']];
  const asked: unknown[] = [];
  const ask = onceEach((list: readonly string[]) => void asked.push(list));
  for (const list of [first, second, first]) ask(list);
  expect(asked).toHaveLength(2);
});
