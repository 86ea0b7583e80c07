import type { Request, RequestHandler, Response } from 'express';
import { keepToSite, type Scope, type SiteOf } from '../../../../application/site-scope';
import { ModerationError } from '../../../../domain/errors';
import { observedError, statusAndHeaders, type HttpObserver } from '../../server/error-responses';
import { languageOf, type Language } from '../../server/language';
import { readBody, requireMediaType } from '../../server/request-body';
import { sendJson } from '../../server/respond';
import { checkCsrf, checkOrigin } from '../../server/session-cookie';
import { viewerOf, type DeskAccess } from './desk-access';
import type { DeskAssets } from './desk-assets';
import { DESK_POLICY, type Viewer } from './desk-layout';
import { errorPage, errorSentence } from './error-page';

/** Most bytes of a form: a rule set fits, and little more. */
const FORM_BYTES = 2 * 1024 * 1024;

/** One request for the desk, by somebody who is signed in. */
export interface DeskCall {
  request: Request;
  response: Response;
  language: Language;
  viewer: Viewer;
  assets: DeskAssets;
  /** The fields of the form; empty for a page. */
  form: URLSearchParams;
  /** Whether the desk's script asks, which wants JSON, or a person, who wants a page. */
  isScript: boolean;
}

export interface KernelOptions extends DeskAccess {
  siteOf: SiteOf;
  assets: DeskAssets;
  observer: HttpObserver;
}

export type DeskHandler = (call: DeskCall) => Promise<void>;
/** What of a site a page is about (see `Scope`), what answers it, and whether only admins may see it. */
export type Served = (scope: Exclude<Scope, 'query' | 'body'>, handle: DeskHandler, role?: 'admin') => RequestHandler;

/** Serves pages and forms of the desk: who asks, in which language, whether the form is theirs; errors as pages. */
export function deskKernel({ assets, observer, siteOf, ...access }: KernelOptions): { page: Served; action: Served } {
  const serve =
    (
      { scope, handle, role }: { scope: Scope; handle: DeskHandler; role: 'admin' | undefined },
      readForm: (request: Request, viewer: Viewer) => Promise<URLSearchParams>,
    ): RequestHandler =>
    async (request, response) => {
      const call = { request, response, language: languageOf(request), assets, isScript: isScriptOf(request) };
      try {
        const viewer = await viewerOf(request, access);
        call.language = viewer.language ?? call.language;
        if (role !== undefined && viewer.role !== role)
          throw new ModerationError('access/forbidden', `only for ${role}`);
        if (viewer.siteId !== null)
          await keepToSite(viewer.siteId, [scope], { siteOf, id: String(request.params['id']) });
        await handle({ ...call, viewer, form: await readForm(request, viewer) });
      } catch (thrown) {
        if (response.headersSent) throw thrown;
        answerError(call, observedError(thrown, response, observer));
      }
    };
  return {
    page: (scope, handle, role) => serve({ scope, handle, role }, noForm),
    action: (scope, handle, role) => serve({ scope, handle, role }, formOfViewer),
  };
}

function noForm(): Promise<URLSearchParams> {
  return Promise.resolve(new URLSearchParams());
}

async function formOfViewer(request: Request, viewer: Viewer): Promise<URLSearchParams> {
  const form = await readForm(request);
  checkCsrf(viewer.csrf, form.get('csrf') ?? '');
  return form;
}

/** The fields of a form that one of our own pages sends. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  checkOrigin(request);
  requireMediaType(request, 'application/x-www-form-urlencoded');
  return new URLSearchParams(await readBody(request, FORM_BYTES));
}

function isScriptOf(request: Request): boolean {
  return request.get('x-desk-script') !== undefined;
}

type Failed = Pick<DeskCall, 'request' | 'response' | 'language' | 'assets' | 'isScript'>;

/** Tells what went wrong: to the script as a sentence, to a person as a page; who is not signed in is led there. */
export function answerError(
  { request, response, language, assets, isScript }: Failed,
  error: ModerationError | null,
): void {
  const { status, headers } = statusAndHeaders(error);
  const sentence = errorSentence(error, language);
  if (isScript) {
    sendJson(response, { status, headers, body: { sentence, ...(error?.details.conflict ?? {}) } });
  } else if (status === 401 && request.method === 'GET') {
    response.redirect(303, `/review/sign-in?${new URLSearchParams({ back: request.originalUrl }).toString()}`);
  } else {
    sendPage(response, { status, headers, language, page: errorPage({ language, assets, status, sentence }) });
  }
}

interface Answer {
  language: Language;
  page: string;
  status?: number;
  headers?: Record<string, string>;
}

/** Sends a page that no cache keeps and that runs nothing but the desk's own files. */
export function sendPage(response: Response, { language, page, status = 200, headers = {} }: Answer): void {
  response
    .status(status)
    .set({
      ...headers,
      'content-security-policy': DESK_POLICY,
      'content-language': language,
      'cache-control': 'no-store',
      vary: 'Accept-Language, Cookie',
    })
    .type('html')
    .send(page);
}
