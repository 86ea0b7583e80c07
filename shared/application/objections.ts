import { ModerationError } from '../domain/errors';
import { isWithdrawn, standingDecision } from '../domain/decision';
import type { Objection } from '../domain/objection';
import type { StoredComment } from '../domain/stored-comment';
import type { RecordDeed } from './audit-trail';
import { decideAsItIs, findComment, type DecidingParts } from './decide-comment';
import { PERSON_ROLES, type AccessKeys, type Accounts } from './ports/accounts';
import type { CommentStore } from './ports/comments';
import type { Objections } from './ports/cases';
import { statementOf } from './statement';

const DAY_MS = 86_400_000;

export interface ObjectingParts {
  store: Pick<CommentStore, 'find'>;
  objections: Pick<Objections, 'add' | 'find'>;
  /** How long an author may object after the decision, in days; 0 is never. */
  days: number;
  now: () => Date;
}

export interface Objecting {
  /** Until when the author may object; null when not (any more). Whether that was done is not asked. */
  possibleUntil(comment: StoredComment): Date | null;
  find(commentId: string): Promise<Objection | null>;
  /** Keeps what the author says against the decision. Throws `objection/not-possible`, also a second time. */
  object(commentId: string, text: string): Promise<Objection>;
}

/** What authors may say against the decision that hides a comment. */
export function objecting({ store, objections, days, now }: ObjectingParts): Objecting {
  const possibleUntil = (comment: StoredComment): Date | null => {
    const statement = statementOf(comment, now());
    if (!statement) return null;
    const until = new Date(statement.at.getTime() + days * DAY_MS);
    return now() < until ? until : null;
  };
  return {
    possibleUntil,
    find: (commentId) => objections.find(commentId),
    async object(commentId, text) {
      const comment = await store.find(commentId);
      if (!comment || !possibleUntil(comment)) throw notPossible(commentId);
      const against = standingDecision(comment.history)?.by ?? null;
      const { siteId } = comment;
      const objection: Objection = {
        commentId,
        siteId,
        at: now(),
        text,
        against,
        state: 'waiting',
        outcome: null,
        untold: false,
      };
      if (!(await objections.add(objection))) throw notPossible(commentId);
      return objection;
    },
  };
}

export interface SettleObjection {
  commentId: string;
  outcome: 'uphold' | 'overturn';
  /** What the author is answered. */
  reply: string;
  by: string;
}

export interface SettlingParts {
  store: DecidingParts['store'];
  objections: Pick<Objections, 'find' | 'settle'>;
  accounts: Pick<Accounts, 'list'>;
  accessKeys: Pick<AccessKeys, 'list'>;
  record: RecordDeed;
  now: () => Date;
}

/**
 * Settles an objection: to overturn publishes the comment, tells of it and teaches the model, as any decision does. It takes another person than
 * the one who had decided, where there is one. Throws `objection/not-found`, `objection/settled`, `objection/own-decision`, or what deciding
 * about the comment throws.
 */
export function objectionSettler(parts: SettlingParts): (request: SettleObjection) => Promise<StoredComment> {
  const { store, objections, record, now } = parts;
  /** Settling that broke off after the decision goes on here. */
  const publish = (id: string, by: string): Promise<void> =>
    decideAsItIs(
      { store, record, now },
      { id, kind: 'approve', reason: null, note: null, by },
      ({ status }) => status === 'approved',
    );
  return async ({ commentId, outcome, reply, by }) => {
    const objection = await objections.find(commentId);
    if (!objection) throw new ModerationError('objection/not-found', `nobody objects for ${commentId}`);
    if (objection.state !== 'waiting') throw settled(commentId);
    if (objection.against === by && (await hasOthers(by, objection.siteId, parts)))
      throw new ModerationError('objection/own-decision', `${by} had decided about ${commentId}`);
    const comment = await findComment(store, commentId);
    if (outcome === 'overturn' && !isGone(comment)) await publish(commentId, by);
    const state = outcome === 'overturn' ? 'overturned' : 'upheld';
    if (!(await objections.settle(commentId, { state, outcome: { by, at: now(), reply } }))) throw settled(commentId);
    await record({
      actor: by,
      kind: 'objection.settled',
      subject: commentId,
      siteId: objection.siteId,
      after: { state, against: objection.against },
    });
    return findComment(store, commentId);
  };
}

/** What nobody can publish any more can still be answered. */
function isGone({ status, history }: StoredComment): boolean {
  return status === 'erased' || isWithdrawn(history);
}

/** Whether somebody else moderates the site: people who sign in, and where nobody does, keys of moderators. */
async function hasOthers(
  by: string,
  siteId: string,
  { accounts, accessKeys }: Pick<SettlingParts, 'accounts' | 'accessKeys'>,
): Promise<boolean> {
  const sees = (each: { siteId: string | null }): boolean => each.siteId === null || each.siteId === siteId;
  const people = (await accounts.list()).filter((each) => each.password !== null && sees(each));
  if (people.length > 0) return people.some(({ name }) => name !== by);
  const roles: readonly string[] = PERSON_ROLES;
  return (await accessKeys.list()).some((each) => each.name !== by && roles.includes(each.role) && sees(each));
}

function settled(commentId: string): ModerationError {
  return new ModerationError('objection/settled', `the objection for ${commentId} was settled`);
}

function notPossible(commentId: string): ModerationError {
  return new ModerationError('objection/not-possible', `nobody can object for ${commentId}`);
}
