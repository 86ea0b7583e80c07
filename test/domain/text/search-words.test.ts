import { wordsIn, wordsOf } from '@tamis/shared/domain/text/search-words';

it.each([
  ['Été à la PLAGE !', ['ete', 'a', 'la', 'plage']],
  ['le port, le Port', ['le', 'port']],
  ['l’été 2026', ['l', 'ete', '2026']],
  ['日本語 пример', ['日本語', 'пример']],
  ['… ! ?', []],
  ['', []],
])('when %j is sought, then by %j', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
  expect(wordsOf(text)).toEqual(words);
});

it('when more words are sought than count, then the first 12 do, and all of them make a text findable', () => {
  const words = Array.from({ length: 13 }, (_, at) => `mot${at}`);
  expect(wordsOf(words.slice(0, 12).join(' '))).toHaveLength(12);
  expect(wordsOf(words.join(' '))).toEqual(words.slice(0, 12));
  expect(wordsIn(words.join(' '))).toEqual(words);
});
