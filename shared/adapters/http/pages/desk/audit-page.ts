import { AUDIT_KINDS, type AuditEntry, type AuditKind, type AuditValue } from '../../../../domain/audit';
import { html, type SafeHtml } from '../../server/html';
import type { Language } from '../../server/language';
import { deskLayout, type DeskPage } from './desk-layout';
import { momentOf } from './desk-times';

const WORDS = {
  fr: {
    title: 'Journal',
    lead: 'Qui a fait quoi, et quand. Chaque ligne porte l’empreinte de celle d’avant : `tamis audit verify` dit si rien n’y manque.',
    actor: 'Qui',
    kind: 'Quoi',
    any: 'Tout',
    show: 'Afficher',
    when: 'Quand',
    subject: 'Sur quoi',
    change: 'Avant → après',
    older: 'Plus anciens',
    none: 'Rien de tel dans le journal.',
    stranger: 'nom inconnu',
    record: 'Registre des traitements',
    kinds: {
      'comment.decided': 'décision',
      'comment.undone': 'décision annulée',
      'comment.noted': 'note',
      'comment.answered': 'réponse de la rédaction',
      'comment.address-seen': 'adresse regardée',
      'person.exported': 'données d’une personne remises',
      'person.erased': 'données d’une personne effacées',
      'objection.settled': 'contestation tranchée',
      'notice.settled': 'notification tranchée',
      'statement-texts.changed': 'phrases aux auteurs changées',
      'rule-set.changed': 'règles changées',
      'rule-set.activated': 'règles remises en vigueur',
      'model.asked': 'entraînement demandé',
      'model.activated': 'modèle remis en vigueur',
      'abuse-model.activated': 'modèle des propos abusifs remis en vigueur',
      'article.changed': 'article enregistré',
      'article.removed': 'article oublié',
      'site.changed': 'site enregistré ou modifié',
      'site.removed': 'site oublié',
      'webhook.added': 'destinataire ajouté',
      'webhook.changed': 'destinataire changé',
      'webhook.secret-rotated': 'secret renouvelé',
      'webhook.removed': 'destinataire retiré',
      'key.added': 'clé ajoutée',
      'key.revoked': 'clé révoquée',
      'account.added': 'compte ajouté',
      'account.reset': 'compte réinitialisé',
      'account.password-set': 'mot de passe choisi',
      'account.removed': 'compte retiré',
      'session.opened': 'connexion',
      'session.ended': 'déconnexion',
      'session.refused': 'connexion refusée',
    },
  },
  en: {
    title: 'Audit',
    lead: 'Who did what, and when. Each line bears a hash of the one before: `tamis audit verify` says whether nothing is missing.',
    actor: 'Who',
    kind: 'What',
    any: 'Anything',
    show: 'Show',
    when: 'When',
    subject: 'On what',
    change: 'Before → after',
    older: 'Older',
    none: 'Nothing of that kind in the audit.',
    stranger: 'unknown name',
    record: 'Record of processing',
    kinds: {
      'comment.decided': 'decision',
      'comment.undone': 'decision taken back',
      'comment.noted': 'note',
      'comment.answered': 'answer of the house',
      'comment.address-seen': 'address looked at',
      'person.exported': 'a person’s data handed over',
      'person.erased': 'a person’s data erased',
      'objection.settled': 'objection answered',
      'notice.settled': 'notice answered',
      'statement-texts.changed': 'sentences to authors changed',
      'rule-set.changed': 'rules changed',
      'rule-set.activated': 'rules brought back',
      'model.asked': 'training asked for',
      'model.activated': 'model brought back',
      'abuse-model.activated': 'abuse model brought back',
      'article.changed': 'article registered',
      'article.removed': 'article forgotten',
      'site.changed': 'site registered or changed',
      'site.removed': 'site forgotten',
      'webhook.added': 'webhook added',
      'webhook.changed': 'webhook changed',
      'webhook.secret-rotated': 'secret rotated',
      'webhook.removed': 'webhook removed',
      'key.added': 'key added',
      'key.revoked': 'key revoked',
      'account.added': 'account added',
      'account.reset': 'account reset',
      'account.password-set': 'password set',
      'account.removed': 'account removed',
      'session.opened': 'signed in',
      'session.ended': 'signed out',
      'session.refused': 'sign-in refused',
    },
  },
} as const satisfies Record<Language, { kinds: Record<AuditKind, string> } & Record<string, unknown>>;

