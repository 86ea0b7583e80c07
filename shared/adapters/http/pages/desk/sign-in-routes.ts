import { Router, type RequestHandler } from 'express';
import { authenticate } from '../../../../application/access';
import type { AccessKeys } from '../../../../application/ports/accounts';
import { ModerationError } from '../../../../domain/errors';
import { observedError, type HttpObserver } from '../../server/error-responses';
import { languageOf } from '../../server/language';
import { DESK_ROLES, endSession, openSession } from './desk-access';
import type { DeskAssets } from './desk-assets';
import { answerError, deskKernel, readForm, sendPage } from './desk-kernel';
import { backAddress } from './queue-query';
import { signInPage, type SignInPage } from './sign-in-page';

export interface SignInRoutesOptions {
  accessKeys: Pick<AccessKeys, 'findByHash' | 'list'>;
  assets: DeskAssets;
  observer: HttpObserver;
}

/** Signing in with an access key, and out again. */
export function signInRoutes(options: SignInRoutesOptions): Router {
  const { accessKeys, assets, observer } = options;
  const kernel = deskKernel(options);

  const show = async (page: Omit<SignInPage, 'hasKeys' | 'assets'>): Promise<string> => {
    const keys = await accessKeys.list();
    const hasKeys = keys.some(({ role }) => (DESK_ROLES as readonly string[]).includes(role));
    return signInPage({ ...page, assets, hasKeys });
  };
  const guarded =
    (handle: RequestHandler): RequestHandler =>
    async (request, response, next) => {
      try {
        await handle(request, response, next);
      } catch (thrown) {
        const call = { request, response, language: languageOf(request), assets, isScript: false };
        answerError(call, observedError(thrown, response, observer));
      }
    };

  const showForm: RequestHandler = async (request, response) => {
    const language = languageOf(request);
    const asked = request.query['back'];
    const back = backAddress(typeof asked === 'string' ? asked : '');
    const notice = request.query['out'] === undefined ? null : 'signedOut';
    sendPage(response, { language, page: await show({ language, back, notice }) });
  };
  const signIn: RequestHandler = async (request, response) => {
    const language = languageOf(request);
    const form = await readForm(request);
    const key = (form.get('key') ?? '').trim();
    const back = backAddress(form.get('back') ?? '');
    try {
      await authenticate(accessKeys, key, DESK_ROLES);
    } catch (thrown) {
      if (!(thrown instanceof ModerationError) || !thrown.code.startsWith('access/')) throw thrown;
      observedError(thrown, response, observer);
      sendPage(response, { language, status: 403, page: await show({ language, back, notice: 'refused' }) });
      return;
    }
    openSession(request, response, key);
    response.redirect(303, back);
  };
  return Router()
    .get('/review/sign-in', guarded(showForm))
    .post('/review/sign-in', guarded(signIn))
    .post(
      '/review/sign-out',
      kernel.action(({ request, response }) => {
        endSession(request, response);
        response.redirect(303, '/review/sign-in?out');
        return Promise.resolve();
      }),
    );
}
