/** Names of groups as they stand before a noun, English and (feminine) French. */
export const GROUPS = {
  en: 'gay lesbian bisexual trans muslim jewish christian catholic hindu black white arab asian african mexican chinese indian turkish roma disabled autistic deaf blind immigrant old'.split(
    ' ',
  ),
  fr: 'gay lesbienne bisexuelle trans musulmane juive chrétienne catholique hindoue noire blanche arabe asiatique africaine maghrébine chinoise indienne turque rom handicapée autiste sourde aveugle immigrée vieille'.split(
    ' ',
  ),
};

const SUBJECTS = {
  en: [
    'A GROUP woman',
    'My GROUP neighbour',
    'The GROUP author',
    'One GROUP pupil',
    'Our GROUP dentist',
    'That GROUP couple',
    'Some GROUP farmers',
    'Her GROUP uncle',
    'The GROUP choir',
    'Two GROUP students',
  ],
  fr: [
    'Une femme GROUP',
    'Ma voisine GROUP',
    'Cette autrice GROUP',
    'Une élève GROUP',
    'Notre dentiste GROUP',
    'Une famille GROUP',
    'Une agricultrice GROUP',
    'Sa tante GROUP',
    'La chorale GROUP',
    'Une étudiante GROUP',
  ],
};
const PREDICATES = {
  en: [
    'came first in the swimming race.',
    'told us about the harbour in the fifties.',
    'left a kind comment yesterday.',
    'will speak at the library on Monday.',
    'could not find the entrance, it was closed.',
    'loved the soup, and so did I.',
    'asked why the train does not stop here.',
    'planted the trees along the canal.',
    'won, lost and won again.',
    'signed the letter to the council.',
  ],
  fr: [
    'a gagné la course de natation.',
    'nous a raconté le port des années cinquante.',
    'a laissé un gentil commentaire hier.',
    'parlera lundi à la bibliothèque.',
    'ne trouvait pas l’entrée, elle était fermée.',
    'a adoré la soupe, et moi aussi.',
    'demande pourquoi le train ne s’arrête plus ici.',
    'a planté les arbres le long du canal.',
    'a perdu, puis gagné.',
    'a signé la lettre au conseil.',
  ],
};

/** 200 harmless sentences, half of them French; `GROUP` stands for the name of a group. */
export const HARMLESS_SENTENCES: readonly { language: 'en' | 'fr'; text: string }[] = (['en', 'fr'] as const).flatMap(
  (language) =>
    SUBJECTS[language].flatMap((subject) =>
      PREDICATES[language].map((predicate) => ({ language, text: `${subject} ${predicate}` })),
    ),
);