export interface AuditPage extends Pick<DeskPage, 'language' | 'assets' | 'viewer'> {
  entries: readonly AuditEntry[];
  actor: string;
  kind: AuditKind | null;
  /** Sequence from which on older entries follow, or null. */
  next: number | null;
}

/** The audit, newest first, by who and what. */
export function auditPage(page: AuditPage): string {
  const { language, assets, viewer, entries, actor, kind, next } = page;
  const words = WORDS[language];
  const [before = '', command = '', after = ''] = words.lead.split('`');
  const content = html`<div class="sheet wide stack">
    <header>
      <h1>${words.title}</h1>
      <p>${before}<code>${command}</code>${after}</p>
      <p><a href="/review/processing">${words.record}</a></p>
    </header>
    <form class="filters" method="get" action="/review/audit" role="search">
      <p>
        <label for="actor">${words.actor}</label
        ><input id="actor" name="actor" value="${actor}" maxlength="200" autocomplete="off" />
      </p>
      <p>
        <label for="kind">${words.kind}</label
        ><select id="kind" name="kind">
          <option value="">${words.any}</option>
          ${AUDIT_KINDS.map(
            (each) => html`<option value="${each}" ${each === kind && html`selected`}>${words.kinds[each]}</option>`,
          )}
        </select>
      </p>
      <p class="act"><button type="submit">${words.show}</button></p>
    </form>
    <section class="panel scroll" tabindex="0" aria-label="${words.title}">
      ${
        entries.length === 0
          ? html`<p>${words.none}</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col" class="number">#</th>
                  <th scope="col">${words.when}</th>
                  <th scope="col">${words.actor}</th>
                  <th scope="col">${words.kind}</th>
                  <th scope="col">${words.subject}</th>
                  <th scope="col">${words.change}</th>
                </tr>
              </thead>
              <tbody>
                ${entries.map((entry) => line(entry, language))}
              </tbody>
            </table>`
      }
    </section>
    ${next !== null && html`<p class="buttons"><a href="${hrefOf({ actor, kind, next })}">${words.older}</a></p>`}
  </div>`;
  return deskLayout({ language, assets, viewer, title: words.title, room: 'audit', content });
}

function line({ sequence, at, actor, kind, subject, before, after }: AuditEntry, language: Language): SafeHtml {
  const words = WORDS[language];
  const isComment = kind.startsWith('comment.') && subject !== null;
  return html`<tr>
    <td class="number">${sequence}</td>
    <td class="moment">${momentOf(at, language)}</td>
    <td><bdi>${actor === '?' ? words.stranger : actor}</bdi></td>
    <td>${words.kinds[kind]}</td>
    <td>
      ${isComment ? html`<a href="/review/comments/${subject}" title="${subject}">…${subject.slice(-8)}</a>` : html`<bdi>${subject ?? ''}</bdi>`}
    </td>
    <td>
      ${before !== null && html`<bdi>${valueText(before)}</bdi>`}
      ${after !== null && html`→ <bdi>${valueText(after)}</bdi>`}
    </td>
  </tr>`;
}

/** A value in one line: names and values of an object, without quotes and braces. */
function valueText(value: AuditValue): string {
  if (value === null || typeof value !== 'object') return String(value);
  return Object.entries(value)
    .filter(([, each]) => each !== null)
    .map(([name, each]) => `${name} ${typeof each === 'object' ? JSON.stringify(each) : String(each)}`)
    .join(', ');
}

function hrefOf({ actor, kind, next }: { actor: string; kind: AuditKind | null; next: number }): string {
  const search = new URLSearchParams({ ...(actor === '' ? {} : { actor }), ...(kind ? { kind } : {}) });
  search.set('before', String(next));
  return `/review/audit?${search.toString()}`;
}
