import { mongo } from 'mongoose';
import { ModerationError } from '../../domain/errors';
import type { JudgedComment } from '../../domain/stored-comment';
import { documentOf, type CommentDocument } from './comment-model';
import { valueOf, type Outcome } from './together';

const DUPLICATE = 11_000;

/**
 * Keeps comments in one unordered write, acknowledged by a majority and journaled for all of them. One that is there already has the
 * outcome false; one that fails, fails alone.
 */
export async function saveTogether(
  comments: mongo.Collection<CommentDocument>,
  judged: readonly JudgedComment[],
): Promise<readonly Outcome<boolean>[]> {
  const outcomes: Outcome<boolean>[] = judged.map(() => valueOf(true));
  try {
    await comments.bulkWrite(
      // The driver's own insert: what the domain has typed needs no second casting, which would cost more than the write.
      judged.map(({ comment, event }) => ({ insertOne: { document: documentOf(comment, event ? [event] : []) } })),
      { ordered: false },
    );
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
    const refused = [error.writeErrors].flat();
    // The driver wraps whatever went wrong; without a refused comment it was the connection, or the acknowledgement that did not come.
    if (error.result.getWriteConcernError())
      throw new ModerationError('store/unavailable', 'MongoDB did not acknowledge a write', { cause: error });
    if (refused.length === 0) throw error;
    for (const each of refused) outcomes[each.index] = each.code === DUPLICATE ? valueOf(false) : { error: each.err };
  }
  return outcomes;
}
