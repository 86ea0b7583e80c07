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
