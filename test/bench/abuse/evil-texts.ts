const LENGTH = 10_000;
const filled = (part: string, length = LENGTH): string => part.repeat(Math.ceil(length / part.length)).slice(0, length);
const everyLetterFrom = (first: number): string =>
  Array.from({ length: LENGTH }, (_, at) => String.fromCharCode(first + at)).join('');

/** What comments look like on most days. */
export const ORDINARY_TEXTS: Record<string, string> = {
  french:
    'Merci pour cet article, il éclaire bien la question du port et de l’été. J’avoue que je n’avais pas compris pourquoi ' +
    'la mairie voulait fermer la rue aux voitures ; voilà qui est clair. Reste à savoir ce qu’en pensent les commerçants du ' +
    'quartier, qui n’ont guère été consultés à ma connaissance.',
  english:
    'Thanks for the guide, there is still one thing I do not understand: I have watched the video and tried to colour slowly ' +
    'and evenly in one go but the outcome still looks blotchy. See http://example.org/page for what I mean, and tell me what ' +
    'you would do. It would be great to see another one.',
  'long french': filled('Il éclaire bien la question du port et de l’été, voilà qui est clair. '),
};

/** Texts written to make matching slow, none longer than a comment may be. */
export const EVIL_TEXTS: Record<string, string> = {
  'one letter': filled('a'),
  'one capital': filled('A'),
  blanks: filled(' '),
  'letters and dots': filled('a.'),
  'dots apart': filled('. com '),
  'hosts apart': filled('aaaa dot com '),
  links: filled('http://a.example.org/x '),
  'bare hosts': filled('site.com '),
  schemes: filled('http://'),
  anchors: filled('<a href="http://example.org">http://example.org</a>'),
  'e-mail addresses': filled('a@b.com '),
  'spaced www': filled('www a com '),
  brackets: filled('a(b['),
  videos: filled('watch?v='),
  'stacked accents': filled('z\u0300\u0301\u0302\u0303'),
  'look-alikes': filled('аеорсух '),
  'mixed scripts': filled('aа'),
  'mathematical letters': '𝓬𝓪𝓼𝓲𝓷𝓸 '.repeat(760),
  'every Chinese letter': everyLetterFrom(0x4e00),
  'every other letter': everyLetterFrom(0x370),
  emoji: '😀'.repeat(5_000),
  'half characters': filled('\ud800'),
  'spaced letters': filled('c o n n a r d '),
  leet: filled('a1'),
  insults: filled('you are stupid '),
  'hate and quotes': filled('femmes "tuer" je hais '),
  quotes: filled('"'),
  digits: filled('1 '),
  telephones: filled('call me 0612345678 '),
};
