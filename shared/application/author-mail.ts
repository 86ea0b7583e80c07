import { isForgotten } from '../domain/erase';
import { standingDecision } from '../domain/decision';
import type { KeyRing } from '../domain/key-ring';
import type { StoredComment } from '../domain/stored-comment';
import type { Delivery, TryResult } from '../domain/webhook';
import type { AuthorCases } from './author-case';
import { consentKey, mailToken } from './mail-choices';
import { openPersonalData } from './personal-data';
import type { CommentStore } from './ports/comments';
import type { SitesInForce } from './sites-in-force';
import type { MailConsents, SendLetter } from './ports/mail';

/** An address that did not answer is asked again by a later comment after so long. */
const ASK_AGAIN_MS = 7 * 86_400_000;
/** Characters of a comment that a mail repeats. */
const EXCERPT = 500;

/** By which events an address is asked: what was sent as spam must not write to anybody. */
const ASKING: ReadonlySet<string> = new Set(['comment.approved', 'comment.held']);

/** What came of a delivery of which nothing had to be sent, such as one to somebody who wanted no more meanwhile. */
const NOTHING_TO_SEND: TryResult = { answer: 204, body: '', problem: null, retryAfterMs: null };

export interface AuthorMailParts {
  store: Pick<CommentStore, 'find'>;
  consents: MailConsents;
  keyRing: Pick<KeyRing, 'open' | 'receipt'>;
  sites: Pick<SitesInForce, 'find'>;
  send: SendLetter;
  /** Why a comment is hidden, and where its author sees it. */
  cases: AuthorCases;
  ownUrl: (id: string) => string;
  /** Where readers find a comment. */
  commentUrl: (comment: StoredComment) => string;
  now: () => Date;
}

/**
 * Mails to authors who asked for them on the form. An address that has not confirmed gets one mail, which asks whether it wants to, and in
 * which there is no word of the comment: whoever typed a foreign address must not write to it through us.
 */
export function authorMail(parts: AuthorMailParts) {
  const { store, consents, keyRing, sites, commentUrl, now } = parts;
  const ask = async (comment: StoredComment): Promise<TryResult> => {
    const key = consentKey('authors', comment.keys.email);
    const at = now();
    if (!(await consents.ask(key, at, new Date(at.getTime() - ASK_AGAIN_MS)))) return NOTHING_TO_SEND;
    const result = await parts.send({
      ...letterTo(comment, parts),
      kind: 'confirm',
      confirmToken: mailToken(keyRing, key),
    });
    if (result.answer === null || result.answer >= 300) await consents.takeBack(key);
    return result;
  };
  /** Why a person has hidden it; of what only a program decided nobody is written to, since spammers would be. */
  const tellWhy = async (comment: StoredComment, eventId: string): Promise<TryResult> => {
    const language = languageOf(comment, sites);
    const isLast = eventId === `${comment.id}.${String(comment.version)}`;
    const own = isLast && standingDecision(comment.history) ? await parts.cases(comment, language) : null;
    if (!own?.statement) return NOTHING_TO_SEND;
    const { paragraphs } = own;
    return parts.send({ ...letterTo(comment, parts), kind: 'hidden', paragraphs, ownUrl: parts.ownUrl(comment.id) });
  };
  return {
    /** To the author, when the comment was published or a person has hidden it; or first whether the address wants mail at all. */
    async published({ event }: Pick<Delivery, 'event'>): Promise<TryResult> {
      const comment = await store.find(event.subject);
      if (!comment?.notify || isForgotten(comment.keys.email)) return NOTHING_TO_SEND;
      const consent = (await consents.find(consentKey('authors', comment.keys.email)))?.consent ?? null;
      if (consent === null || consent === 'asked') return ASKING.has(event.type) ? ask(comment) : NOTHING_TO_SEND;
      // Whoever edits a published comment is at the page, and has had that mail.
      const isEdited = comment.history.some(({ kind }) => kind === 'edit');
      const isPublished = event.type === 'comment.approved' && comment.status === 'approved' && !isEdited;
      if (consent !== 'confirmed') return NOTHING_TO_SEND;
      if (!isPublished) return tellWhy(comment, event.id);
      const text = excerptOf(comment.body);
      return parts.send({ ...letterTo(comment, parts), kind: 'published', text, commentUrl: commentUrl(comment) });
    },
    /** To the author of the comment that this one answers. */
    async answered({ event }: Pick<Delivery, 'event'>): Promise<TryResult> {
      const [answer, parent] = await Promise.all([
        store.find(event.subject),
        event.data.parentId === null ? null : store.find(event.data.parentId),
      ]);
      if (parent?.siteId !== answer?.siteId) return NOTHING_TO_SEND;
      if (!parent?.notify || parent.status !== 'approved' || answer?.status !== 'approved') return NOTHING_TO_SEND;
      if (parent.keys.email === answer.keys.email) return NOTHING_TO_SEND;
      if ((await consents.find(consentKey('authors', parent.keys.email)))?.consent !== 'confirmed')
        return NOTHING_TO_SEND;
      return parts.send({
        ...letterTo(parent, parts),
        kind: 'answered',
        by: answer.author.name,
        text: excerptOf(answer.body),
        commentUrl: commentUrl(answer),
      });
    },
  };
}

/** Whom a letter about the comment goes to, and in which language. */
export function letterTo(comment: StoredComment, { keyRing, sites }: Pick<AuthorMailParts, 'keyRing' | 'sites'>) {
  const key = consentKey('authors', comment.keys.email);
  const to = openPersonalData(keyRing, comment.sealed).email.reveal();
  return {
    to,
    language: languageOf(comment, sites),
    siteName: sites.find(comment.siteId)?.name ?? null,
    articleTitle: comment.articleTitle,
    stopToken: mailToken(keyRing, key),
  };
}

function languageOf({ siteId, locale }: StoredComment, sites: AuthorMailParts['sites']): 'fr' | 'en' {
  const { language = null } = sites.find(siteId) ?? {};
  return language ?? (locale?.toLowerCase().startsWith('en') === true ? 'en' : 'fr');
}

function excerptOf(body: string): string {
  const characters = Array.from(body);
  return characters.length <= EXCERPT ? body : `${characters.slice(0, EXCERPT - 1).join('')}…`;
}
