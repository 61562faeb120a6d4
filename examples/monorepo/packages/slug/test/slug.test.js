const { slug } = require('../src/index.js');

test('joins both ports with a dash', () => {
  expect(slug('Oban to Mull')).toBe('oban-mull');
});

test('drops accents and what stands at the edges', () => {
  expect(slug(' Oban → Île, à pied! ')).toBe('oban-ile-a-pied');
});
