import { PassThrough } from 'node:stream';
import type { HookName, TaskId } from '../hooks/brand';
import { progressToPerson } from './progress-to-person';

const eslint = 'eslint' as HookName;
const task = 'a:quality--eslint' as TaskId;

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] }));
afterEach(() => void jest.useRealTimers());

/** A run of one program, in front of somebody. */
async function watched(env: Readonly<Record<string, string>>, { isVerbose = false } = {}) {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { columns: 80, rows: 24 });
  const titles: string[] = [];
  const person = await progressToPerson({
    ports: { env, clock: { now: () => Date.now(), monotonic: () => Date.now() } },
    isVerbose,
    stderr: stream as unknown as NodeJS.WriteStream,
    title: { show: (title) => titles.push(title), done: () => titles.push('given back') },
  });
  person.observe({ type: 'planned', strategy: 's', tasks: 2, known: 0, files: 2 });
  person.observe({ type: 'started', hook: eslint, tasks: [task], files: 1 });
  return { ...person, titles, printed: () => String(stream.read() ?? '') };
}

test('a log gets a line after ten seconds, then ever fewer, but one a minute', async () => {
  const { close, printed } = await watched({});
  const at: number[] = [];
  for (let second = 1; second <= 260; second++) {
    jest.advanceTimersByTime(1_000);
    const text = printed();
    if (text !== '') at.push(second);
    expect(text).toMatch(/^(hookgraph: 0 of 2 tasks done; running: eslint \d+[ms]; 1 waiting\n)?$/);
  }
  expect(at).toEqual([10, 30, 70, 130, 190, 250]);
  close();
  expect(printed()).toBe('');
});

test('the pane that the terminal UI of Nx gives a batch has one line, which is redrawn and taken away', async () => {
  const { close, printed } = await watched({ NX_TUI: 'true' });
  jest.advanceTimersByTime(1_000);
  expect(printed()).toContain('running: eslint 1s');
  jest.advanceTimersByTime(1_000);
  const second = printed();
  expect(second).toContain('running: eslint 2s');
  expect(second).not.toContain('\n\n');
  expect(second).toMatch(/\u001b\[/);
  close();
  expect(printed()).toMatch(/\u001b\[/);
});

test('the title of the window says the same, and is given back', async () => {
  const { close, titles } = await watched({});
  jest.advanceTimersByTime(2_000);
  expect(titles.at(-1)).toBe('hookgraph: 0 of 2 tasks done; running: eslint 2s; 1 waiting');
  close();
  expect(titles.at(-1)).toBe('given back');
  const shown = titles.length;
  jest.advanceTimersByTime(2_000);
  expect(titles).toHaveLength(shown);
});

test('what programs print is shown only where it is asked for, each line with the name of its hook', async () => {
  for (const isVerbose of [true, false]) {
    const { close, observe, printed, wantsOutput } = await watched({}, { isVerbose });
    observe({ type: 'output', hook: eslint, tasks: [task], text: 'one\ntwo\n' });
    expect(wantsOutput).toBe(isVerbose);
    expect(printed()).toBe(isVerbose ? '[eslint] one\n[eslint] two\n' : '');
    close();
  }
});
