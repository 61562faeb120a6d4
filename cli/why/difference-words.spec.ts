import type { Ingredient, IngredientKind } from '../../engine/verdicts/ingredients';
import { differenceWords } from './difference-words';
import { explainUnit } from './explain-unit';
import { ingredientDifferences } from './ingredient-differences';

const one = (kind: IngredientKind, name: string, value: string): Ingredient => ({ kind, name, value });

function words(before: readonly Ingredient[], now: readonly Ingredient[]): readonly string[] {
  return ingredientDifferences(before, now).map(differenceWords);
}

describe('what differs', () => {
  test('says from which version a package came to which', () => {
    expect(words([one('package', 'eslint', '9.39.1 aa')], [one('package', 'eslint', '9.40.0 bb')])).toEqual(['eslint 9.39.1 became 9.40.0']); // prettier-ignore
  });

  test('tells a package from what it depends on', () => {
    expect(words([one('package', 'eslint', '9.39.1 aa')], [one('package', 'eslint', '9.39.1 bb')])).toEqual(['something that eslint 9.39.1 depends on has another version']); // prettier-ignore
  });

  test('tells new, changed and gone configuration apart', () => {
    const [was, is] = [one('config', 'a.json', '1'), one('config', 'a.json', '2')];
    expect(words([was], [is])).toEqual(['a.json changed (configuration)']);
    expect(words([], [is])).toEqual(['a.json counts now (configuration)']);
    expect(words([was], [])).toEqual(['a.json no longer counts (configuration)']);
  });

  test('never prints the value of a variable', () => {
    const text = words([one('env', 'TOKEN', 'unset')], [one('env', 'TOKEN', 'digest')]).join();
    expect(text).toBe('$TOKEN is set now');
  });

  test('keeps a file and a configuration of the same name apart', () => {
    expect(words([one('config', 'x', '1')], [one('file', 'x', '1')])).toEqual(['x is new', 'x no longer counts (configuration)']); // prettier-ignore
  });
});

describe('a unit without a verdict', () => {
  const last = { contextDigest: '' as never, context: [], files: [], recordedAt: 1000 };
  const unit = { file: null, context: [], files: [], ttl: 500, hidden: false };

  test('is expired where nothing differs and its time is up', () => {
    expect(explainUnit(last, unit, 1501).kind).toBe('expired');
    expect(explainUnit(last, unit, 1500).kind).toBe('not-kept');
  });

  test('says no more than it knows where imported files count too', () => {
    expect(explainUnit(last, { ...unit, hidden: true }, 1001).kind).toBe('imports');
  });

  test('differs first of all', () => {
    const changed = { ...unit, context: [one('config', 'x', '1')] };
    expect(explainUnit(last, changed, 9000).kind).toBe('differs');
  });
});
