import type { Comment } from '../domain/comment';
import type { Facts } from '../domain/facts';
import { HiddenEmail } from '../domain/hidden-email';
import type { KeyRing } from '../domain/key-ring';
import { canonicalIp, NOBODYS_ADDRESS } from '../domain/network';
import { FIELD_LIMITS } from '../domain/parse-submission';
import { DEFAULT_SITE } from '../domain/site';
import { textFingerprint } from '../domain/text/fingerprint';
import type { Verdict } from '../domain/verdict';
import type { CommentStore } from './ports/comments';
import type { Lessons } from './ports/lessons';

/** A text that lives with another program, as far as that program tells. */
export interface ForeignText {
  body: string;
  author: { name: string; email: string; url: string | null };
  ip: string;
  userAgent: string | null;
  articleId: string;
  locale: string | null;
  honeypotFilled: boolean;
}

/**
 * Judges a text that another program keeps, by the rules of a site and with what it knows about its author, network and wording. Nothing is stored.
 * Rejects with `store/unavailable`.
 */
export function textChecker({
  store,
  keyRing,
  judge,
  now,
  newId,
}: {
  store: Pick<CommentStore, 'facts'>;
  keyRing: Pick<KeyRing, 'emailPseudonym' | 'networkPseudonym'>;
  judge: (comment: Comment, facts: Facts) => Verdict;
  now: () => Date;
  newId: () => string;
}): (text: ForeignText, siteId?: string | null) => Promise<Verdict> {
  return async (text, siteId = null) => {
    const id = newId();
    const comment = commentOf(text, { id, siteId: siteId ?? DEFAULT_SITE, at: now() });
    const { exact, bands } = textFingerprint(comment.body);
    const { email, name } = comment.author;
    const keys = {
      // Who gives no address is nobody that was seen before.
      email: keyRing.emailPseudonym(email.reveal() || `check:${id}`),
      network: keyRing.networkPseudonym(comment.origin.ip),
      text: exact,
      bands,
    };
    const facts = await store.facts({
      id,
      siteId: comment.siteId,
      articleId: comment.articleId,
      parentId: null,
      authorName: name,
      keys,
      until: comment.createdAt,
    });
    return judge({ ...comment, keys }, facts);
  };
}

/** Keeps what somebody said about a text, for the next training. Rejects with `store/unavailable`. */
export function lessonTeller({
  lessons,
  keyRing,
  now,
}: {
  lessons: Pick<Lessons, 'add'>;
  keyRing: Pick<KeyRing, 'derivedId'>;
  now: () => Date;
}): (label: 'spam' | 'ham', text: ForeignText, by: string) => Promise<void> {
  return async (label, text, by) => {
    const { body, author } = commentOf(text, { id: '', siteId: DEFAULT_SITE, at: now() });
    const { name, url } = author;
    const id = keyRing.derivedId(['lesson', body, name, url ?? '']);
    await lessons.add({ id, label, text: body, author: { name, url }, at: now(), by });
  };
}

/** Other programs have other limits: what is too long is cut, since a verdict on most of a text beats none. */
function commentOf(text: ForeignText, { id, siteId, at }: { id: string; siteId: string; at: Date }): Comment {
  const { author, ip, userAgent, locale, honeypotFilled } = text;
  return {
    id,
    siteId,
    articleId: text.articleId.slice(0, FIELD_LIMITS.articleId),
    articleUrl: null,
    articleTitle: null,
    parentId: null,
    author: {
      name: author.name.slice(0, FIELD_LIMITS.name).toWellFormed(),
      email: new HiddenEmail(author.email.slice(0, FIELD_LIMITS.email)),
      url: author.url?.slice(0, FIELD_LIMITS.url) ?? null,
    },
    body: text.body.slice(0, FIELD_LIMITS.bodyBytes).toWellFormed(),
    locale,
    signals: { honeypotFilled, fillTimeMs: null },
    createdAt: at,
    origin: { ip: canonicalIp(ip) ?? NOBODYS_ADDRESS, userAgent },
  };
}
