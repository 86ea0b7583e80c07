/** Everything that can go wrong for a reason a caller can act on. What is not in this list is a bug. */
export type ErrorCode =
  | 'submission/invalid'
  | 'request/malformed'
  | 'request/invalid'
  | 'request/too-large'
  | 'request/unsupported-media-type'
  | 'request/not-found'
  | 'request/method-not-allowed'
  | 'rate-limit/exceeded'
  | 'access/unauthenticated'
  | 'access/forbidden'
  | 'access/foreign-form'
  | 'access/other-site'
  | 'access/name-taken'
  | 'access/sign-in-refused'
  | 'access/sign-in-limited'
  | 'account/not-found'
  | 'account/link-used'
  | 'comment/not-found'
  | 'comment/version-conflict'
  | 'comment/nothing-to-undo'
  | 'comment/not-published'
  | 'comment/withdrawn'
  | 'comment/erased'
  | 'comment/being-read'
  | 'comment/unchangeable'
  | 'comment/no-reactions'
  | 'objection/not-found'
  | 'objection/not-possible'
  | 'objection/own-decision'
  | 'objection/settled'
  | 'notice/not-found'
  | 'notice/settled'
  | 'site/not-found'
  | 'site/foreign-page'
  | 'article/not-found'
  | 'article/name-taken'
  | 'webhook/not-found'
  | 'webhook/of-settings'
  | 'events/cursor-unknown'
  | 'version/not-found'
  | 'version/conflict'
  | 'queue/unavailable'
  | 'store/unavailable';

/** One refused field: `path` as in the request (`author.email`), `params` for the numbers its message speaks of. */
export interface FieldProblem {
  path: string;
  code: FieldCode;
  params?: Record<string, string | number>;
}

/** What can be wrong with one field. */
export const FIELD_CODES = [
  'required',
  'not-text',
  'not-an-object',
  'not-a-number',
  'not-a-time',
  'too-short',
  'too-long',
  'too-many-bytes',
  'not-an-email',
  'not-a-web-address',
  'not-an-id',
  'unknown',
  'not-allowed',
  'reserved',
  'not-a-list',
  'too-many',
  'not-a-network',
  'not-a-host',
  'not-a-pattern',
  'pattern-too-complex',
  'pattern-matches-all',
  'above-spam',
  'out-of-range',
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

const KNOWN_CODES: ReadonlySet<string> = new Set(FIELD_CODES);

export function isFieldCode(text: string): text is FieldCode {
  return KNOWN_CODES.has(text);
}

export interface ErrorDetails {
  fields?: FieldProblem[];
  retryAfterSeconds?: number;
  /** Methods that the path does have. */
  allow?: readonly string[];
  /** What a moderator needs to know about the decision that came first. */
  conflict?: { version: number; status: string; decision: string | null; by: string | null; at: string | null };
  /** The cursor to start from when the given one is none of this log. */
  start?: string;
  /** A fixed sentence of ours that says more than the code; never a foreign error's text. */
  hint?: { fr: string; en: string };
}

/** The one error class. `message` is for logs; what a visitor reads is made from `code` and `details` alone. */
export class ModerationError extends Error {
  override readonly name = 'ModerationError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; details?: ErrorDetails } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }
}
