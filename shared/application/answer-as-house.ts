import { ModerationError } from '../domain/errors';
import { eventOfChange } from '../domain/event';
import { HiddenEmail } from '../domain/hidden-email';
import type { KeyRing } from '../domain/key-ring';
import type { StoredComment } from '../domain/stored-comment';
import { textFingerprint } from '../domain/text/fingerprint';
import type { RecordDeed } from './audit-trail';
import { findComment } from './decide-comment';
import { sealPersonalData } from './personal-data';
import type { CommentStore } from './ports/comments';

/** What no rule and no model has judged, since a moderator wrote it. */
const UNJUDGED = 'none';
/** The house has no network of its own; nobody is known by this address. */
const NO_ADDRESS = '0.0.0.0';

export type AnswerAsHouse = (answer: { id: string; text: string; by: string }) => Promise<StoredComment>;

/**
 * Publishes a moderator's answer to a published comment under the house's name, with the mark that only this gives. The same answer sent
 * twice is one. Throws `comment/not-found`, or `comment/not-published`.
 */
export function houseAnswerer({
  store,
  keyRing,
  houseName,
  record,
  now,
}: {
  store: Pick<CommentStore, 'find' | 'save'>;
  keyRing: Pick<KeyRing, 'seal' | 'derivedId'>;
  /** The name that readers see. */
  houseName: string;
  record: RecordDeed;
  now: () => Date;
}): AnswerAsHouse {
  return async ({ id: parentId, text, by }) => {
    const parent = await findComment(store, parentId);
    if (parent.status !== 'approved')
      throw new ModerationError('comment/not-published', `${parentId} is not published`);
    const { siteId, articleId, articleUrl, articleTitle } = parent;
    const house = keyRing.derivedId(['house', by]);
    const { exact, bands } = textFingerprint(text);
    const answer: StoredComment = {
      id: keyRing.derivedId(['house-answer', parentId, by, text]),
      siteId,
      articleId,
      articleUrl,
      articleTitle,
      parentId,
      author: { name: houseName, url: null },
      house: by,
      body: text,
      locale: null,
      signals: { honeypotFilled: false, fillTimeMs: null },
      createdAt: now(),
      sealed: sealPersonalData(keyRing, { email: new HiddenEmail(''), origin: { ip: NO_ADDRESS, userAgent: null } }),
      keys: { email: house, network: house, text: exact, bands },
      verdict: { status: 'approved', score: 0, reasons: [], ruleSet: UNJUDGED, model: UNJUDGED, abuseModel: UNJUDGED },
      status: 'approved',
      version: 1,
      history: [],
    };
    if (!(await store.save({ comment: answer, event: eventOfChange(answer, null, answer.createdAt) })))
      return findComment(store, answer.id);
    await record({ actor: by, kind: 'comment.answered', subject: parentId, siteId, after: { answer: answer.id } });
    return answer;
  };
}
