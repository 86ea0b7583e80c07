import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { FieldProblem, ModerationError } from '../../../domain/errors';
import { admit, type AdmissionOptions } from '../server/admit';
import { observedError, statusAndHeaders } from '../server/error-responses';
import { formTarget, withReceipt } from './form-target';
import { languageOf } from '../server/language';
import { errorMessage, fieldMessage } from '../server/messages';
import { formErrorPage, messagePage, thanksPage, PAGE_STYLE_HASH } from './form-pages';
import { requireMediaType } from '../server/request-body';
import { requestIdOf } from '../server/respond';

const ACTION = '/wp-comments-post.php';
const THANKS = '/comment-received';

/** From the fields of a submission to those of WordPress's form, so that each message stands at its field. */
const FORM_FIELD: Record<string, string> = {
  articleId: 'comment_post_ID',
  parentId: 'comment_parent',
  'author.name': 'author',
  'author.email': 'email',
  'author.url': 'url',
  body: 'comment',
};

export interface FormRoutesOptions extends AdmissionOptions {
  allowedOrigins: readonly string[];
  honeypotField: string;
}

/**
 * `POST /wp-comments-post.php`: WordPress's form, unchanged, without JavaScript. A comment that was accepted leads back to
 * the article with 303; anything else is a small page that keeps what was typed.
 */
export function formRoutes(options: FormRoutesOptions): Router {
  const acceptForm: RequestHandler = async (request, response) => {
    let fields = new URLSearchParams();
    try {
      requireMediaType(request, 'application/x-www-form-urlencoded');
      const { text, origin } = await admit(request, options);
      fields = new URLSearchParams(text);
      const accepted = await options.accept({
        input: submissionOf(fields, options.honeypotField),
        origin,
        idempotencyKey: fields.get('idempotency_key') || null,
      });
      options.onAccepted({ id: accepted.id, requestId: requestIdOf(response) });
      const target = formTarget(fields, { request, allowedOrigins: options.allowedOrigins });
      response.redirect(303, target ? withReceipt(target, accepted) : `${THANKS}?lang=${languageOf(request)}`);
    } catch (thrown) {
      answerWithPage({ request, response, fields, error: observedError(thrown, response, options.observer), options });
    }
  };
  const thank: RequestHandler = (request, response) => {
    const html = thanksPage({ language: languageOf(request) });
    sendPage(response, { status: 200, html, allowedOrigins: [] });
  };
  return Router().post(ACTION, acceptForm).get(THANKS, thank);
}

/** A browser sends line ends as CRLF whatever was typed; a WordPress form says `0` where there is no parent. */
function submissionOf(fields: URLSearchParams, honeypotField: string): unknown {
  const field = (name: string): string | undefined => fields.get(name) ?? undefined;
  const parent = field('comment_parent');
  const renderedAt = Number(field('renderedAt'));
  return {
    siteId: field('siteId'),
    articleId: field('comment_post_ID'),
    articleUrl: field('articleUrl'),
    articleTitle: field('articleTitle'),
    parentId: parent === '0' ? undefined : parent,
    author: { name: field('author'), email: field('email'), url: field('url') },
    body: field('comment')?.replaceAll('\r\n', '\n'),
    locale: field('locale'),
    renderedAt: renderedAt > 0 ? renderedAt : undefined,
    [honeypotField]: field(honeypotField),
  };
}

interface PageAnswer {
  request: Request;
  response: Response;
  fields: URLSearchParams;
  error: ModerationError | null;
  options: FormRoutesOptions;
}

function answerWithPage({ request, response, fields, error, options }: PageAnswer): void {
  const language = languageOf(request);
  const { status, headers } = statusAndHeaders(error);
  const message = errorMessage(error?.code ?? null, language);
  const backHref = formTarget(fields, { request, allowedOrigins: options.allowedOrigins })?.href ?? null;
  const values = Object.fromEntries(fields);
  const problems = error?.details.fields;
  response.set(headers);
  const html = problems
    ? formErrorPage({
        language,
        message,
        fields: problems.map((each) => atFormField(each, language)),
        values,
        action: ACTION,
        backHref,
      })
    : messagePage({ language, message, typed: values['comment'] ?? null, backHref });
  sendPage(response, { status, html, allowedOrigins: options.allowedOrigins });
}

function atFormField(problem: FieldProblem, language: 'fr' | 'en') {
  return { name: FORM_FIELD[problem.path] ?? problem.path, message: fieldMessage(problem, language) };
}

interface Page {
  status: number;
  html: string;
  /** Where the page's form may lead in the end: browsers apply the policy to the redirect as well. */
  allowedOrigins: readonly string[];
}

function sendPage(response: Response, { status, html, allowedOrigins }: Page): void {
  const formAction = ["'self'", ...allowedOrigins].join(' ');
  response
    .status(status)
    .set({
      'content-security-policy': `default-src 'none'; style-src '${PAGE_STYLE_HASH}'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
      vary: 'Accept-Language',
    })
    .type('html')
    .send(html);
}
