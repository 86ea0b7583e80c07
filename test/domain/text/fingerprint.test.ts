import fc from 'fast-check';
import { textFingerprint } from '@tamis/shared/domain/text/fingerprint';

const TEXT =
  'Offre de prêt entre particuliers sérieux et honnêtes, remboursement sur dix ans, contactez Madame Exemple pour en savoir plus sur les conditions.';
const meet = (one: string, other: string) => {
  const bands = new Set(textFingerprint(one).bands);
  return textFingerprint(other).bands.some((band) => bands.has(band));
};

describe('textFingerprint', () => {
  it.each([
    ['capitals', TEXT.toUpperCase()],
    ['punctuation and spacing', TEXT.replace(/,/g, ' !!! ').replace(/ /g, '  ')],
    ['accents', TEXT.replace('ê', 'e')],
    ['look-alike letters', TEXT.replace('a', 'а')],
    ['zero-width characters', TEXT.replace('prêt', 'pr\u200bêt')],
  ])('when texts differ in %s only, then they are the same', (_, other) => {
    expect(textFingerprint(other)).toEqual(textFingerprint(TEXT));
  });

  it('when one word is changed, then the texts differ and share a band', () => {
    const other = TEXT.replace('dix', 'vingt');
    expect(textFingerprint(other).exact).not.toBe(textFingerprint(TEXT).exact);
    expect(meet(TEXT, other)).toBe(true);
  });

  it('when a text is continued, then both share a band', () => {
    expect(meet(TEXT, `${TEXT} Merci à tous.`)).toBe(true);
  });

  it('when two texts have nothing in common, then they share no band', () => {
    expect(
      meet(
        TEXT,
        'The harbour has been closed to cars since Monday, and the shopkeepers of the old town do not like it.',
      ),
    ).toBe(false);
  });

  it('when a text has fewer than 25 letters and digits, then it has no bands', () => {
    expect(textFingerprint('a'.repeat(24)).bands).toEqual([]);
    expect(textFingerprint('a'.repeat(25)).bands).not.toEqual([]);
  });

  // Stores hold these keys: other ones would find none of the comments that were kept before.
  it.each([
    [
      'Le conseil municipal vote le budget demain soir.',
      'kWeveOP9GG9_iTIsp8nHtN',
      ['0-2r5qfz', '1-b29z8v', '2-1p59g9h', '3-1occpr0', '4-pjg149'],
    ],
    [
      'abcdefghijklmnopqrstuvwxy',
      'abmAVJ1QRZaShRM993Oukd',
      ['0-9ihv0b', '1-q73f4y', '2-1i1qode', '3-xwr40m', '4-4a728e'],
    ],
    ['abcdefghijklmnopqrstuvwx', 'k7DKv4Zo4MU0xSpWiVdJnh', []],
    ['a'.repeat(30), 'OlT8DLwLDvSLZQe3eICWI1', ['0-ukfq8h', '1-17yw4jp', '2-nbmxi4', '3-x9hnf9', '4-o6iwo9']],
    ['…', 'tJNYlMjOFr3me7_8ZyQosV', []],
    [
      '日本語のとても長い文章がここにありますから読んでください。',
      '0u9WKU24UOuZ4KOztz-Imw',
      ['0-1iehhz1', '1-1ts35px', '2-yzj4df', '3-jlhko2', '4-povznd'],
    ],
  ])('when the text is %j, then its keys are those that stores hold', (text, exact, bands) => {
    expect(textFingerprint(text)).toEqual({ exact, bands });
  });

  it('when texts have no letters, then different ones still differ', () => {
    expect(textFingerprint('!!!').exact).not.toBe(textFingerprint('???').exact);
  });

  it('when any text is given, then keys are few, short and plain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { exact, bands } = textFingerprint(text);
        expect(exact).toMatch(/^[\w-]{22}$/);
        expect(bands.length).toBeLessThanOrEqual(5);
        for (const band of bands) expect(band).toMatch(/^[a-z\d]-[a-z\d]{1,7}$/);
      }),
    );
  });
});
