import { eslintScope } from './eslint-scope';

describe('the scope of an ESLint verdict', () => {
  it('is decided without loading the rules of a plugin that are not enabled', async () => {
    const loaded: string[] = [];
    const rules = {
      get enabled() {
        loaded.push('enabled');
        return { meta: { docs: {} } };
      },
      get other() {
        loaded.push('other');
        return { meta: { docs: {} } };
      },
    };
    const config = {
      languageOptions: {},
      plugins: { '@typescript-eslint': { meta: { name: '@typescript-eslint/eslint-plugin' }, rules } },
      rules: { '@typescript-eslint/enabled': [2] },
    };
    const decide = eslintScope({ calculateConfigForFile: () => Promise.resolve(config) }, '/ws');
    expect(await decide('/ws/a.ts', '')).toEqual({ scope: 'file', reason: '' });
    expect(loaded).toEqual(['enabled']);
  });
});
