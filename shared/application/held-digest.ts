import type { KeyRing } from '../domain/key-ring';
import type { TryResult } from '../domain/webhook';
import { consentKey, mailToken } from './mail-choices';
import type { CommentLists } from './ports/comments';
import type { MailConsents, SendLetter } from './ports/mail';

/** Under this key it is kept when the last digest went out, so that of several processes one sends. */
const TURN = 'digest';

export interface HeldDigestParts {
  commentLists: Pick<CommentLists, 'countByStatus' | 'forReview'>;
  consents: MailConsents;
  keyRing: Pick<KeyRing, 'receipt' | 'emailPseudonym'>;
  send: SendLetter;
  recipients: readonly { to: string; language: 'fr' | 'en' }[];
  /** Shortest time between two digests. */
  everyMs: number;
  now: () => Date;
}

/**
 * Tells moderators how many comments wait, when one has come since they were told last. Resolves with what came of each mail; without any when
 * there was nothing to tell, or not yet. A digest that reached nobody is sent again at the next look.
 */
export function heldDigest(parts: HeldDigestParts): () => Promise<TryResult[]> {
  const { commentLists, consents, keyRing, send, recipients, everyMs, now } = parts;
  return async () => {
    const at = now();
    const last = await consents.find(TURN);
    if (last && at.getTime() - last.at.getTime() < everyMs) return [];
    const [[oldest], [newest], { held }] = await Promise.all([
      commentLists.forReview({ status: 'held', limit: 1, after: null }),
      commentLists.forReview({ status: 'held', order: 'newest', limit: 1, after: null }),
      commentLists.countByStatus(),
    ]);
    if (!oldest || !newest || (last && newest.createdAt <= last.at)) return [];
    if (!(await consents.ask(TURN, at, new Date(at.getTime() - everyMs)))) return [];
    const oldestSeconds = Math.max(0, Math.round((at.getTime() - oldest.createdAt.getTime()) / 1000));
    const results: TryResult[] = [];
    for (const { to, language } of recipients) {
      const key = consentKey('digest', keyRing.emailPseudonym(to));
      if ((await consents.find(key))?.consent === 'stopped') continue;
      const stopToken = mailToken(keyRing, key);
      results.push(
        await send({
          kind: 'digest',
          to,
          language,
          siteName: null,
          articleTitle: null,
          stopToken,
          held,
          oldestSeconds,
        }),
      );
    }
    if (results.length > 0 && results.every(({ answer }) => answer === null || answer >= 300))
      await consents.takeBack(TURN);
    return results;
  };
}
