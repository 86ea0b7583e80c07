import type { ErrorCode, FieldCode, FieldProblem } from '../../../domain/errors';
import type { Bilingual } from '../../../domain/verdict';
import type { Language } from './language';

const ERRORS: Record<ErrorCode, Bilingual> = {
  'submission/invalid': {
    fr: 'Le commentaire n’a pas été envoyé : corrigez les champs indiqués.',
    en: 'The comment was not sent: please correct the fields named.',
  },
  'request/malformed': {
    fr: 'La requête est illisible : envoyez du JSON valide en UTF-8, imbriqué sur 32 niveaux au plus.',
    en: 'The request cannot be read: send valid JSON in UTF-8, nested at most 32 levels deep.',
  },
  'request/invalid': {
    fr: 'La requête a des paramètres refusés : voyez les champs indiqués.',
    en: 'The request has refused parameters: see the fields named.',
  },
  'request/too-large': {
    fr: 'La requête est trop volumineuse : raccourcissez le commentaire.',
    en: 'The request is too large: please shorten the comment.',
  },
  'request/unsupported-media-type': {
    fr: 'Type de contenu refusé : envoyez application/json en UTF-8, ou un formulaire (application/x-www-form-urlencoded ou multipart/form-data).',
    en: 'Unsupported media type: send application/json in UTF-8, or a form (application/x-www-form-urlencoded or multipart/form-data).',
  },
  'request/not-found': { fr: 'Cette adresse ne mène à rien.', en: 'There is nothing at this address.' },
  'request/method-not-allowed': {
    fr: 'Cette méthode n’existe pas à cette adresse.',
    en: 'This method does not exist at this address.',
  },
  'rate-limit/exceeded': {
    fr: 'Trop de commentaires ont été envoyés de votre réseau : attendez un peu avant de réessayer.',
    en: 'Too many comments came from your network: please wait a little and try again.',
  },
  'access/unauthenticated': {
    fr: 'Accès refusé : envoyez « Authorization: Bearer » suivi d’une clé ou d’un reçu valable.',
    en: 'Access denied: send "Authorization: Bearer" followed by a valid key or receipt.',
  },
  'access/forbidden': { fr: 'Cette clé n’a pas le rôle qu’il faut.', en: 'This key lacks the role that is needed.' },
  'access/foreign-form': {
    fr: 'Ce formulaire ne vient pas de votre session : rechargez la page et recommencez.',
    en: 'This form is not of your session: reload the page and try again.',
  },
  'access/other-site': {
    fr: 'Votre accès ne vaut que pour un site : ceci en concerne un autre, ou tous.',
    en: 'Your access is for one site only: this is about another one, or about all.',
  },
  'access/name-taken': {
    fr: 'Un compte ou une clé porte déjà ce nom.',
    en: 'An account or a key of this name exists already.',
  },
  'access/sign-in-refused': {
    fr: 'Ce nom et ce mot de passe ne vont pas ensemble.',
    en: 'This name and password do not go together.',
  },
  'access/sign-in-limited': {
    fr: 'Trop d’essais de connexion : attendez quelques minutes avant de réessayer.',
    en: 'Too many attempts to sign in: please wait some minutes and try again.',
  },
  'account/not-found': { fr: 'Ce compte n’existe pas.', en: 'There is no such account.' },
  'account/link-used': {
    fr: 'Ce lien a déjà servi, a été remplacé ou n’est plus valable : demandez-en un nouveau à qui administre le site.',
    en: 'This link was used, was replaced or has run out: ask whoever administers the site for a new one.',
  },
  'comment/not-found': { fr: 'Ce commentaire n’existe pas.', en: 'There is no such comment.' },
  'comment/version-conflict': {
    fr: 'Ce commentaire a changé depuis que vous l’avez lu : voyez la décision prise et recommencez si besoin.',
    en: 'This comment has changed since you read it: see what was decided, and decide again if need be.',
  },
  'comment/nothing-to-undo': {
    fr: 'Vous n’avez pas pris la dernière décision sur ce commentaire, ou elle est déjà annulée.',
    en: 'The last decision on this comment is not yours, or was taken back already.',
  },
  'comment/not-published': {
    fr: 'On ne répond qu’à un commentaire publié : publiez-le d’abord.',
    en: 'Only a published comment can be answered: publish it first.',
  },
  'comment/withdrawn': {
    fr: 'Son auteur a retiré ce commentaire : il ne peut plus être publié.',
    en: 'Its author has withdrawn this comment: it can no longer be published.',
  },
  'comment/erased': {
    fr: 'Ce commentaire a été effacé avec les données de son auteur : il n’en reste rien à décider.',
    en: 'This comment was erased with its author’s data: nothing of it is left to decide about.',
  },
  'comment/being-read': {
    fr: 'Ce commentaire est en cours de lecture : réessayez dans quelques secondes.',
    en: 'This comment is being read: try again in a few seconds.',
  },
  'comment/unchangeable': {
    fr: 'Ce commentaire ne peut plus être modifié ni retiré ici : le délai est passé, ou il a déjà été décidé. Écrivez à la rédaction.',
    en: 'This comment can no longer be changed or withdrawn here: the time for it is over, or it was decided about. Write to the editors.',
  },
  'comment/no-reactions': {
    fr: 'Sur ce site, les commentaires ne reçoivent pas d’avis de ce genre.',
    en: 'On this site comments take no reactions of this kind.',
  },
  'objection/not-found': { fr: 'Personne ne conteste cette décision.', en: 'Nobody objects to this decision.' },
  'objection/not-possible': {
    fr: 'Cette décision ne peut pas, ou plus, être contestée ici : elle l’a déjà été, le délai est passé, ou rien ne vous est opposé.',
    en: 'This decision cannot, or can no longer, be objected to here: that was done already, the time is over, or nothing was decided against you.',
  },
  'objection/own-decision': {
    fr: 'Vous avez pris la décision contestée : une autre personne doit la réexaminer.',
    en: 'The decision objected to is yours: another person has to look at it again.',
  },
  'objection/settled': {
    fr: 'Cette contestation a déjà reçu sa réponse.',
    en: 'This objection was answered already.',
  },
  'notice/not-found': { fr: 'Cette notification n’existe pas.', en: 'There is no such notice.' },
  'notice/settled': {
    fr: 'Cette notification a déjà reçu sa réponse.',
    en: 'This notice was answered already.',
  },
  'webhook/not-found': {
    fr: 'Ce destinataire ou cet envoi n’existe pas.',
    en: 'There is no such webhook or delivery.',
  },
  'webhook/of-settings': {
    fr: 'Ce destinataire vient de la configuration : on ne peut que l’activer ou l’arrêter, et pour des rappels changer son secret ou tout renvoyer.',
    en: 'This webhook comes from the settings: it can only be switched on or off, and one of callbacks be given another secret or everything again.',
  },
  'events/cursor-unknown': {
    fr: 'Ce curseur n’est pas de ce journal : recommencez à partir de celui que « start » indique.',
    en: 'This cursor is none of this log: begin again at the one that "start" names.',
  },
  'site/not-found': {
    fr: 'Aucun site n’est enregistré sous cet identifiant.',
    en: 'No site is registered under this id.',
  },
  'site/foreign-page': {
    fr: 'Cette page ne fait pas partie du site auquel le commentaire est destiné.',
    en: 'This page is not of the site that the comment is for.',
  },
  'article/not-found': {
    fr: 'Aucun article n’est enregistré sous ce nom.',
    en: 'No article is registered under this id.',
  },
  'article/name-taken': {
    fr: 'Un de ces identifiants, alias ou adresses appartient à un autre article : fusionnez les deux, ou retirez-le de l’autre.',
    en: 'One of these ids, aliases or addresses belongs to another article: merge the two, or take it from the other one.',
  },
  'version/not-found': { fr: 'Cette version n’existe pas.', en: 'There is no such version.' },
  'version/conflict': {
    fr: 'Une autre version est devenue courante entre-temps : relisez-la et recommencez à partir d’elle.',
    en: 'Another version has become current meanwhile: read it, and start again from it.',
  },
  'queue/unavailable': {
    fr: 'Le service ne peut pas accepter de commentaire en ce moment : réessayez dans quelques instants, votre texte n’a pas été pris.',
    en: 'The service cannot accept comments right now: please try again in a moment, your text was not taken.',
  },
  'store/unavailable': {
    fr: 'Le service est momentanément indisponible : réessayez dans quelques instants.',
    en: 'The service is unavailable for the moment: please try again shortly.',
  },
};

