import type { IncomingMessage } from 'node:http';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Articles } from '../../../application/ports/articles';
import type { CommentStore } from '../../../application/ports/comments';
import type { commentReporter } from '../../../application/report-comment';
import { REPORT_LIMITS, REPORT_REASONS } from '../../../domain/report';
import { observedError, statusAndHeaders, type HttpObserver } from '../server/error-responses';
import { readForm, requireForm } from '../server/form-body';
import { languageOf } from '../server/language';
import { errorMessage } from '../server/messages';
import { readBytes } from '../server/request-body';
import { sendOwnPage } from './own-routes';
import { pickReason, reportPage, type ReportPage } from './report-page';

/** Below the path that a web server passes on anyway. */
const PATH = '/v1/comments/:id/report';

export interface ReportPagesOptions {
  store: Pick<CommentStore, 'find'>;
  articles: Pick<Articles, 'find'>;
  report: ReturnType<typeof commentReporter>;
  /** Pseudonym of the network that a request comes from. */
  networkOf: (request: IncomingMessage) => string;
  maxRequestBytes: number;
  observer: HttpObserver;
}

type ReportRequest = Request<{ id: string }>;

/** `/v1/comments/ID/report`: where a reader without a program reports a comment. */
export function reportPages(options: ReportPagesOptions): Router {
  const { store, articles, report, networkOf, observer } = options;
  const show = async (
    request: ReportRequest,
    response: Response,
    page: Pick<ReportPage, 'reason' | 'note' | 'problem' | 'isDone'>,
  ): Promise<void> => {
    const { id } = request.params;
    const found = await store.find(id);
    const comment = found?.status === 'approved' ? found : null;
    // Reports may just have hidden it; the way back stays.
    const article = found && (comment || page.isDone) ? await articles.find(found.siteId, found.articleId) : null;
    const url = article?.url ?? null;
    if (!comment && !page.isDone) response.status(404);
    const backHref = url === null ? null : `${url}#comment-${id}`;
    sendOwnPage(response, reportPage({ ...page, language: languageOf(request), comment, backHref }));
  };
  const get: RequestHandler<{ id: string }> = (request, response) =>
    show(request, response, { reason: null, note: '', problem: null, isDone: request.query['done'] === 'yes' });
  const post: RequestHandler<{ id: string }> = async (request, response) => {
    const { id } = request.params;
    requireForm(request);
    const fields = await readForm(request, await readBytes(request, options.maxRequestBytes));
    const note = Array.from((fields.get('note') ?? '').replaceAll('\r\n', '\n').trim())
      .slice(0, REPORT_LIMITS.note)
      .join('');
    const reason = REPORT_REASONS.find((each) => each === fields.get('reason')) ?? null;
    if (reason === null) {
      const problem = pickReason(languageOf(request));
      await show(request, response.status(422), { reason, note, problem, isDone: false });
      return;
    }
    try {
      await report({ commentId: id, reporter: networkOf(request), reason, note: note === '' ? null : note });
    } catch (thrown) {
      const error = observedError(thrown, response, observer);
      const { status, headers } = statusAndHeaders(error);
      const problem = errorMessage(error?.code ?? null, languageOf(request));
      await show(request, response.status(status).set(headers), { reason, note, problem, isDone: false });
      return;
    }
    // Beside this address, whatever path it stands under.
    response.redirect(303, 'report?done=yes');
  };
  return Router().get(PATH, get).post(PATH, post);
}
