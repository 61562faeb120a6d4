import fc from 'fast-check';
import { pieces } from './pieces';

test('pieces are the text again, short, and each is whole when it is encoded by itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (text, length) => {
      const all = [...pieces(text, length)];
      expect(Buffer.concat(all.map((piece) => Buffer.from(piece))).toString()).toBe(text);
      for (const piece of all) expect(piece.length).toBeLessThanOrEqual(length + 1);
    }),
  );
});
