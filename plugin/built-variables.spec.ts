import { builtRegister } from './built-variables';

test('the same folders have the same variable, in whatever order, and others have another', () => {
  const { variableOf, all } = builtRegister();
  const name = variableOf(['libs/b', 'libs/a']);
  expect(name).toMatch(/^HOOKGRAPH_BUILT_[0-9a-f]{12}$/);
  expect([variableOf(['libs/a', 'libs/b']), builtRegister().variableOf(['libs/b', 'libs/a'])]).toEqual([name, name]);
  const names = [variableOf(['libs/b']), variableOf(['libs/a/libs/b']), variableOf(['libs/a', 'libs/b', 'libs/c'])];
  expect(new Set([name, ...names]).size).toBe(4);
  expect(Object.keys(all().variables)).toEqual([name, ...names].sort());
});

test('nothing built needs no variable', () => {
  const { variableOf, all } = builtRegister();
  expect(variableOf([])).toBeNull();
  expect(all()).toEqual({ folders: [], variables: {} });
});

test('what is written down names each folder once, and by the place of it what a variable holds', () => {
  const { variableOf, all } = builtRegister();
  const [both, one] = [variableOf(['z', 'a']) ?? '', variableOf(['m', 'a']) ?? ''];
  expect(all()).toEqual({ folders: ['a', 'm', 'z'], variables: { [both]: [0, 2], [one]: [0, 1] } });
});
