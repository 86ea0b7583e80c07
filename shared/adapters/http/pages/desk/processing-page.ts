import type { ProcessingRecord } from '../../../../application/processing-record';
import { html } from '../../server/html';
import type { Language } from '../../server/language';
import { deskLayout, type DeskPage } from './desk-layout';

const WORDS = {
  fr: {
    title: 'Registre des traitements',
    lead: 'Pour votre propre registre (RGPD, article 30) : ce qui est conservé, où, pour combien de temps et qui le voit, d’après les réglages en vigueur de ce service. Donnez les mêmes réglages à tous les services.',
    where: 'Où tout est conservé',
    folder: (folder: string) => `Dans le dossier ${folder} de cette machine.`,
    servers: (mongodb: string, redis: string | null) =>
      `Dans MongoDB (${mongodb}), et dans Redis${redis === null ? '' : ` (${redis})`} jusqu’à ce que le commentaire soit jugé.`,
    what: 'Données',
    why: 'À quelle fin',
    how: 'Combien de temps',
    who: 'Qui les voit',
    days: (days: number) => (days === 1 ? '1 jour' : `${days.toLocaleString('fr')} jours`),
    kept: 'jusqu’à effacement',
    ofSite: (site: string) => `sur le site ${site} : `,
    rows: {
      published: ['Nom, site et texte d’un commentaire publié', 'Le montrer aux lecteurs', 'Tout le monde'],
      spam: ['Les mêmes, d’un indésirable', 'Corriger une erreur du programme', 'Modérateurs'],
      rejected: ['Les mêmes, d’un commentaire refusé ou retiré', 'Répondre à une contestation', 'Modérateurs'],
      emails: [
        'Adresse e-mail, chiffrée ; pseudonyme de l’adresse',
        'Reconnaître un auteur, lui écrire s’il le demande',
        'Les personnes autorisées à voir les adresses ; chaque consultation est inscrite au journal',
      ],
      addresses: [
        'Adresse IP et navigateur, chiffrés ; pseudonyme du réseau',
        'Se défendre des envois en nombre',
        'Les personnes autorisées à voir les adresses ; chaque consultation est inscrite au journal',
      ],
      reports: [
        'Signalements de lecteurs : motif, précisions, pseudonyme du réseau',
        'Modérer',
        'Modérateurs, sans savoir qui',
      ],
      reactions: ['Avis « j’aime » : pseudonyme du réseau', 'Compter une fois chaque lecteur', 'Personne'],
      notices: [
        'Notifications de contenu illicite : motif, explication ; nom et adresse e-mail chiffrés',
        'Y répondre (règlement sur les services numériques, article 16)',
        'Modérateurs, sans nom ni adresse',
      ],
      audit: ['Nom et actes des modérateurs', 'Rendre des comptes', 'Administrateurs'],
      sessions: ['Sessions des modérateurs : navigateur, heures', 'Rester connecté', 'La personne elle-même'],
      events: [
        'Événements : ce que les lecteurs voient d’un commentaire publié',
        'Informer d’autres services',
        'Ces services',
      ],
      deliveries: ['Envois d’événements déjà arrivés', 'Prouver et répéter un envoi', 'Administrateurs'],
    },
    told: 'Qui d’autre en est informé',
    nobody: 'Personne : aucun autre service n’est réglé.',
    akismet: (host: string) =>
      `${host} (Akismet) : texte, nom, site, adresse IP et navigateur de chaque commentaire ; jamais l’adresse e-mail.`,
    smtp: (host: string) => `${host} (courrier) : l’adresse e-mail de qui a demandé à être prévenu, et la lettre.`,
    webhook: (host: string, description: string | null) =>
      `${host}${description === null ? '' : ` (${description})`} : les événements, sans adresse e-mail ni IP.`,
    callback: (origin: string) => `${origin} : ce que deviennent les commentaires qu’il a envoyés.`,
    stream: (name: string) => `Les lecteurs du flux Redis ${name} : les événements.`,
    off: 'arrêté',
    access: 'Qui a accès',
    role: 'Rôle',
    people: 'Comptes',
    keys: 'Clés',
    see: 'Voient les adresses',
    noAccess: 'Aucun compte ni aucune clé.',
    security: 'Mesures de sécurité',
    measures: [
      'Adresses e-mail et IP chiffrées (AES-256-GCM) dès l’envoi, par des clés qui ne sont pas dans la base de données ni dans ses sauvegardes.',
      'Comptes à mot de passe (scrypt), sessions limitées, droits par rôle ; un journal enchaîné de tous les actes.',
      'Aucune adresse dans les journaux techniques, les événements, les flux ni les pages.',
      'Effacement et remise des données d’une personne par son adresse : la commande « tamis person », la page /me, ou « Personnes » ici.',
    ],
  },
  en: {
    title: 'Record of processing',
    lead: 'For your own record (GDPR, article 30): what is kept, where, for how long and who sees it, by the settings in force of this service. Give all services the same settings.',
    where: 'Where everything is kept',
    folder: (folder: string) => `In the folder ${folder} of this machine.`,
    servers: (mongodb: string, redis: string | null) =>
      `In MongoDB (${mongodb}), and in Redis${redis === null ? '' : ` (${redis})`} until a comment is judged.`,
    what: 'Data',
    why: 'What for',
    how: 'How long',
    who: 'Who sees it',
    days: (days: number) => (days === 1 ? '1 day' : `${days.toLocaleString('en')} days`),
    kept: 'until it is erased',
    ofSite: (site: string) => `on the site ${site}: `,
    rows: {
      published: ['Name, website and text of a published comment', 'Showing it to readers', 'Everybody'],
      spam: ['The same, of spam', 'Correcting a mistake of the program', 'Moderators'],
      rejected: ['The same, of a rejected or withdrawn comment', 'Answering an objection', 'Moderators'],
      emails: [
        'E-mail address, sealed; pseudonym of the address',
        'Knowing an author again, writing where that was asked for',
        'People who may see addresses; each look is in the audit',
      ],
      addresses: [
        'IP address and browser, sealed; pseudonym of the network',
        'Fending off what is sent in bulk',
        'People who may see addresses; each look is in the audit',
      ],
      reports: ['Reports of readers: reason, note, pseudonym of the network', 'Moderating', 'Moderators, not by whom'],
      reactions: ['Likes: pseudonym of the network', 'Counting each reader once', 'Nobody'],
      notices: [
        'Notices of illegal content: ground, explanation; name and e-mail address sealed',
        'Answering them (Digital Services Act, article 16)',
        'Moderators, without name and address',
      ],
      audit: ['Name and deeds of who moderates', 'Being accountable', 'Admins'],
      sessions: ['Sessions of who moderates: browser, times', 'Staying signed in', 'The person'],
      events: ['Events: what readers see of a published comment', 'Telling other services', 'These services'],
      deliveries: ['Deliveries of events that arrived', 'Proving and repeating a delivery', 'Admins'],
    },
    told: 'Who else is told',
    nobody: 'Nobody: no other service is set up.',
    akismet: (host: string) =>
      `${host} (Akismet): text, name, website, IP address and browser of each comment; never the e-mail address.`,
    smtp: (host: string) => `${host} (mail): the e-mail address of who asked to be told, and the letter.`,
    webhook: (host: string, description: string | null) =>
      `${host}${description === null ? '' : ` (${description})`}: the events, without e-mail or IP address.`,
    callback: (origin: string) => `${origin}: what becomes of the comments that it sent.`,
    stream: (name: string) => `Readers of the Redis stream ${name}: the events.`,
    off: 'switched off',
    access: 'Who has access',
    role: 'Role',
    people: 'Accounts',
    keys: 'Keys',
    see: 'See addresses',
    noAccess: 'No account and no key.',
    security: 'Security',
    measures: [
      'E-mail and IP addresses are sealed (AES-256-GCM) as soon as they are sent, by keys that are neither in the database nor in its backups.',
      'Accounts with passwords (scrypt), limited sessions, rights by role; a chained audit of all deeds.',
      'No address in technical logs, events, feeds and pages.',
      'A person’s data are erased and handed out by address: the command “tamis person”, the page /me, or “People” here.',
    ],
  },
} as const;

