import type { EndpointTakes } from '../../../../domain/webhook';
import type { EventType } from '../../../../domain/event';
import type { DeliveryStatus, DisabledReason } from '../../../../domain/webhook';
import type { Language } from '../../server/language';

interface WebhooksWords {
  title: string;
  lead: string;
  none: string;
  url: string;
  description: string;
  site: string;
  siteHint: string;
  types: string;
  typesHint: string;
  add: string;
  change: string;
  adding: string;
  secret: string;
  secretHint: string;
  on: string;
  off: string;
  switchOn: string;
  switchOff: string;
  stopped: Record<DisabledReason, string>;
  failing: string;
  back: string;
  tools: string;
  rotate: string;
  rotateHint: string;
  tryOut: string;
  tried: { good: string; bad: string; answer: string };
  replay: string;
  ofSettings: Record<EndpointTakes, string>;
  replayHint: string;
  replayed: string;
  remove: string;
  removeHint: string;
  deliveries: string;
  all: string;
  statuses: Record<DeliveryStatus, string>;
  event: string;
  comment: string;
  state: string;
  tries: string;
  last: string;
  next: string;
  retry: string;
  noDeliveries: string;
  older: string;
  typeNames: Record<EventType, string>;
}

export const WEBHOOKS_WORDS: Record<Language, WebhooksWords> = {
  fr: {
    title: 'Destinataires',
    lead: 'Des programmes à qui Tamis envoie chaque décision, signée, jusqu’à ce qu’elle soit arrivée.',
    none: 'Personne n’écoute encore.',
    url: 'Adresse',
    description: 'Description',
    site: 'Site',
    siteHint: 'Vide : tous les sites.',
    types: 'Ce qu’il entend',
    typesHint: 'Rien de coché : tout.',
    add: 'Ajouter',
    change: 'Enregistrer',
    adding: 'Ajouter un destinataire',
    secret: 'Secret, montré cette fois seulement',
    secretHint: 'Le destinataire en a besoin pour vérifier les signatures (Standard Webhooks). Copiez-le maintenant.',
    on: 'actif',
    off: 'arrêté',
    switchOn: 'Remettre en marche',
    switchOff: 'Arrêter',
    stopped: {
      gone: 'Arrêté : il a répondu qu’il n’existe plus (410).',
      failing: 'Arrêté : rien n’est arrivé pendant cinq jours.',
    },
    failing: 'Rien n’arrive depuis le',
    back: 'Tous les destinataires',
    tools: 'Essayer et réparer',
    rotate: 'Renouveler le secret',
    rotateHint: 'L’ancien signe encore pendant 24 heures.',
    tryOut: 'Envoyer un essai',
    tried: { good: 'L’essai est arrivé', bad: 'L’essai n’est pas arrivé', answer: 'réponse' },
    replay: 'Tout renvoyer',
    ofSettings: {
      events: '',
      callbacks:
        'Pour les programmes de cette origine qui envoient des commentaires avec « callbackUrl ». Fait par TAMIS_CALLBACK_ORIGINS.',
      'mail-published':
        'E-mails aux auteurs qui l’ont demandé : confirmation, puis publication de leurs commentaires. Fait par TAMIS_SMTP_URL.',
      'mail-answers': 'E-mails aux auteurs qui l’ont demandé : réponses à leurs commentaires. Fait par TAMIS_SMTP_URL.',
    },
    replayHint: 'Tout ce que le journal garde part de nouveau, dans l’ordre.',
    replayed: 'Le journal est renvoyé depuis le début.',
    remove: 'Oublier ce destinataire',
    removeHint: 'Avec tout ce qui était en route vers lui.',
    deliveries: 'Envois',
    all: 'Tous',
    statuses: { pending: 'à envoyer', failed: 'à renvoyer', delivered: 'arrivé', dead: 'abandonné' },
    event: 'Évènement',
    comment: 'Commentaire',
    state: 'État',
    tries: 'Essais',
    last: 'Dernier essai',
    next: 'prochain essai le',
    retry: 'Renvoyer',
    noDeliveries: 'Aucun envoi de ce genre.',
    older: 'Plus anciens',
    typeNames: {
      'comment.approved': 'publié',
      'comment.held': 'mis en attente',
      'comment.rejected': 'refusé',
      'comment.spam': 'indésirable',
      'comment.withdrawn': 'retiré',
      'comment.erased': 'effacé',
    },
  },
  en: {
    title: 'Webhooks',
    lead: 'Programs that Tamis sends every decision to, signed, until it has arrived.',
    none: 'Nobody listens yet.',
    url: 'Address',
    description: 'Description',
    site: 'Site',
    siteHint: 'Empty: all sites.',
    types: 'What it hears',
    typesHint: 'None ticked: everything.',
    add: 'Add',
    change: 'Save',
    adding: 'Add a webhook',
    secret: 'Secret, shown this once',
    secretHint: 'The receiver needs it to check signatures (Standard Webhooks). Copy it now.',
    on: 'on',
    off: 'off',
    switchOn: 'Switch on again',
    switchOff: 'Switch off',
    stopped: {
      gone: 'Switched off: it answered that it is gone (410).',
      failing: 'Switched off: nothing arrived for five days.',
    },
    failing: 'Nothing has arrived since',
    back: 'All webhooks',
    tools: 'Try and mend',
    rotate: 'Rotate the secret',
    rotateHint: 'The former one signs as well for 24 hours.',
    tryOut: 'Send a test',
    tried: { good: 'The test has arrived', bad: 'The test did not arrive', answer: 'answer' },
    replay: 'Send everything again',
    ofSettings: {
      events: '',
      callbacks: 'For programs of this origin that send comments with "callbackUrl". Made by TAMIS_CALLBACK_ORIGINS.',
      'mail-published':
        'Mail to authors who asked for it: confirmation, then their published comments. Made by TAMIS_SMTP_URL.',
      'mail-answers': 'Mail to authors who asked for it: answers to their comments. Made by TAMIS_SMTP_URL.',
    },
    replayHint: 'All that the log keeps is sent again, in order.',
    replayed: 'The log is sent again from its beginning.',
    remove: 'Forget this webhook',
    removeHint: 'With all that was on its way to it.',
    deliveries: 'Deliveries',
    all: 'All',
    statuses: { pending: 'to be sent', failed: 'to be sent again', delivered: 'delivered', dead: 'given up' },
    event: 'Event',
    comment: 'Comment',
    state: 'State',
    tries: 'Tries',
    last: 'Last try',
    next: 'next try on',
    retry: 'Send again',
    noDeliveries: 'No deliveries of that kind.',
    older: 'Older',
    typeNames: {
      'comment.approved': 'published',
      'comment.held': 'held',
      'comment.rejected': 'rejected',
      'comment.spam': 'spam',
      'comment.withdrawn': 'withdrawn',
      'comment.erased': 'erased',
    },
  },
};
