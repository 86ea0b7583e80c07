import fc from 'fast-check';
import { normalise } from '@tamis/shared/domain/text/normalise';

describe('normalise', () => {
  it.each([
    ['capitals', 'CASINO', 'casino'],
    ['accents', 'L’ÉTÉ à Noël', "l'ete a noel"],
    ['ligatures', 'cœur ﬁn', 'cœur fin'],
    ['full-width letters', 'ｃａｓｉｎｏ', 'casino'],
    ['mathematical letters', '𝓬𝓪𝓼𝓲𝓷𝓸 𝐛𝐨𝐧𝐮𝐬', 'casino bonus'],
    ['circled and boxed letters', 'ⓒⓐⓢⓘⓝⓞ 🅲🅰🆂🅸🅽🅾', 'casino casino'],
    ['Cyrillic look-alikes', 'саsіnо', 'casino'],
    ['Greek look-alikes', 'ΒΟΝUS νiagra', 'bonus viagra'],
    ['capitals of small look-alikes', 'ƁƲY ƊƎΑL ΩΓ', 'bvy deal wy'],
    ['zero-width characters', 'cas\u200bi\u200dn\ufeffo', 'casino'],
    ['direction marks', '\u202ecasino\u202c', 'casino'],
    ['soft hyphens', 'ca\u00adsi\u00adno', 'casino'],
    ['stacked accents', 'c\u0336a\u0336s\u0336i\u0336n\u0336o\u0336', 'casino'],
    ['typographic quotes and dashes', '«\u00a0c’est – ça\u00a0»', '" c\'est - ca "'],
    ['Indian vowel signs stay', 'हिन्दी', 'हिन्दी'],
    ['kana stay', 'がんばって', 'がんばって'],
    ['Korean stays', '안녕하세요', '안녕하세요'],
    ['emoji stay', 'ok 😀', 'ok 😀'],
  ])('when a text has %s, then they are made comparable', (_, original, expected) => {
    expect(normalise(original).text).toBe(expected);
  });

  it.each([
    ['un ｃａｓｉｎｏ ici', 'casino', 'ｃａｓｉｎｏ'],
    ['un 𝓬𝓪𝓼𝓲𝓷𝓸 ici', 'casino', '𝓬𝓪𝓼𝓲𝓷𝓸'],
    ['un ca\u200bsino ici', 'casino', 'ca\u200bsino'],
    ['plain casino here', 'casino', 'casino'],
    ['ﬁnal', 'inal', 'ﬁnal'],
  ])('when something is found in %j, then its span covers what was written', (original, found, written) => {
    const { text, originalSpan } = normalise(original);
    const at = text.indexOf(found);
    const { start, end } = originalSpan(at, at + found.length);
    expect(original.slice(start, end)).toBe(written);
  });

  const anyText = fc.string({ unit: 'binary', maxLength: 200 });

  it('when any text is normalised again, then nothing changes', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text } = normalise(original);
        expect(normalise(text).text).toBe(text);
      }),
    );
  });

  it('when any one character is normalised again, then nothing changes', () => {
    const changing: string[] = [];
    for (let code = 0; code < 0x30000; code += 1) {
      if (code >= 0xd800 && code < 0xe000) continue;
      const { text } = normalise(String.fromCodePoint(code));
      if (normalise(text).text !== text) changing.push(code.toString(16));
    }
    expect(changing).toEqual([]);
  });

  it('when any part is traced back, then its span lies within the original, in order', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (original, one, other) => {
        const { text, originalSpan } = normalise(original);
        if (text.length === 0) return;
        const [from, to] = [one % text.length, other % text.length].toSorted((a, b) => a - b) as [number, number];
        const span = originalSpan(from, to + 1);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(original.length);
        expect(span.start).toBeLessThan(span.end);
      }),
    );
  });

  it('when any part is traced back and normalised by itself, then it contains that part', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (original, place) => {
        const { text, originalSpan } = normalise(original);
        if (text.length === 0) return;
        const at = place % text.length;
        const { start, end } = originalSpan(at, at + 1);
        expect(normalise(original.slice(start, end)).text).toContain(text.charAt(at));
      }),
    );
  });

  it('when a text grows, then its normal form grows at most eighteenfold', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        expect(normalise(original).text.length).toBeLessThanOrEqual(18 * original.length);
      }),
    );
  });
});
