/**
 * Letters of other alphabets that readers take for a Latin one, as `<letter><Latin letter>` pairs. Chosen by eye for the
 * alphabets that spam borrows from; capital and small letters are listed apart because they may look like different
 * letters (Greek Η is an H, η an n).
 */
const PAIRS = [
  // Cyrillic
  'Аa Вb Еe Ѕs Іi Јj Кk Мm Нh Оo Рp Сc Тt Уy Хx Ԁd Ԛq Ԝw Һh Ғf Ԍg',
  'аa вb еe ѕs іi јj кk мm нh оo рp сc тt уy хx ԁd ԛq ԝw һh ӏl ѵv ԍg ѡw',
  // Greek
  'Αa Βb Εe Ζz Ηh Ιi Κk Μm Νn Οo Ρp Τt Υy Χx',
  'αa εe ηn ιi κk νv οo ρp τt υu χx ωw γy',
  // Armenian
  'Օo Տs Սu Լl Ցg օo ոn սu ցg հh զq յj',
  // Latin letters beyond accents, and phonetic ones
  'ıi ȷj łl Łl øo Øo đd Đd ħh Ħh ŧt Ŧt ƀb ƒf ɑa ɡg ɩi ɪi ʏy ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ꞯq ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ᴢz',
  'ɐa ǝe ɯm ɹr ʇt ʌv ʍw ɥh ʞk ɔc ɓb ɗd ɛe ɨi ʋv ɵo ʂs ȥz ɾr ɫl ɳn',
  // Cherokee and Lisu capitals used as Latin ones
  'Ꭺa Ᏼb Ꮯc Ꭰd Ꭼe Ꮐg Ꮋh Ꭻj Ꮶk Ꮮl Ꮇm Ꮲp Ꮢr Ꮪs Ꭲt Ꮩv Ꮃw Ꮓz ꓮa ꓐb ꓚc ꓓd ꓰe ꓝf ꓖg ꓧh ꓲi ꓙj ꓗk ꓡl ꓟm ꓠn ꓳo ꓑp ꓣr ꓢs ꓔt ꓴu ꓦv ꓪw ꓫx ꓬy ꓜz',
];

/** Typographic marks, and the keyboard mark that stands for them in phrases. */
const MARKS = "‘' ’' ‚' ‛' ʼ' ′' ´' `' “\" ”\" „\" ‟\" «\" »\" ″\" ‐- ‑- ‒- –- —- ―- −- ﹣- ․. 。. ｡. ⁄/ ∕/ ⧸/ ꞉: ∶:";

const ASCII_A = 0x61;
const ALPHABET_LENGTH = 26;
/** Squared, negative circled and negative squared letters, which compatibility folding leaves alone. */
const BOXED_ALPHABETS = [0x1f150, 0x1f170];

/** What each look-alike is read as: one small Latin letter or one ASCII mark. */
export const LOOK_ALIKES: ReadonlyMap<string, string> = readPairs();

function readPairs(): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const pair of [...PAIRS, MARKS].join(' ').split(' ')) {
    const [letter = '', read = ''] = Array.from(pair);
    pairs.set(letter, read);
  }
  for (const first of BOXED_ALPHABETS) {
    for (let at = 0; at < ALPHABET_LENGTH; at++) {
      pairs.set(String.fromCodePoint(first + at), String.fromCharCode(ASCII_A + at));
    }
  }
  return pairs;
}
