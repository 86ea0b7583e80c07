import type { KeyRing } from '../domain/key-ring';
import type { Notice } from '../domain/notice';
import type { Objection } from '../domain/objection';
import { FAILING_MS, isSuccess, type TryResult } from '../domain/webhook';
import { letterTo } from './author-mail';
import { consentKey, mailToken } from './mail-choices';
import { openSender } from './notices';
import type { Notices, Objections } from './ports/cases';
import type { CommentStore } from './ports/comments';
import type { MailConsents, SendLetter } from './ports/mail';
import type { SitesInForce } from './sites-in-force';

/** Cases looked at in one go. */
const AT_A_TIME = 20;

export interface CaseMailParts {
  store: Pick<CommentStore, 'find'>;
  notices: Pick<Notices, 'untold' | 'told'>;
  objections: Pick<Objections, 'untold' | 'told'>;
  consents: Pick<MailConsents, 'find'>;
  keyRing: Pick<KeyRing, 'open' | 'receipt' | 'emailPseudonym'>;
  sites: Pick<SitesInForce, 'find'>;
  send: SendLetter;
  /** Where people reach this service, without a slash at its end. */
  publicUrl: string;
  now: () => Date;
}

/**
 * Sends what is still to be told of notices and objections, and resolves with the tries that failed; those are made again the next time, for
 * five days. Who sent
 * a notice is written to at once, in words of ours alone, as the law asks; an author only with consent. Nobody is who wanted no more mail.
 */
export function caseMail(parts: CaseMailParts): () => Promise<TryResult[]> {
  const { store, notices, objections, consents, keyRing, sites, send, publicUrl, now } = parts;
  const consentOf = async (key: string) => (await consents.find(consentKey('authors', key)))?.consent ?? null;

  const ofNotice = async (notice: Notice): Promise<TryResult | null> => {
    const sender = openSender(keyRing, notice);
    if (!sender || (await consentOf(notice.sender)) === 'stopped') return null;
    const { id, language, outcome, state } = notice;
    const ownUrl = `${publicUrl}/v1/notices/${id}/mine?receipt=${encodeURIComponent(keyRing.receipt(id))}`;
    const stopToken = mailToken(keyRing, consentKey('authors', notice.sender));
    const siteName = sites.find(notice.siteId)?.name ?? null;
    const letter = { to: sender.email.reveal(), language, siteName, articleTitle: null, stopToken, ownUrl };
    if (!outcome) return send({ ...letter, kind: 'notice-received' });
    return send({ ...letter, kind: 'notice-settled', isHidden: state === 'acted', reply: outcome.reply });
  };
  const ofObjection = async ({ commentId, state, outcome }: Objection): Promise<TryResult | null> => {
    const comment = await store.find(commentId);
    if (!comment?.notify || comment.status === 'erased' || !outcome || state === 'waiting') return null;
    if ((await consentOf(comment.keys.email)) !== 'confirmed') return null;
    return send({
      ...letterTo(comment, parts),
      kind: 'objection-settled',
      state,
      reply: outcome.reply,
      ownUrl: ownCommentUrl(publicUrl, commentId, keyRing),
    });
  };
  const isDone = (result: TryResult | null, since: Date): boolean =>
    result === null ||
    isSuccess(result.answer) ||
    result.isFinal === true ||
    now().getTime() - since.getTime() > FAILING_MS;

  return async () => {
    const failed: TryResult[] = [];
    for (const notice of await notices.untold(AT_A_TIME)) {
      const result = await ofNotice(notice);
      if (isDone(result, notice.outcome?.at ?? notice.at)) await notices.told(notice.id, notice.untold ?? 'receipt');
      else if (result) failed.push(result);
    }
    for (const objection of await objections.untold(AT_A_TIME)) {
      const result = await ofObjection(objection);
      if (isDone(result, objection.outcome?.at ?? objection.at)) await objections.told(objection.commentId);
      else if (result) failed.push(result);
    }
    return failed;
  };
}

/** The page where an author sees the comment, and may do something about it. */
export function ownCommentUrl(publicUrl: string, id: string, keyRing: Pick<KeyRing, 'receipt'>): string {
  return `${publicUrl}/v1/comments/${id}/mine?receipt=${encodeURIComponent(keyRing.receipt(id))}`;
}
