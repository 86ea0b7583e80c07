import type { Decision } from './decision';
import type { CommentEvent } from './event';
import type { LookupKeys, StoredComment } from './stored-comment';

const FORGOTTEN = 'erased:';

/** What stands in the place of a key that was forgotten: nobody's, so that nothing is found by it. */
export const forgottenKey = (id: string): string => FORGOTTEN + id;

export const isForgotten = (key: string): boolean => key.startsWith(FORGOTTEN);

const keysOf = (id: string): LookupKeys => {
  const key = forgottenKey(id);
  return { email: key, network: key, text: key, bands: [] };
};

/**
 * The comment without its person: no name, website, text, address or key, and nothing in verdict and history that may quote them. Its place
 * stays, since others have answered it. `sealed` is the sealing of no address.
 */
export function erased(
  comment: StoredComment,
  { by, at, sealed }: { by: string; at: Date; sealed: string },
): StoredComment {
  const { id, siteId, articleId, articleUrl, articleTitle, parentId, createdAt, verdict, status, version, history } =
    comment;
  return {
    id,
    siteId,
    articleId,
    articleUrl,
    articleTitle,
    parentId,
    author: { name: '', url: null },
    body: '',
    locale: null,
    signals: { honeypotFilled: false, fillTimeMs: null },
    createdAt,
    sealed,
    keys: keysOf(id),
    verdict: { ...verdict, reasons: [] },
    status: 'erased',
    version: version + 1,
    history: [
      ...history.map(withoutWords),
      { kind: 'erase', by, at, reason: null, note: null, from: status, to: 'erased' },
    ],
  };
}

/** What was decided, without what somebody wrote about it. */
function withoutWords(line: Decision): Decision {
  const left = { ...line, note: null };
  delete left.told;
  return left;
}

/** An event as it was told, without who wrote what. */
export function silenced(event: CommentEvent): CommentEvent {
  const data = { ...event.data };
  delete data.author;
  delete data.body;
  return { ...event, data };
}
