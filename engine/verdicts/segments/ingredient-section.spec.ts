import { deflateRawSync } from 'node:zlib';
import type { Ingredient } from '../ingredients';
import { eslint, ingredients } from '../testing/sample';
import { decodeIngredients, encodeIngredients } from './ingredient-section';

const parts = (...names: readonly string[]) => ({ parts: () => names.map((name) => ({ name, value: `of ${name}` })) });

test('what ingredients and files are made of is read as it was written, and kept once', () => {
  const shared: Ingredient = { kind: 'dependency', name: 'lib', value: '1', ...parts('a', 'b') };
  const [file] = ingredients().files;
  if (file === undefined) throw new Error('a sample has a file');
  const first = ingredients({ context: [shared], files: [{ ...file, ...parts('b', 'c') }] });
  const many = Array.from({ length: 50 }, () => first);
  const decoded = decodeIngredients(eslint, encodeIngredients(many));
  expect(decoded).toHaveLength(50);
  const [again] = decoded ?? [];
  expect(again?.context[0]?.parts?.()).toEqual(shared.parts?.());
  expect(again?.files[0]?.parts?.().map(({ name }) => name)).toEqual(['b', 'c']);
  expect(encodeIngredients(many).length).toBeLessThan(encodeIngredients([first]).length * 3);
});

test('what has no parts gets none', () => {
  const [again] = decodeIngredients(eslint, encodeIngredients([ingredients()])) ?? [];
  expect(again).toEqual(ingredients());
});

test.each(['', '{}', '[]', '{ "parts": [[1, 2]], "ingredients": [], "tasks": [] }'])(
  'bytes that are none: %s',
  (text) => {
    expect(decodeIngredients(eslint, deflateRawSync(text))).toBeNull();
  },
);
