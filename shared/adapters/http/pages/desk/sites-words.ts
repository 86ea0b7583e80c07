import type { SiteKept } from '../../../../domain/site';
import type { Language } from '../../server/language';

interface SitesWords {
  title: string;
  lead: string;
  default: string;
  adding: string;
  add: string;
  save: string;
  remove: string;
  removeHint: string;
  back: string;
  saved: string;
  rules: string;
  id: string;
  idHint: string;
  name: string;
  language: string;
  languages: Record<'' | 'fr' | 'en', string>;
  origins: string;
  originsHint: string;
  terms: string;
  markup: string;
  markups: Record<'' | 'plain' | 'basic', string>;
  keep: string;
  keepHint: string;
  kept: Record<SiteKept, string>;
}

export const SITES_WORDS: Record<Language, SitesWords> = {
  fr: {
    title: 'Sites',
    lead: 'Les sites dont Tamis reçoit les commentaires. Ce qui n’est pas dit ici suit les réglages communs.',
    default: 'Le site « default » existe toujours : c’est celui des pages qui n’en nomment pas.',
    adding: 'Un site de plus',
    add: 'Enregistrer le site',
    save: 'Enregistrer les modifications',
    remove: 'Oublier ce site',
    removeHint: 'Il ne reçoit et ne montre plus de commentaires ; ceux qu’il a restent.',
    back: 'Tous les sites',
    saved: 'Enregistré ; en vigueur partout dans quelques secondes.',
    rules: 'Règles de ce site',
    id: 'Identifiant',
    idHint: 'Lettres, chiffres, points et tirets ; les pages le donnent comme siteId.',
    name: 'Nom',
    language: 'Langue des pages et des messages',
    languages: { '': 'celle du navigateur', fr: 'français', en: 'anglais' },
    origins: 'Origines des pages, une par ligne',
    originsHint:
      'Par exemple https://www.example.org. Vide : celles des réglages communs. Sinon, un navigateur ne peut envoyer de commentaires que depuis ces pages.',
    terms: 'Adresse des règles du site',
    markup: 'Mise en forme',
    markups: { '': 'selon les réglages communs', plain: 'texte simple', basic: 'Markdown de base' },
    keep: 'Durées de conservation, en jours',
    keepHint: 'Vide : selon les réglages communs ; 0 : pour toujours.',
    kept: {
      addresses: 'Adresse IP et navigateur',
      emails: 'Adresse e-mail des publiés',
      spam: 'Indésirables',
      rejected: 'Refusés et retirés',
    },
  },
  en: {
    title: 'Sites',
    lead: 'The sites that Tamis takes comments for. What is not said here is as the settings say for all.',
    default: 'The site “default” is always there: it is that of pages which name none.',
    adding: 'One more site',
    add: 'Register the site',
    save: 'Save the changes',
    remove: 'Forget this site',
    removeHint: 'It takes and shows no more comments; those that it has stay.',
    back: 'All sites',
    saved: 'Saved; in force everywhere within seconds.',
    rules: 'This site’s rules',
    id: 'Id',
    idHint: 'Letters, digits, dots and dashes; pages give it as siteId.',
    name: 'Name',
    language: 'Language of pages and messages',
    languages: { '': 'that of the browser', fr: 'French', en: 'English' },
    origins: 'Origins of its pages, one a line',
    originsHint:
      'Such as https://www.example.org. Empty: those of the settings. Otherwise a browser can send comments from these pages only.',
    terms: 'Address of the site’s rules',
    markup: 'Formatting',
    markups: { '': 'as the settings say', plain: 'plain text', basic: 'basic Markdown' },
    keep: 'How long things are kept, in days',
    keepHint: 'Empty is as the settings say, 0 keeps for ever.',
    kept: {
      addresses: 'IP address and browser',
      emails: 'E-mail address of published ones',
      spam: 'Spam',
      rejected: 'Rejected and withdrawn',
    },
  },
};
