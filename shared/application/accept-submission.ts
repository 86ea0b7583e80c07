import type { Origin } from '../domain/comment';
import type { KeyRing } from '../domain/key-ring';
import type { ParseSubmission } from '../domain/parse-submission';
import type { Submission } from '../domain/comment';
import { sealPersonalData } from './personal-data';
import { ModerationError } from '../domain/errors';
import type { SitesInForce } from './sites-in-force';
import type { SubmissionQueue } from './ports/queue';

/** What the author gets back. The receipt is the author's only proof, and needs no account. */
export interface Accepted {
  id: string;
  receipt: string;
}

export interface AcceptRequest {
  /** Untrusted: JSON as it was sent, or a form turned into the same shape. */
  input: unknown;
  origin: Origin;
  /** The client's own key for this attempt; a retry with it and the same content becomes the same comment. */
  idempotencyKey: string | null;
  /** Origin of the page that a browser sends it from; null where none is told, and for pages of this service. */
  page: string | null;
}

export type AcceptSubmission = (request: AcceptRequest) => Promise<Accepted>;

/**
 * Accepts a submission: once this resolves, the queue holds it durably and it will be judged. Throws `submission/invalid`
 * with all refused fields, `site/foreign-page` when a browser sends it from a page that is not of its site, or `queue/unavailable`; then nothing was accepted, and trying again is safe.
 */
export function submissionAcceptor({
  parse,
  keyRing,
  queue,
  now,
  newId,
  sites,
}: {
  parse: ParseSubmission;
  keyRing: Pick<KeyRing, 'seal' | 'receipt' | 'derivedId'>;
  queue: Pick<SubmissionQueue, 'enqueue'>;
  now: () => Date;
  newId: () => string;
  sites: Pick<SitesInForce, 'get'>;
}): AcceptSubmission {
  return async ({ input, origin, idempotencyKey, page }) => {
    const createdAt = now();
    const submission = parse(input, createdAt);
    const site = sites.get(submission.siteId);
    if (page !== null && site.isBound && !site.allows(page))
      throw new ModerationError('site/foreign-page', `${page} is no origin of the site ${site.id}`);
    const id = idempotencyKey === null ? newId() : keyRing.derivedId(identityOf(idempotencyKey, submission));
    const { author, ...rest } = submission;
    await queue.enqueue({
      version: 1,
      id,
      createdAt: createdAt.toISOString(),
      submission: { ...rest, author: { name: author.name, url: author.url } },
      sealed: sealPersonalData(keyRing, { email: author.email, origin }),
    });
    return { id, receipt: keyRing.receipt(id) };
  };
}

/** Key and content together, so that one key used for two texts loses neither. */
function identityOf(idempotencyKey: string, { siteId, articleId, parentId, author, body }: Submission): string[] {
  return [
    idempotencyKey,
    siteId,
    articleId,
    parentId ?? '',
    author.name,
    author.email.reveal(),
    author.url ?? '',
    body,
  ];
}
