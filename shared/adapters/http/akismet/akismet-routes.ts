import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Actor } from '../../../application/access';
import type { ForeignText } from '../../../application/check-text';
import { ModerationError } from '../../../domain/errors';
import type { Verdict } from '../../../domain/verdict';
import { readBody, requireMediaType } from '../server/request-body';
import { isTest, missingField, rehearsed, textOf } from './akismet-fields';

/** What clients of Akismet wait for, to the letter. */
const THANKS = 'Thanks for making the web a better place.';
const VALID = 'valid';
const INVALID = 'invalid';
/** From these log-odds of spam on (400 to 1) a client need not even keep the text. */
const DISCARD_FROM = 6;

export interface AkismetRoutesOptions {
  /** The actor behind a key of role `checker`; rejects with `access/unauthenticated` or `access/forbidden`. */
  identify: (key: string) => Promise<Actor>;
  /** By the rules of the key's site; null is the one by default. */
  check: (text: ForeignText, siteId: string | null) => Promise<Verdict>;
  tell: (label: 'spam' | 'ham', text: ForeignText, by: string) => Promise<void>;
  maxRequestBytes: number;
  newId: () => string;
  onChecked: (answer: 'spam' | 'ham') => void;
}

/**
 * Akismet's wire, so that WordPress and every other client can ask this service instead: `/1.1/verify-key`, `/1.1/comment-check`,
 * `/1.1/submit-spam` and `/1.1/submit-ham`, with the key in the body or as the first label of the host name. A comment that
 * would be held is answered as spam: the client's spam folder is the place where a person looks.
 */
export function akismetRoutes(options: AkismetRoutesOptions): Router {
  const verify: RequestHandler = async (request, response) => {
    const fields = await fieldsOf(request, options.maxRequestBytes);
    const actor = await actorOf(fields.get('api_key') ?? fields.get('key'), options);
    if (actor && (fields.get('blog') ?? '') !== '') response.send(VALID);
    else refuse(response, actor ? 'Missing required field: blog' : 'The key is not known here');
  };
  const withKey =
    (answer: (fields: URLSearchParams, actor: Actor, response: Response) => Promise<void>): RequestHandler =>
    async (request, response) => {
      // Where the host name holds the key, nobody without one has a body read.
      const inHost = keyInHost(request);
      const known = inHost === null ? null : await actorOf(inHost, options);
      const isUnknown = inHost !== null && known === null;
      const fields = isUnknown ? new URLSearchParams() : await fieldsOf(request, options.maxRequestBytes);
      const actor = known ?? (isUnknown ? null : await actorOf(fields.get('api_key'), options));
      const missing = missingField(fields);
      if (!actor) refuse(response, 'The key is not known here');
      else if (missing !== null) refuse(response, `Missing required field: ${missing}`);
      else await answer(fields, actor, response);
    };
  const check = withKey(async (fields, { siteId }, response) => {
    const foretold = rehearsed(fields);
    const verdict = foretold === null ? await options.check(textOf(fields), siteId) : null;
    const isSpam = foretold ?? verdict?.status !== 'approved';
    if (verdict?.status === 'spam' && verdict.score >= DISCARD_FROM) response.set('x-akismet-pro-tip', 'discard');
    options.onChecked(isSpam ? 'spam' : 'ham');
    response.set('x-akismet-guid', options.newId()).send(String(isSpam));
  });
  const submit = (label: 'spam' | 'ham'): RequestHandler =>
    withKey(async (fields, { name }, response) => {
      if (!isTest(fields)) await options.tell(label, textOf(fields), name);
      response.send(THANKS);
    });

  return Router()
    .use('/1.1', (_, response, next) => {
      response.type('text/plain').set('cache-control', 'no-store');
      next();
    })
    .post('/1.1/verify-key', verify)
    .post('/1.1/comment-check', check)
    .post('/1.1/submit-spam', submit('spam'))
    .post('/1.1/submit-ham', submit('ham'));
}

async function fieldsOf(request: Request, maxBytes: number): Promise<URLSearchParams> {
  requireMediaType(request, 'application/x-www-form-urlencoded');
  return new URLSearchParams(await readBody(request, maxBytes));
}

/** `KEY.rest.example`: as older clients give it. */
function keyInHost({ headers }: Request): string | null {
  return /^([0-9a-f]{32})\./i.exec(headers.host ?? '')?.[1]?.toLowerCase() ?? null;
}

async function actorOf(key: string | null, { identify }: AkismetRoutesOptions): Promise<Actor | null> {
  if (key === null || key === '') return null;
  try {
    return await identify(key);
  } catch (error) {
    if (error instanceof ModerationError && error.code.startsWith('access/')) return null;
    throw error;
  }
}

/** Akismet says no with 200, and why in a header. */
function refuse(response: Response, why: string): void {
  response.set('x-akismet-debug-help', why).send(INVALID);
}
