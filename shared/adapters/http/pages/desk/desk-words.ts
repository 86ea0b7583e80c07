import type { Status } from '../../../../domain/comment';
import type { Decision } from '../../../../domain/decision';
import type { Language } from '../../server/language';

/** Words that more than one page of the desk says. */
export const DESK_WORDS = {
  fr: {
    desk: 'Modération',
    skip: 'Aller au contenu',
    rooms: {
      queue: 'File',
      cases: 'Recours',
      rules: 'Règles',
      model: 'Modèles',
      explain: 'Essayer un texte',
      statistics: 'Chiffres',
      webhooks: 'Destinataires',
      sites: 'Sites',
      people: 'Personnes',
      audit: 'Journal',
    },
    signOut: 'Se déconnecter',
    status: {
      held: 'En attente',
      approved: 'Publié',
      spam: 'Indésirable',
      rejected: 'Refusé',
      erased: 'Effacé',
    },
    decided: {
      approve: 'a publié ce commentaire',
      reject: 'a refusé ce commentaire',
      spam: 'a mis ce commentaire aux indésirables',
      undo: 'a annulé sa décision',
      edit: 'a modifié son texte, qui était',
      withdraw: 'a retiré ce commentaire',
      hold: 'l’ont fait retenir par leurs signalements',
      erase: 'a effacé les données de son auteur',
    },
    decide: { approve: 'Publier', reject: 'Refuser', spam: 'Indésirable' },
    undo: 'Annuler',
    on: 'le',
    colon: ' : ',
  },
  en: {
    desk: 'Moderation',
    skip: 'Skip to the content',
    rooms: {
      queue: 'Queue',
      cases: 'Cases',
      rules: 'Rules',
      model: 'Models',
      explain: 'Try a text',
      statistics: 'Figures',
      webhooks: 'Webhooks',
      sites: 'Sites',
      people: 'People',
      audit: 'Audit',
    },
    signOut: 'Sign out',
    status: { held: 'Waiting', approved: 'Published', spam: 'Spam', rejected: 'Rejected', erased: 'Erased' },
    decided: {
      approve: 'published this comment',
      reject: 'rejected this comment',
      spam: 'called this comment spam',
      undo: 'took the decision back',
      edit: 'edited the text, which was',
      withdraw: 'withdrew this comment',
      hold: 'had this comment held by their reports',
      erase: 'erased its author’s data',
    },
    decide: { approve: 'Publish', reject: 'Reject', spam: 'Spam' },
    undo: 'Undo',
    on: 'on',
    colon: ': ',
  },
} as const;

/** What a comment is, in one word. */
export const statusWord = (status: Status, language: Language): string => DESK_WORDS[language].status[status];

/** What a person did, as the end of a sentence that begins with their name. */
export const decidedWord = (kind: Decision['kind'], language: Language): string => DESK_WORDS[language].decided[kind];
