import type { Connection, mongo } from 'mongoose';
import type { Amendment, Change, CommentStore, FactsQuery } from '../../application/ports/comments';
import { ModerationError } from '../../domain/errors';
import type { JudgedComment } from '../../domain/stored-comment';
import { commentModel, commentOf, type CommentDocument } from './comment-model';
import { orUnavailable } from './connection';
import { factsTogether } from './facts';
import { saveTogether } from './save-comments';
import { together } from './together';

/** Comments that are asked about, or kept, in one go. */
const MOST_TOGETHER = 100;

/** Whether readers begin or cease to see a comment by a decision. */
function isSeen({ from, to }: Change['decision']): boolean {
  return from === 'approved' || to === 'approved';
}

/** Comments in MongoDB. A comment and its events are one document, so one write holds both and no transaction is needed. */
export function mongoCommentStore(connection: Connection): CommentStore {
  const comments = commentModel(connection);

  const collection = comments.collection as unknown as mongo.Collection<CommentDocument>;
  const save = together(MOST_TOGETHER, (judged: readonly JudgedComment[]) => saveTogether(collection, judged));
  const facts = together(MOST_TOGETHER, (queries: readonly FactsQuery[]) => factsTogether(collection, queries));
  const decide = async ({ id, expectedVersion, decision, isDecided, event, verdict }: Change): Promise<boolean> => {
    const written = await comments.updateOne(
      { _id: id, version: expectedVersion },
      {
        $set: {
          status: decision.to,
          version: expectedVersion + 1,
          decided: isDecided,
          ...(verdict ? { verdict } : {}),
        },
        $push: { history: decision, ...(event ? { pending: event } : {}) },
        ...(isSeen(decision) ? { $currentDate: { seen: { $type: 'timestamp' } } } : {}),
      },
    );
    if (written.matchedCount === 1) return true;
    if (!(await comments.exists({ _id: id }))) throw new ModerationError('comment/not-found', `no comment ${id}`);
    return false;
  };

  const amend = async ({ id, expectedVersion, body, keys, decision, event }: Amendment): Promise<boolean> => {
    const written = await comments.updateOne(
      { _id: id, version: expectedVersion },
      {
        $set: {
          body,
          'keys.text': keys.text,
          'keys.bands': keys.bands,
          status: decision.to,
          version: expectedVersion + 1,
          decided: false,
          rejudge: true,
          unsought: true,
        },
        $unset: { sought: true, outside: true },
        $push: { history: decision, ...(event ? { pending: event } : {}) },
        ...(isSeen(decision) ? { $currentDate: { seen: { $type: 'timestamp' } } } : {}),
      },
    );
    return written.matchedCount === 1;
  };

  return {
    save: (judged) => orUnavailable(() => save(judged)),
    decide: (change) => orUnavailable(() => decide(change)),
    amend: (change) => orUnavailable(() => amend(change)),
    mark: ({ id, expectedVersion, verdict }) =>
      orUnavailable(async () => {
        const written = await comments.updateOne({ _id: id, version: expectedVersion }, { $set: { verdict } });
        return written.matchedCount === 1;
      }),
    find: (id) =>
      orUnavailable(async () => {
        const document = await comments.findById(id).lean();
        return document ? commentOf(document) : null;
      }),
    facts: (query) => orUnavailable(() => facts(query)),
  };
}
