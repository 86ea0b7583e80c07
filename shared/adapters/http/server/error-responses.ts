import type { IncomingMessage, ServerResponse } from 'node:http';
import { ModerationError, type ErrorCode } from '../../../domain/errors';
import { languageOf } from './language';
import { errorMessage, fieldMessage } from './messages';
import { requestIdOf, sendJson } from './respond';

/** The one table from error codes to HTTP status; a code that is missing here does not compile. */
export const STATUS_OF: Record<ErrorCode, number> = {
  'submission/invalid': 422,
  'request/malformed': 400,
  'request/invalid': 400,
  'request/too-large': 413,
  'request/unsupported-media-type': 415,
  'request/not-found': 404,
  'request/method-not-allowed': 405,
  'rate-limit/exceeded': 429,
  'access/unauthenticated': 401,
  'access/forbidden': 403,
  'access/foreign-form': 403,
  'access/other-site': 403,
  'access/name-taken': 409,
  'access/sign-in-refused': 403,
  'access/sign-in-limited': 429,
  'account/not-found': 404,
  'account/link-used': 410,
  'comment/not-found': 404,
  'comment/version-conflict': 409,
  'comment/nothing-to-undo': 409,
  'comment/not-published': 409,
  'comment/withdrawn': 409,
  'comment/erased': 409,
  'comment/being-read': 409,
  'comment/unchangeable': 409,
  'comment/no-reactions': 409,
  'objection/not-found': 404,
  'objection/not-possible': 409,
  'objection/own-decision': 403,
  'objection/settled': 409,
  'notice/not-found': 404,
  'notice/settled': 409,
  'site/not-found': 404,
  'site/foreign-page': 403,
  'article/not-found': 404,
  'article/name-taken': 409,
  'webhook/not-found': 404,
  'webhook/of-settings': 409,
  'events/cursor-unknown': 410,
  'version/not-found': 404,
  'version/conflict': 409,
  'queue/unavailable': 503,
  'store/unavailable': 503,
};

const UNFORESEEN_STATUS = 500;
/** Seconds after which asking again makes sense while a server of ours is away. */
const RETRY_AFTER_SECONDS = 5;

/** Express's and body-parser's own errors carry a status; the few they raise are these. */
const FOREIGN: Record<number, ErrorCode> = {
  400: 'request/malformed',
  413: 'request/too-large',
  415: 'request/unsupported-media-type',
};

/** Any thrown value as one of our errors, or null when it is a bug. */
function asModerationError(thrown: unknown): ModerationError | null {
  if (thrown instanceof ModerationError) return thrown;
  const status =
    thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number' ? thrown.status : 500;
  const code = FOREIGN[status];
  return code ? new ModerationError(code, 'the request could not be read', { cause: thrown }) : null;
}

/** Status of an answer to `error`, and the headers that tell when to come back. */
export function statusAndHeaders(error: ModerationError | null): { status: number; headers: Record<string, string> } {
  const status = error ? STATUS_OF[error.code] : UNFORESEEN_STATUS;
  const retryAfter = error?.details.retryAfterSeconds ?? (status === 503 ? RETRY_AFTER_SECONDS : undefined);
  return {
    status,
    headers: {
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      ...(error?.details.allow ? { allow: error.details.allow.join(', ') } : {}),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  };
}

/** Who is told what was answered, for logs and metrics. */
export interface HttpObserver {
  answered(answer: { requestId: string; method: string; path: string; status: number; ms: number }): void;
  /** Every error answer, by its code; `internal` for what was not foreseen. */
  refused(refusal: { requestId: string; code: ErrorCode | 'internal' }): void;
  /** What somebody has to look at: bugs, and servers of ours that are away. */
  failed(failure: { requestId: string; error: unknown }): void;
}

/** Tells the observer about a thrown value and gives the error to answer with, or null when it is a bug. */
export function observedError(
  thrown: unknown,
  response: ServerResponse,
  observer: HttpObserver,
): ModerationError | null {
  const error = asModerationError(thrown);
  const requestId = requestIdOf(response);
  observer.refused({ requestId, code: error?.code ?? 'internal' });
  if (statusAndHeaders(error).status >= 500) observer.failed({ requestId, error: thrown });
  return error;
}

/** Answers with `{ error: { code, message, fields?, conflict?, requestId } }` in the client's language. */
export function sendError(request: IncomingMessage, response: ServerResponse, error: ModerationError | null): void {
  const language = languageOf(request);
  const { status, headers } = statusAndHeaders(error);
  const fields = error?.details.fields?.map((field) => ({
    path: field.path,
    code: field.code,
    message: fieldMessage(field, language),
  }));
  sendJson(response, {
    status,
    headers: { ...headers, 'content-language': language, vary: 'Accept-Language' },
    body: {
      error: {
        code: error?.code ?? 'internal',
        message: errorMessage(error?.code ?? null, language),
        ...(fields ? { fields } : {}),
        ...(error?.details.conflict ? { conflict: error.details.conflict } : {}),
        ...(error?.details.start === undefined ? {} : { start: error.details.start }),
        requestId: requestIdOf(response),
      },
    },
  });
}
