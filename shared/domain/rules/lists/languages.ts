import type { Bilingual } from '../../verdict';

/** A script by its range of UTF-16 code units, and the languages that are written in it. */
export interface Script {
  name: Bilingual;
  from: number;
  to: number;
  languages: readonly string[];
}

export const SCRIPTS: readonly Script[] = [
  { name: { fr: 'grec', en: 'Greek' }, from: 0x370, to: 0x3ff, languages: ['el'] },
  {
    name: { fr: 'cyrillique', en: 'Cyrillic' },
    from: 0x400,
    to: 0x52f,
    languages: ['ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk'],
  },
  { name: { fr: 'arménien', en: 'Armenian' }, from: 0x530, to: 0x58f, languages: ['hy'] },
  { name: { fr: 'hébreu', en: 'Hebrew' }, from: 0x590, to: 0x5ff, languages: ['he', 'yi'] },
  { name: { fr: 'arabe', en: 'Arabic' }, from: 0x600, to: 0x77f, languages: ['ar', 'fa', 'ur', 'ps'] },
  {
    name: { fr: 'écriture indienne', en: 'Indic' },
    from: 0x900,
    to: 0xdff,
    languages: ['hi', 'bn', 'ta', 'te', 'mr', 'ne'],
  },
  { name: { fr: 'thaï', en: 'Thai' }, from: 0xe00, to: 0xe7f, languages: ['th'] },
  { name: { fr: 'géorgien', en: 'Georgian' }, from: 0x10a0, to: 0x10ff, languages: ['ka'] },
  { name: { fr: 'japonais', en: 'Japanese' }, from: 0x3040, to: 0x30ff, languages: ['ja'] },
  { name: { fr: 'chinois', en: 'Chinese' }, from: 0x3400, to: 0x9fff, languages: ['zh', 'ja'] },
  { name: { fr: 'coréen', en: 'Korean' }, from: 0xac00, to: 0xd7a3, languages: ['ko'] },
];

export const LANGUAGE_NAMES: Record<string, Bilingual> = {
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
  es: { fr: 'espagnol', en: 'Spanish' },
  de: { fr: 'allemand', en: 'German' },
  it: { fr: 'italien', en: 'Italian' },
  pt: { fr: 'portugais', en: 'Portuguese' },
  nl: { fr: 'néerlandais', en: 'Dutch' },
  pl: { fr: 'polonais', en: 'Polish' },
  tr: { fr: 'turc', en: 'Turkish' },
  id: { fr: 'indonésien', en: 'Indonesian' },
  vi: { fr: 'vietnamien', en: 'Vietnamese' },
  ro: { fr: 'roumain', en: 'Romanian' },
  sv: { fr: 'suédois', en: 'Swedish' },
};

/** Usual function words without accents, from knowledge of each language; a word may belong to several. */
const FUNCTION_WORDS: Record<string, string> = {
  fr:
    'le la les un une des du de et est dans que qui pour pas sur avec ce cette ces il elle ils nous vous je tu on mais ou donc ' +
    'car ne se sa son ses au aux par plus tres bien sont etre avoir fait ont ont j c d l n s qu m t y en si comme tout moi toi ' +
    'mon ton notre votre leur bonjour merci article aussi meme encore quand alors trop rien ca cela etait',
  en:
    'the of and to in is it that was for on are as with his they at be this have from or had by but what some we can out other ' +
    'were all there when up use your how said an each she which do their if will way about many then them would like so these ' +
    'her him has more could my than been who its now i you me not just no yes thanks great very really dont im u for get got',
  es:
    'el los las una y que en con por para como pero mas muy esta este esto eso es son hay lo su sus al del se ya si todo todos cuando ' +
    'donde porque tambien hasta desde gracias hola yo tu usted nosotros fue ser tiene muchas muchos aqui sin sobre mi me te le',
  de:
    'der die das und ist nicht ein eine einen mit auf fur von zu den dem des sich auch es wie ich du wir ihr sie er aber oder ' +
    'wenn noch nur schon mehr sehr hier kann wird werden haben hat sind war bei nach aus uber danke diese dieser im am zum zur mir mich',
  it:
    'il lo gli che di non per una con sono della delle dei del nel nella anche come ma piu questo questa questi molto quando dove ' +
    'perche ho hai ha abbiamo essere stato grazie ciao io voi loro suo sua mio mia e si ci al alla dal dalla le',
  pt:
    'os as uma nao que em com por para mas mais muito esta este isso isto sao ser tem foi voce voces eu ele ela eles nos meu minha seu ' +
    'sua do da dos das no na nos nas ao aos pelo pela obrigado obrigada quando onde porque tambem ate sem sobre um',
  nl:
    'het een van en niet dat die voor met zijn op aan te ook maar als bij nog naar dan wel geen wat deze dit heeft hebben wordt ' +
    'ik jij wij jullie mijn uit over door zo kan er worden moet dank hallo',
  pl: 'i w nie na sie jest to ze do z jak ale czy tak od za po co juz przez dla tylko moze byc bardzo jestem sa ten ta te tego tym jego dzieki prosze',
  tr: 'bir ve bu icin cok ile ne da de ama var yok gibi daha en olarak olan ben sen biz siz benim senin bunu kadar sonra degil evet hayir tesekkurler merhaba',
  id: 'yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya kami kita anda mereka adalah ada bisa sudah atau karena lebih sangat banyak terima kasih jika',
  vi: 'la va cua co cho khong duoc nhung cac mot nguoi trong voi nay toi ban anh chung ta rat nhieu khi nhu den tu ra cam on',
  ro: 'si nu este care din cu pentru mai sunt dar sau ca ce de la pe o un am ai au fost foarte acest aceasta cand daca multumesc buna',
  sv: 'och att det som en pa ar av for med den till inte om har de jag var ett han men ni vi sa kan fran eller nar mycket tack hej mig',
};

/** The languages that use a function word. */
export const LANGUAGE_OF_WORD: ReadonlyMap<string, readonly string[]> = indexWords();

function indexWords(): Map<string, string[]> {
  const languages = new Map<string, string[]>();
  for (const [language, words] of Object.entries(FUNCTION_WORDS)) {
    for (const word of new Set(words.split(' '))) languages.set(word, [...(languages.get(word) ?? []), language]);
  }
  return languages;
}