const FIELDS: Record<FieldCode, Bilingual> = {
  required: { fr: 'Ce champ est obligatoire.', en: 'This field is required.' },
  'not-text': { fr: 'Ce champ doit être du texte.', en: 'This field must be text.' },
  'not-an-object': { fr: 'Ce champ doit être un objet.', en: 'This field must be an object.' },
  'not-a-number': { fr: 'Ce champ doit être un nombre.', en: 'This field must be a number.' },
  'not-a-time': {
    fr: 'Donnez un instant ISO 8601, par exemple 2026-03-01T12:00:00Z.',
    en: 'Give a time in ISO 8601, such as 2026-03-01T12:00:00Z.',
  },
  'too-short': { fr: 'Prenez au moins {min} caractères.', en: 'Take at least {min} characters.' },
  'too-long': {
    fr: 'Ce champ peut avoir {max} caractères au plus.',
    en: 'This field may have at most {max} characters.',
  },
  'too-many-bytes': {
    fr: 'Ce texte peut occuper {max} octets au plus.',
    en: 'This text may take at most {max} bytes.',
  },
  'not-an-email': {
    fr: 'Saisissez une adresse e-mail valide, par exemple nom@exemple.fr.',
    en: 'Enter a valid e-mail address, such as name@example.org.',
  },
  'not-a-web-address': {
    fr: 'Saisissez une adresse web qui commence par http:// ou https://.',
    en: 'Enter a web address that begins with http:// or https://.',
  },
  'not-an-id': {
    fr: 'Seuls les lettres, chiffres, points et tirets sont permis.',
    en: 'Only letters, digits, dots and dashes are allowed.',
  },
  'not-allowed': { fr: 'Cette valeur n’est pas permise.', en: 'This value is not allowed.' },
  reserved: {
    fr: 'Ce nom est celui de la rédaction : choisissez-en un autre.',
    en: 'This name is the editors’ own: choose another one.',
  },
  'not-a-list': { fr: 'Ce champ doit être une liste.', en: 'This field must be a list.' },
  'too-many': { fr: 'Cette liste peut avoir {max} entrées au plus.', en: 'This list may have at most {max} entries.' },
  'not-a-network': {
    fr: 'Donnez une adresse IP ou une plage CIDR, par exemple 192.0.2.0/24.',
    en: 'Give an IP address or a CIDR range, such as 192.0.2.0/24.',
  },
  'not-a-host': {
    fr: 'Donnez un nom d’hôte seul, par exemple exemple.fr.',
    en: 'Give a host name alone, such as example.org.',
  },
  'not-a-pattern': {
    fr: 'Cette expression régulière est mal formée ({detail}).',
    en: 'This regular expression is malformed ({detail}).',
  },
  'pattern-too-complex': {
    fr: 'Cette expression est trop complexe : répétez moins, ou comptez moins haut.',
    en: 'This expression is too complex: repeat less, or count lower.',
  },
  'pattern-matches-all': {
    fr: 'Cette expression correspond au texte vide, donc à tous les commentaires.',
    en: 'This expression matches the empty text, hence every comment.',
  },
  'above-spam': {
    fr: 'Le seuil de retenue ne peut pas dépasser celui des indésirables.',
    en: 'The threshold for holding cannot be above the one for spam.',
  },
  unknown: { fr: 'Ce paramètre n’existe pas.', en: 'There is no such parameter.' },
  'out-of-range': { fr: 'Donnez un nombre entier de {min} à {max}.', en: 'Give a whole number from {min} to {max}.' },
};

const UNFORESEEN: Bilingual = {
  fr: 'Une erreur imprévue est survenue. Signalez-la avec le numéro de requête.',
  en: 'Something unforeseen went wrong. Please report it with the request id.',
};

/** What a visitor reads about an error; `null` stands for everything that is not one of ours. */
export function errorMessage(code: ErrorCode | null, language: Language): string {
  return (code === null ? UNFORESEEN : ERRORS[code])[language];
}

/** What a visitor reads about one refused field. */
export function fieldMessage({ code, params = {} }: FieldProblem, language: Language): string {
  return FIELDS[code][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return typeof value === 'number' ? value.toLocaleString(language) : (value ?? '');
  });
}