export interface ProcessingPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  record: ProcessingRecord;
}

/** The record of processing, for the owner's own use. */
export function processingPage({ language, assets, viewer, record }: ProcessingPage): string {
  const words = WORDS[language];
  const { storage, access } = record;
  const told = recipients(record, language);
  const lengthOf = (days: number): string => (days === 0 ? words.kept : words.days(days));
  /** Where a site keeps it for another time. */
  const ofSites = (name: string) =>
    record.sites.flatMap(({ id, keepDays }) => {
      const days = (keepDays as Readonly<Record<string, number | undefined>>)[name];
      return days === undefined ? [] : [html`<br />${words.ofSite(id)}${lengthOf(days)}`];
    });
  const content = html`<div class="sheet wide stack">
    <header>
      <h1>${words.title}</h1>
      <p>${words.lead}</p>
    </header>
    <section class="panel">
      <h2>${words.where}</h2>
      <p>${storage.kind === 'folder' ? words.folder(storage.folder) : words.servers(storage.mongodb, storage.redis)}</p>
    </section>
    <section class="panel scroll" tabindex="0" aria-label="${words.what}">
      <table>
        <thead>
          <tr>
            ${[words.what, words.why, words.how, words.who].map((label) => html`<th scope="col">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rowsOf(record).map(([name, days]) => {
            const [what, why, who] = words.rows[name];
            return html`<tr>
              <td>${what}</td>
              <td>${why}</td>
              <td>${lengthOf(days)}${ofSites(name)}</td>
              <td>${who}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </section>
    <section class="panel">
      <h2>${words.told}</h2>
      ${
        told.length === 0
          ? html`<p>${words.nobody}</p>`
          : html`<ul>
              ${told.map((each) => html`<li>${each}</li>`)}
            </ul>`
      }
    </section>
    <section class="panel">
      <h2>${words.access}</h2>
      ${
        access.length === 0
          ? html`<p>${words.noAccess}</p>`
          : html`<table>
              <thead>
                <tr>
                  ${[words.role, words.people, words.keys, words.see].map((label) => html`<th scope="col">${label}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${access.map(
                  ({ role, people, keys, seeAddresses }) =>
                    html`<tr>
                      <td>${role}</td>
                      <td>${people}</td>
                      <td>${keys}</td>
                      <td>${seeAddresses}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
    </section>
    <section class="panel">
      <h2>${words.security}</h2>
      <ul>
        ${words.measures.map((each) => html`<li>${each}</li>`)}
      </ul>
    </section>
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'audit', content });
}

type Row = keyof (typeof WORDS)['en']['rows'];

function rowsOf({ keepDays, sessionDays, hasReactions }: ProcessingRecord): [Row, number][] {
  const rows: [Row, number][] = [
    ['published', 0],
    ['spam', keepDays.spam],
    ['rejected', keepDays.rejected],
    ['emails', keepDays.emails],
    ['addresses', keepDays.addresses],
    ['reports', 0],
    ['reactions', 0],
    ['notices', keepDays.notices],
    ['audit', keepDays.audit],
    ['sessions', sessionDays],
    ['events', keepDays.events],
    ['deliveries', keepDays.deliveries],
  ];
  return rows.filter(([name]) => name !== 'reactions' || hasReactions);
}

function recipients(record: ProcessingRecord, language: Language): string[] {
  const words = WORDS[language];
  const { akismet, smtp, webhooks, callbacks, eventStream } = record;
  return [
    ...(akismet === null ? [] : [words.akismet(akismet)]),
    ...(smtp === null ? [] : [words.smtp(smtp)]),
    ...webhooks.map(
      ({ host, description, enabled }) => `${words.webhook(host, description)}${enabled ? '' : ` (${words.off})`}`,
    ),
    ...callbacks.map((origin) => words.callback(origin)),
    ...(eventStream === null ? [] : [words.stream(eventStream)]),
  ];
}
