import { createHash } from 'node:crypto';
import type { CommentEvent } from './event';

/** Before the first event. */
export const CHAIN_START = '';
const LINK_BYTES = 12;

/** Of the oldest events in their order, those that are forgotten: all that are older than `before`, but the newest of them. */
export function forgotten<Row extends { time: string }>(oldest: readonly Row[], before: Date): Row[] {
  const limit = before.toISOString();
  const firstKept = oldest.findIndex(({ time }) => time >= limit);
  return oldest.slice(0, Math.max(0, (firstKept === -1 ? oldest.length : firstKept) - 1));
}

/**
 * The link of an event in the log: a hash of the event and of all before it (SHA-256, 96 bits, base64url). Two logs that share
 * a link share everything up to it, so a place in a log that was restored from a backup can be told from the place of the same
 * number in the log that was lost.
 */
export function chainLink(before: string, event: CommentEvent): string {
  return createHash('sha256')
    .update(`${before}\n${JSON.stringify(event)}`)
    .digest()
    .subarray(0, LINK_BYTES)
    .toString('base64url');
}
