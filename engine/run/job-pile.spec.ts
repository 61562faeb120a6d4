import type { FilePath } from '../hooks/brand';
import { jobPile } from './job-pile';

const jobs = (...sizes: readonly number[]) =>
  sizes.map((size) => ({ files: Array.from({ length: size }, (_, index) => `${index}` as FilePath) }));

test('the largest is given first, each once', () => {
  const pile = jobPile(jobs(10, 300, 0, 150));
  const given: number[] = [];
  for (let job = pile.take(); job !== null; job = pile.take()) given.push(job.files.length);
  expect(given).toEqual([300, 150, 10, 0]);
});

test('those of one size are given in their order', () => {
  const all = jobs(1, 1, 2, 1);
  const pile = jobPile(all);
  const places = all.map(() => pile.take()).map((job) => all.findIndex((each) => each === job));
  expect(places).toEqual([2, 0, 1, 3]);
});

test('tells what is left', () => {
  const pile = jobPile(jobs(2, 0));
  expect([pile.files(), pile.isEmpty()]).toEqual([2, false]);
  pile.take();
  expect([pile.files(), pile.isEmpty()]).toEqual([0, false]);
  pile.take();
  expect([pile.files(), pile.isEmpty()]).toEqual([0, true]);
});
