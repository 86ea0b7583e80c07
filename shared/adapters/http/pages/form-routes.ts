import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { SitesInForce } from '../../../application/sites-in-force';
import { ModerationError, type FieldProblem } from '../../../domain/errors';
import { DEFAULT_SITE, type SiteInForce } from '../../../domain/site';
import { admit, type AdmissionOptions } from '../server/admit';
import { observedError, statusAndHeaders } from '../server/error-responses';
import { formTarget, withReceipt } from './form-target';
import { languageOf } from '../server/language';
import { errorMessage, fieldMessage } from '../server/messages';
import { formErrorPage, isVisible, messagePage, thanksPage, PAGE_STYLE_HASH } from './form-pages';
import { readForm, requireForm } from '../server/form-body';
import { requestIdOf } from '../server/respond';

const FORM = '/wp-comments-post.php';
/** Below the path that a web server passes on anyway. */
const THANKS = '/v1/comment-received';

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
  sites: Pick<SitesInForce, 'all'>;
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
      requireForm(request);
      const { bytes, ...from } = await admit(request, options);
      fields = await readForm(request, bytes);
      const accepted = await options.accept({
        input: submissionOf(fields, options.honeypotField),
        ...from,
        idempotencyKey: fields.get('idempotency_key') || null,
      });
      options.onAccepted({ id: accepted.id, requestId: requestIdOf(response) });
      const site = siteOf(fields, options);
      const target = formTarget(fields, { ...options, site, request });
      const thanks = `${publicPath(THANKS, options)}?lang=${site.language ?? languageOf(request)}`;
      response.redirect(303, target ? withReceipt(target, accepted) : thanks);
    } catch (thrown) {
      answerWithPage({ request, response, fields, error: observedError(thrown, response, options.observer), options });
    }
  };
  const thank: RequestHandler = (request, response) => {
    const html = thanksPage({ language: languageOf(request) });
    sendPage(response, { status: 200, html, allowedOrigins: [] });
  };
  const refuse: RequestHandler = (request, response) => {
    const language = languageOf(request);
    const error = new ModerationError('request/method-not-allowed', 'a form is posted', {
      details: { allow: ['POST'] },
    });
    const nothing = new URLSearchParams();
    const backHref = formTarget(nothing, { ...options, site: siteOf(nothing, options), request })?.href ?? null;
    const html = messagePage({ language, message: errorMessage(error.code, language), typed: null, backHref });
    const { status, headers } = statusAndHeaders(observedError(error, response, options.observer));
    response.set(headers);
    sendPage(response, { status, html, allowedOrigins: [] });
  };
  return Router().post(FORM, acceptForm).all(FORM, refuse).get(THANKS, thank);
}

/** The site that the form names. One that there is not has no pages of its own, and is led back as the one that needs no name. */
function siteOf(fields: URLSearchParams, { sites }: Pick<FormRoutesOptions, 'sites'>): SiteInForce {
  const all = sites.all();
  const id = fields.get('siteId') || DEFAULT_SITE;
  const site = all.find((each) => each.id === id) ?? all.find((each) => each.id === DEFAULT_SITE);
  if (!site) throw new Error('there is always a site by default');
  return site;
}

/** A path of this service as a visitor's browser asks for it. */
function publicPath(path: string, { publicUrl }: Pick<FormRoutesOptions, 'publicUrl'>): string {
  return publicUrl === null ? path : new URL(publicUrl).pathname.replace(/\/$/, '') + path;
}

/** A browser sends line ends as CRLF whatever was typed; a WordPress form says `0` where there is no parent. */
function submissionOf(fields: URLSearchParams, honeypotField: string): unknown {
  const field = (name: string): string | undefined => fields.get(name) ?? undefined;
  const parent = field('comment_parent');
  return {
    siteId: field('siteId'),
    articleId: field('comment_post_ID'),
    articleUrl: field('articleUrl'),
    articleTitle: field('articleTitle'),
    parentId: parent === '0' ? undefined : parent,
    author: { name: field('author'), email: field('email'), url: field('url') },
    body: field('comment')?.replaceAll('\r\n', '\n'),
    locale: field('locale'),
    callbackUrl: field('callbackUrl'),
    notify: field('notify'),
    renderedAt: field('renderedAt'),
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
  const site = siteOf(fields, options);
  const language = site.language ?? languageOf(request);
  const { status, headers } = statusAndHeaders(error);
  const message = errorMessage(error?.code ?? null, language);
  const backHref = formTarget(fields, { ...options, site, request })?.href ?? null;
  // The page that follows is sent from here: without this, the article would be forgotten.
  const values = { ...Object.fromEntries(fields), ...(backHref === null ? {} : { redirect_to: backHref }) };
  const problems = error?.details.fields?.map((each) => atFormField(each, language));
  response.set(headers);
  const html = problems?.every(({ name }) => isVisible(name))
    ? formErrorPage({
        language,
        message,
        fields: problems,
        values,
        action: publicPath(FORM, options),
        backHref,
      })
    : messagePage({ language, message, problems: problems ?? [], typed: fields.get('comment'), backHref });
  sendPage(response, { status, html, allowedOrigins: site.origins });
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
