import fc from 'fast-check';
import { PhraseIndex, type PhraseEntry } from '@tamis/shared/domain/text/phrases';

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
