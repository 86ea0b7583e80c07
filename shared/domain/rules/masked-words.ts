/** Words that people mask, English and French, the likelier reading of two first. WARNING: vile words. */
const MASKABLE =
  'fuck shit bitch cunt whore slut dick cock pussy asshole bastard fucking fucker fucked motherfucker bullshit shitty shithead dickhead damn idiot idiots moron morons stupid retard retards retarded nigger niggers nigga faggot faggots fags fag kill die suicide rape raped jews jew muslims muslim scum bitches fucks assholes whores sluts cunts hate murder kike kikes tranny trannies paki pakis loser losers fatass dumbass wanker twat prick ' +
  'connard connards connasse conne connes cons pute putes putain salope salopes salopard encule encules enculer enculee batard batards merde merdes bite couilles chier nique niquer foutre bordel pede pedes tapette gouine negre negres bougnoule bougnoules youpin youpins arabe arabes juif juifs abruti abrutis debile debiles cretin cretins imbecile salaud salauds enfoire enfoires crevez creve crever tuer suicide mongol mongols trisomique attarde petasse pouffiasse connasses fdp gueule branleur bicot raton chienne sucer suce viol violer';

const WORDS_BY_SHAPE = new Map<string, string[]>();
for (const word of new Set(MASKABLE.split(' '))) {
  const shape = shapeKey(word);
  WORDS_BY_SHAPE.set(shape, [...(WORDS_BY_SHAPE.get(shape) ?? []), word]);
}

/** A word of up to 14 letters and masks that begins with a letter; bounded, hence linear. */
const MASKED = /(?<![a-z\d*#%&@$])[a-z][a-z\d]{0,12}[*#%&@$€!?.\-_]{1,8}[a-z\d*#%&@$€!?]{0,12}(?<![!?])/g;
const MASK = /[^a-z]/g;
const SURE_MASK = /[*#%&@$€]/;
/** What a sign or digit may stand for besides any letter. */
const READ_AS: Record<string, string> = {
  '0': 'o',
  '1': 'il',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'il',
  '€': 'e',
};

/**
 * The text with masked words of abuse written out (`f**k`, `c#nnard`, `id**t`), each at its length, so that every character
 * keeps its place. A word of another reading, or of none, stays as it is.
 */
export function unmasked(text: string): string {
  return text.replace(MASKED, (word) => {
    if (!SURE_MASK.test(word)) return word;
    const candidates = WORDS_BY_SHAPE.get(shapeKey(word)) ?? [];
    const fits = candidates.filter((candidate) => isReading(word, candidate));
    return fits.find((candidate) => isReading(word, candidate, true)) ?? fits[0] ?? word;
  });
}

/** Length and first letter. */
function shapeKey(word: string): string {
  return `${word.length}${word.charAt(0)}`;
}

function isReading(masked: string, word: string, literal = false): boolean {
  const letters = masked.length - (masked.match(MASK)?.length ?? 0);
  if (letters * 4 < masked.length) return false;
  for (let at = 0; at < masked.length; at++) {
    const sign = masked.charAt(at);
    if (sign >= 'a' && sign <= 'z') {
      if (sign !== word.charAt(at)) return false;
    } else if (literal && !(READ_AS[sign] ?? '').includes(word.charAt(at))) return false;
  }
  return true;
}
