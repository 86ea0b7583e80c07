import type { Actor } from './access';
import { ModerationError } from '../domain/errors';
import { HiddenEmail } from '../domain/hidden-email';
import type { KeyRing } from '../domain/key-ring';
import { GROUND_WORDS, type Notice } from '../domain/notice';
import type { SentNotice } from '../domain/parse-notice';
import type { StoredComment } from '../domain/stored-comment';
import type { RecordDeed } from './audit-trail';
import { decideAsItIs, findComment, type DecidingParts } from './decide-comment';
import type { SignInAttempts } from './ports/accounts';
import type { Notices } from './ports/cases';
import type { CommentStore } from './ports/comments';
import { takeAttempt } from './take-attempt';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;
/** Unfounded notices of a sender count for so long. */
const UNFOUNDED_MS = 90 * 86_400_000;
/** So many of them slow a sender down (Digital Services Act, article 23 (2)): to one notice a day, which comes last. */
export const UNFOUNDED_NOTICES = 3;

export interface NoticeParts {
  store: Pick<CommentStore, 'find'>;
  notices: Pick<Notices, 'add' | 'countUnfounded'>;
  attempts: Pick<SignInAttempts, 'take'>;
  keyRing: Pick<KeyRing, 'seal' | 'receipt' | 'derivedId' | 'emailPseudonym'>;
  /** Notices of one network per hour. */
  perHour: number;
  now: () => Date;
}

export interface NoticeRequest {
  commentId: string;
  sent: SentNotice;
  /** Pseudonym of the reader's network. */
  network: string;
  /** The trusted flagger's key, and the only site that it is for; null for readers. */
  trusted: Pick<Actor, 'name' | 'siteId'> | null;
  language: 'fr' | 'en';
}

export type TakeNotice = (request: NoticeRequest) => Promise<{ id: string; receipt: string }>;

/**
 * Keeps a notice of illegal content about a published comment, and resolves with its receipt; sent again from the same place it is the same one.
 * Throws `comment/not-published`, or `rate-limit/exceeded`.
 */
export function noticeTaker({ store, notices, attempts, keyRing, perHour, now }: NoticeParts): TakeNotice {
  const take = (subject: string, most: number, seconds: number): Promise<void> =>
    takeAttempt(attempts, { subject: `notice ${subject}`, most, seconds, at: now() });
  return async ({ commentId, sent, network, trusted: flagger, language }) => {
    const trusted = flagger?.name ?? null;
    if (trusted === null) await take(network, perHour, HOUR_SECONDS);
    const comment = await store.find(commentId);
    const isTheirs = !flagger || flagger.siteId === null || flagger.siteId === comment?.siteId;
    if (comment?.status !== 'approved' || !isTheirs)
      throw new ModerationError('comment/not-published', `${commentId} is not published`);
    const sender = sent.sender ? keyRing.emailPseudonym(sent.sender.email.reveal()) : network;
    const at = now();
    const since = new Date(at.getTime() - UNFOUNDED_MS);
    const isSlowed = trusted === null && (await notices.countUnfounded(sender, since)) >= UNFOUNDED_NOTICES;
    if (isSlowed) await take(`slowed ${sender}`, 1, DAY_SECONDS);
    const id = keyRing.derivedId(['notice', commentId, sender, trusted ?? network]);
    await notices.add({
      id,
      commentId,
      siteId: comment.siteId,
      ground: sent.ground,
      explanation: sent.explanation,
      place: sent.place,
      sealed: sent.sender && sealSender(keyRing, sent.sender),
      sender,
      trusted,
      priority: trusted !== null ? 2 : isSlowed ? 0 : 1,
      language,
      at,
      state: 'waiting',
      outcome: null,
      untold: sent.sender ? 'receipt' : null,
    });
    return { id, receipt: keyRing.receipt(id) };
  };
}

export interface NoticeSender {
  name: string;
  email: HiddenEmail;
}

/** Name and address as a notice keeps them. */
export function sealSender(keyRing: Pick<KeyRing, 'seal'>, { name, email }: NoticeSender): string {
  return keyRing.seal(JSON.stringify([name, email.reveal()]));
}

/** Who sent a notice; null when that was not said, or was forgotten. */
export function openSender(keyRing: Pick<KeyRing, 'open'>, { sealed }: Pick<Notice, 'sealed'>): NoticeSender | null {
  if (sealed === null) return null;
  const [name, email] = JSON.parse(keyRing.open(sealed)) as [string, string];
  return { name, email: new HiddenEmail(email) };
}

export interface SettleNotice {
  id: string;
  /** `act` hides the comment as illegal; `dismiss` leaves it; `unfounded` leaves it, and counts against the sender. */
  outcome: 'act' | 'dismiss' | 'unfounded';
  /** The law that was broken; null takes the notice's ground. */
  law: string | null;
  /** What the comment's author is told beside; null for nothing. */
  told: string | null;
  /** What the sender is answered. */
  reply: string;
  by: string;
}

export interface SettlingNoticeParts {
  store: DecidingParts['store'];
  notices: Pick<Notices, 'find' | 'settle'>;
  record: RecordDeed;
  now: () => Date;
}

const STATE_OF = { act: 'acted', dismiss: 'dismissed', unfounded: 'unfounded' } as const;

/** Settles a notice, and resolves with its comment as it is now. Throws `notice/not-found`, `notice/settled`. */
export function noticeSettler({
  store,
  notices,
  record,
  now,
}: SettlingNoticeParts): (request: SettleNotice) => Promise<StoredComment> {
  const hide = (notice: Notice, { law, told, by }: SettleNotice): Promise<void> =>
    decideAsItIs(
      { store, record, now },
      {
        id: notice.commentId,
        kind: 'reject',
        reason: 'illegal',
        note: null,
        law: law ?? GROUND_WORDS[notice.ground][notice.language],
        told,
        onNotice: true,
        by,
      },
      ({ status }) => status !== 'approved' && status !== 'held',
    );
  return async (request) => {
    const { id, outcome, reply, by } = request;
    const notice = await notices.find(id);
    if (!notice) throw new ModerationError('notice/not-found', `no notice ${id}`);
    if (notice.state !== 'waiting') throw settled(id);
    if (outcome === 'act') await hide(notice, request);
    const state = STATE_OF[outcome];
    if (!(await notices.settle(id, { state, outcome: { by, at: now(), reply } }))) throw settled(id);
    const after = { state, comment: notice.commentId };
    await record({ actor: by, kind: 'notice.settled', subject: id, siteId: notice.siteId, after });
    return findComment(store, notice.commentId);
  };
}

function settled(id: string): ModerationError {
  return new ModerationError('notice/settled', `notice ${id} was settled`);
}
