import { v7 } from 'uuid';

/** A new comment id: a UUID of version 7, which grows with time, so that new comments lie together in every index. */
export function newCommentId(): string {
  return v7();
}
