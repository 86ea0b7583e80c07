import type { Connection } from 'mongoose';
import type { Change, CommentStore } from '../../application/ports/comments';
import { ModerationError } from '../../domain/errors';
import type { JudgedComment } from '../../domain/stored-comment';
import { commentModel, commentOf, documentOf } from './comment-model';
import { isDuplicate, orUnavailable } from './connection';
import { factsFrom } from './facts';

/** Whether readers begin or cease to see a comment by a decision. */
function isSeen({ from, to }: Change['decision']): boolean {
  return from === 'approved' || to === 'approved';
}

/** Comments in MongoDB. A comment and its events are one document, so one write holds both and no transaction is needed. */
export function mongoCommentStore(connection: Connection): CommentStore {
  const comments = commentModel(connection);

  const save = async ({ comment, event }: JudgedComment): Promise<boolean> => {
    try {
      // The driver's own insert: what the domain has typed needs no second casting, which would cost more than the write.
      await comments.collection.insertOne(documentOf(comment, event ? [event] : []) as never);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };
  const decide = async ({ id, expectedVersion, decision, event }: Change): Promise<boolean> => {
    const written = await comments.updateOne(
      { _id: id, version: expectedVersion },
      {
        $set: { status: decision.to, version: expectedVersion + 1 },
        $push: { history: decision, ...(event ? { pending: event } : {}) },
        ...(isSeen(decision) ? { $currentDate: { seen: { $type: 'timestamp' } } } : {}),
      },
    );
    if (written.matchedCount === 1) return true;
    if (!(await comments.exists({ _id: id }))) throw new ModerationError('comment/not-found', `no comment ${id}`);
    return false;
  };

  return {
    save: (judged) => orUnavailable(() => save(judged)),
    decide: (change) => orUnavailable(() => decide(change)),
    find: (id) =>
      orUnavailable(async () => {
        const document = await comments.findById(id).lean();
        return document ? commentOf(document) : null;
      }),
    facts: (query) => orUnavailable(() => factsFrom(comments, query)),
  };
}
