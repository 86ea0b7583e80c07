import fc from 'fast-check';
import { isWordCode, MAX_HITS, PhraseIndex, type PhraseEntry } from '@tamis/shared/domain/text/phrases';

const found = (entries: PhraseEntry<string>[], text: string, looseBlanks = true) =>
  new PhraseIndex(entries, { looseBlanks }).find(text).map(({ tag, start, end }) => `${tag} ${text.slice(start, end)}`);

describe('PhraseIndex', () => {
  it.each([
    ['word', 'con', 'un con !', ['x con']],
    ['word', 'con', 'un concert', []],
    ['word', 'con', 'le balcon', []],
    ['stem', 'connard', 'des connards', ['x connards'.slice(0, 9)]],
    ['stem', 'nard', 'des connards', []],
    ['anywhere', 'nar', 'des connards', ['x nar']],
    ['word', 'click here', 'please click \n here', ['x click \n here']],
    ['word', 'l ete', "l'ete", ["x l'ete"]],
    ['word', '日本', '日本', ['x 日本']],
  ] as const)('when a %s is %j, then %j gives %j', (match, phrase, text, expected) => {
    expect(found([{ phrase, match, tag: 'x' }], text)).toEqual(expected);
  });

  it('when phrases overlap and end together, then all of them are found', () => {
    const entries = ['he', 'she', 'hers', 'his'].map((phrase) => ({ phrase, match: 'anywhere' as const, tag: phrase }));
    expect(found(entries, 'ushers')).toEqual(['she she', 'he he', 'hers hers']);
  });

  it('when blanks are not loose, then phrases are plain substrings', () => {
    const entries = [{ phrase: 'a-b', match: 'anywhere' as const, tag: 'x' }];
    expect(found(entries, 'a b a-b', false)).toEqual(['x a-b']);
  });

  it('when there are more phrases than fit, then building refuses', () => {
    const entries = Array.from({ length: 1300 }, (_, at) => ({
      phrase: `${at}`.padStart(100, 'x'),
      match: 'word' as const,
      tag: 0,
    }));
    expect(() => new PhraseIndex(entries, { looseBlanks: true })).toThrow(RangeError);
  });

  it('when phrases have as many characters as fit, then they are found, and one more is refused', () => {
    const entry = (phrase: string) => ({ phrase, match: 'anywhere' as const, tag: 'x' });
    const long = 'ab'.repeat(62_499);
    expect(found([entry(`${long}c`)], `z${long}cz`)).toHaveLength(1);
    expect(() => new PhraseIndex([entry(`${long}cd`)], { looseBlanks: false })).toThrow('at most 125000 fit');
  });

  it('when a text has more hits than are told, then the look ends there', () => {
    const entries = [{ phrase: 'a', match: 'anywhere' as const, tag: 'x' }];
    expect(found(entries, 'a'.repeat(MAX_HITS - 1))).toHaveLength(MAX_HITS - 1);
    expect(found(entries, 'a'.repeat(MAX_HITS + 1))).toHaveLength(MAX_HITS);
  });

  it('when phrases are empty or only blanks, then they are found nowhere', () => {
    const entries = ['', ' ', "-'_"].map((phrase) => ({ phrase, match: 'anywhere' as const, tag: 'x' }));
    expect(found(entries, "a - ' b")).toEqual([]);
    expect(found([], 'a')).toEqual([]);
  });

  it.each([
    ['a_b', 'a b', ['x a b']],
    ['a  b', "a-'_b", ["x a-'_b"]],
    [' a b ', 'a b', ['x a b']],
    ['a b', 'ab', []],
    ['a b', 'a\u00a0\u2028\tb', ['x a\u00a0\u2028\tb']],
    // Characters that share a column are told apart by what they are.
    ['é', '\u0103', []],
    ['a.b', 'a!b', []],
  ])('when blanks are loose, then %j in %j gives %j', (phrase, text, expected) => {
    expect(found([{ phrase, match: 'anywhere', tag: 'x' }], text)).toEqual(expected);
  });

  it.each([
    ['`', false],
    ['a', true],
    ['z', true],
    ['{', false],
    ['/', false],
    ['0', true],
    ['9', true],
    [':', false],
    ['A', false],
    ['\u007f', false],
    ['\u0080', false],
    ['\u00bf', false],
    ['\u00c0', true],
    ['\u00d7', false],
    ['\u00f7', false],
    ['\u1fff', true],
    ['\u2000', false],
    ['\u2bff', false],
    ['\u2c00', true],
    ['\u2fff', true],
    ['\u3000', false],
    ['\u303f', false],
    ['\u3040', true],
    ['\ud7ff', true],
    ['\ud800', false],
    ['\udfff', false],
    ['\ue000', true],
    ['\ufe0f', true],
    ['\ufe10', false],
    ['\uff0f', false],
    ['\uff10', true],
  ])('when the character is %j, then it belongs to a word: %s', (character, expected) => {
    expect(isWordCode(character.charCodeAt(0))).toBe(expected);
  });

  it('when nothing stands there, then it belongs to no word', () => {
    expect(isWordCode(Number.NaN)).toBe(false);
  });

  it('when any text is searched for any phrases, then it finds what a plain search finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '日', '1', '.'), minLength: 1, maxLength: 4 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '日', '1', '.', 'c'), maxLength: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 8 }), text, (phrases, searched) => {
        const expected = phrases.flatMap((phrase) =>
          [...Array(searched.length).keys()]
            .filter((at) => searched.startsWith(phrase, at))
            .map((at) => `${at} ${phrase}`),
        );
        const index = new PhraseIndex(
          phrases.map((phrase) => ({ phrase, match: 'anywhere', tag: phrase })),
          { looseBlanks: false },
        );
        expect(
          index
            .find(searched)
            .map(({ tag, start }) => `${start} ${tag}`)
            .toSorted(),
        ).toEqual(expected.toSorted());
      }),
    );
  });
});
