import type { Ingredient, IngredientKind } from '../../engine/verdicts/ingredients';
import type { Digest, FilePath } from '../../engine/hooks/brand';
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

  test('names what a package depends on with both versions, where the list of then is kept', () => {
    const made = (value: string, parts: Readonly<Record<string, string>>): Ingredient => ({
      ...one('package', 'eslint', value),
      parts: () => Object.entries(parts).map(([name, version]) => ({ name, value: version })),
    });
    const before = made('9.39.1 aa', { eslint: '9.39.1', espree: '10.1.0', gone: '1.0.0' });
    const now = made('9.40.0 bb', { eslint: '9.40.0', espree: '10.2.0', 'new-one': '3.0.0' });
    expect(words([before], [now])).toEqual([
      'eslint 9.39.1 became 9.40.0',
      'espree 10.1.0 became 10.2.0 (eslint depends on it)',
      'new-one 3.0.0 is new (eslint depends on it)',
      'gone 1.0.0 is gone (eslint depends on it)',
    ]);
  });

  test('tells files that changed from a new version, where a package is linked or patched', () => {
    const made = (value: string, version: string): Ingredient => ({
      ...one('package', 'x', value),
      parts: () => [{ name: 'x', value: version }],
    });
    expect(words([made('1.0.0 a', '1.0.0#aa')], [made('1.0.0 b', '1.0.0#bb')])).toEqual(['the files of x 1.0.0 changed']); // prettier-ignore
    expect(words([made('1.0.0 a', '1.0.0#aa')], [made('1.1.0 b', '1.1.0#bb')])).toEqual(['x 1.0.0 became 1.1.0']);
  });

  test('names the installed package where any may influence the hook', () => {
    const made = (value: string, version: string): Ingredient => ({
      ...one('package', '*', value),
      parts: () => [
        { name: 'react', value: version },
        { name: 'same', value: '1.0.0' },
      ],
    });
    expect(words([made('a', '18.3.0')], [made('b', '19.0.0')])).toEqual(['react 18.3.0 became 19.0.0 (any package may influence this hook)']); // prettier-ignore
    // Something else than a version: a lock file that was written anew.
    expect(words([made('a', '19.0.0')], [made('b', '19.0.0')])).toEqual(['what is installed changed (any package may influence this hook)']); // prettier-ignore
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
  const unit = { file: null, context: [], files: [], ttl: 500 };

  test('is expired where nothing differs and its time is up', () => {
    expect(explainUnit(last, unit, 1501).kind).toBe('expired');
    expect(explainUnit(last, unit, 1500).kind).toBe('not-kept');
  });

  test('says which of the files that it imports changed, came and went', () => {
    const file = 'app/a.ts' as FilePath;
    const made = (...names: readonly (readonly [string, string])[]) => ({
      file,
      content: 'same' as Digest,
      parts: () => names.map(([name, value]) => ({ name, value })),
    });
    const before = made(['b.ts', '1'], ['c.ts', '1'], ['./d from app', 'nowhere']);
    const now = made(['b.ts', '2'], ['d.ts', '1'], ['./e from app', 'nowhere']);
    const { kind, differences } = explainUnit({ ...last, files: [before] }, { ...unit, file, files: [now] }, 1001);
    expect(kind).toBe('differs');
    expect(differences.map(differenceWords)).toEqual([
      'b.ts changed (imported by app/a.ts)',
      'd.ts is imported now (imported by app/a.ts)',
      './e from app leads to no file any more (imported by app/a.ts)',
      'c.ts is no longer imported (imported by app/a.ts)',
      './d from app leads to a file now (imported by app/a.ts)',
    ]);
  });

  test('differs first of all', () => {
    const changed = { ...unit, context: [one('config', 'x', '1')] };
    expect(explainUnit(last, changed, 9000).kind).toBe('differs');
  });
});
