import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { AuthorChanges } from '../../../application/author-changes';
import { authorState } from '../../../application/author-state';
import type { Articles } from '../../../application/ports/articles';
import type { CommentStore } from '../../../application/ports/comments';
import type { AuthorCases } from '../../../application/author-case';
import type { Objecting } from '../../../application/objections';
import { ModerationError } from '../../../domain/errors';
import { OBJECTION_LIMITS } from '../../../domain/objection';
import type { KeyRing } from '../../../domain/key-ring';
import { observedError, statusAndHeaders, type HttpObserver } from '../server/error-responses';
import { readForm, requireForm } from '../server/form-body';
import { languageOf } from '../server/language';
import { errorMessage, fieldMessage } from '../server/messages';
import { readBytes } from '../server/request-body';
import { PAGE_STYLE_HASH } from './page-layout';
import { ownPage, unknownReceiptPage, type OwnPage } from './own-page';

/** Below the path that a web server passes on anyway. */
const PATH = '/v1/comments/:id/mine';

export interface OwnRoutesOptions {
  store: Pick<CommentStore, 'find'>;
  articles: Pick<Articles, 'find'>;
  changes: AuthorChanges;
  objecting: Objecting;
  cases: AuthorCases;
  keyRing: Pick<KeyRing, 'isReceipt'>;
  maxRequestBytes: number;
  observer: HttpObserver;
  now: () => Date;
}

type OwnRequest = Request<{ id: string }>;

/** `/v1/comments/ID/mine?receipt=…`: where an author without a program sees, edits and withdraws a comment. */
export function ownRoutes(options: OwnRoutesOptions): Router {
  const { store, articles, changes, objecting, cases, keyRing, now } = options;
  const show = async (
    request: OwnRequest,
    response: Response,
    page: Pick<OwnPage, 'receipt' | 'problem'> & { typed: string | null },
  ): Promise<void> => {
    const { id } = request.params;
    const comment = await store.find(id);
    const article = comment && (await articles.find(comment.siteId, comment.articleId));
    const url = article?.url ?? null;
    const until = comment && changes.changeableUntil(comment);
    const language = languageOf(request);
    const html = ownPage({
      ...page,
      language,
      own: await cases(comment, language),
      reason: authorState(id, comment, now()).reason,
      text: page.typed ?? comment?.body ?? null,
      secondsLeft: until && Math.ceil((until.getTime() - now().getTime()) / 1000),
      wasEdited: request.query['done'] === 'edit',
      backHref: url === null ? null : `${url}#comment-${id}`,
    });
    sendOwnPage(response, html);
  };
  const get: RequestHandler<{ id: string }> = async (request, response) => {
    const { receipt } = request.query;
    if (typeof receipt !== 'string' || !keyRing.isReceipt(request.params.id, receipt))
      sendOwnPage(response.status(404), unknownReceiptPage(languageOf(request)));
    else await show(request, response, { receipt, problem: null, typed: null });
  };
  const post: RequestHandler<{ id: string }> = async (request, response) => {
    const { id } = request.params;
    requireForm(request);
    const fields = await readForm(request, await readBytes(request, options.maxRequestBytes));
    const receipt = fields.get('receipt') ?? '';
    if (!keyRing.isReceipt(id, receipt)) {
      sendOwnPage(response.status(404), unknownReceiptPage(languageOf(request)));
      return;
    }
    const body = (fields.get('body') ?? '').replaceAll('\r\n', '\n');
    const isWithdrawal = fields.has('withdraw');
    const objection = fields.get('objection');
    try {
      if (objection !== null) await objecting.object(id, objectionText(objection));
      else await (isWithdrawal ? changes.withdraw(id) : changes.edit(id, { body }));
    } catch (thrown) {
      const error = observedError(thrown, response, options.observer);
      const { status, headers } = statusAndHeaders(error);
      const [field] = error?.details.fields ?? [];
      const language = languageOf(request);
      const problem = field ? fieldMessage(field, language) : errorMessage(error?.code ?? null, language);
      response.status(status).set(headers);
      await show(request, response, { receipt, problem, typed: isWithdrawal || objection !== null ? null : body });
      return;
    }
    const done = isWithdrawal || objection !== null ? '' : '&done=edit';
    // Beside this address, whatever path it stands under.
    response.redirect(303, `mine?receipt=${encodeURIComponent(receipt)}${done}`);
  };
  return Router().get(PATH, get).post(PATH, post);
}

/** Throws `request/invalid` when there is none, or too much of it. */
function objectionText(typed: string): string {
  const text = typed.replaceAll('\r\n', '\n').trim();
  const { text: max } = OBJECTION_LIMITS;
  const problem =
    text === ''
      ? ({ path: 'objection', code: 'required' } as const)
      : Array.from(text).length > max
        ? ({ path: 'objection', code: 'too-long', params: { max } } as const)
        : null;
  if (problem)
    throw new ModerationError('request/invalid', 'no objection that can be kept', { details: { fields: [problem] } });
  return text;
}

/** Sends a page that no cache keeps, that tells no other site its address, and that runs nothing. */
export function sendOwnPage(response: Response, html: string): void {
  response
    .set({
      'content-security-policy': `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      vary: 'Accept-Language',
    })
    .type('html')
    .send(html);
}
