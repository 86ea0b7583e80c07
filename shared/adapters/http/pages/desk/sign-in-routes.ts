import { Router, type Request, type RequestHandler } from 'express';
import { authenticate } from '../../../../application/access';
import { acceptInvitation, invitedAccount, type AccountParts } from '../../../../application/accounts';
import type { Passwords } from '../../../../application/passwords';
import { PERSON_ROLES, type AccessKeys, type Accounts } from '../../../../application/ports/accounts';
import type { SiteOf } from '../../../../application/site-scope';
import type { SignIn } from '../../../../application/sign-in';
import { ModerationError } from '../../../../domain/errors';
import { observedError, statusAndHeaders, type HttpObserver } from '../../server/error-responses';
import { languageOf } from '../../server/language';
import { fieldMessage } from '../../server/messages';
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from '../../server/session-cookie';
import { hashOf } from '../../../../application/access';
import { accountPage, type AccountPage } from './account-page';
import type { DeskAssets } from './desk-assets';
import { answerError, deskKernel, readForm, sendPage, type DeskCall } from './desk-kernel';
import { backAddress } from './queue-query';
import { errorSentence } from './error-page';
import { signInPage, type SignInPage } from './sign-in-page';
import { welcomePage } from './welcome-page';

/** Longest that a browser keeps a key that was signed in with: a working day. */
const KEY_SECONDS = 12 * 3600;

export interface SignInRoutesOptions extends Omit<AccountParts, 'accessKeys' | 'accounts'> {
  accessKeys: Pick<AccessKeys, 'findByHash' | 'list'>;
  accounts: Accounts;
  passwords: Passwords;
  signIn: SignIn;
  siteOf: SiteOf;
  /** How long the browser keeps a session's cookie. */
  sessionSeconds: number;
  publicUrl: string | undefined;
  /** Pseudonym of the network that a request comes from. */
  networkOf: (request: Request) => string;
  assets: DeskAssets;
  observer: HttpObserver;
}

/** Signing in by account or key, and out again; setting a password; one's own sessions. */
export function signInRoutes(options: SignInRoutesOptions): Router {
  const { accessKeys, accounts, signIn, assets, observer, publicUrl, sessionSeconds } = options;
  const kernel = deskKernel(options);
  const cookie = { seconds: sessionSeconds, publicUrl };

  const show = async (page: Omit<SignInPage, 'hasAccounts' | 'assets'>): Promise<string> => {
    const [people, keys] = await Promise.all([accounts.list(), accessKeys.list()]);
    const hasAccounts =
      people.length > 0 || keys.some(({ role }) => (PERSON_ROLES as readonly string[]).includes(role));
    return signInPage({ ...page, assets, hasAccounts });
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
    sendPage(response, { language, page: await show({ language, back, notice, name: '' }) });
  };
  const enter: RequestHandler = async (request, response) => {
    const language = languageOf(request);
    const form = await readForm(request);
    const key = (form.get('key') ?? '').trim();
    const name = (form.get('name') ?? '').trim();
    const back = backAddress(form.get('back') ?? '');
    try {
      if (key !== '') {
        await authenticate(accessKeys, key, PERSON_ROLES);
        setSessionCookie(request, response, { ...cookie, seconds: KEY_SECONDS, token: key });
      } else {
        const who = { name, password: form.get('password') ?? '', network: options.networkOf(request) };
        const { token } = await signIn.signIn({ ...who, agent: request.get('user-agent') ?? '' });
        setSessionCookie(request, response, { ...cookie, token });
      }
    } catch (thrown) {
      if (!(thrown instanceof ModerationError) || !thrown.code.startsWith('access/')) throw thrown;
      const error = observedError(thrown, response, observer);
      const { status, headers } = statusAndHeaders(error);
      const seconds = thrown.details.retryAfterSeconds;
      const limited = seconds === undefined ? null : { limitedMinutes: Math.ceil(seconds / 60) };
      const notice = limited ?? (key === '' ? 'refused' : 'keyRefused');
      const page = await show({ language, back, notice, name });
      sendPage(response, { language, status: status === 429 ? 429 : 403, headers, page });
      return;
    }
    response.redirect(303, back);
  };
  const showWelcome: RequestHandler = async (request, response) => {
    const language = languageOf(request);
    const token = typeof request.query['token'] === 'string' ? request.query['token'] : '';
    const account = await invitedAccount(options, token);
    if (!account) throw new ModerationError('account/link-used', 'the link was used, replaced, or has run out');
    const page = welcomePage({
      language: account.language ?? language,
      assets,
      name: account.name,
      token,
      problem: null,
    });
    sendPage(response, { language, page });
  };
  const setPassword: RequestHandler = async (request, response) => {
    const form = await readForm(request);
    const token = form.get('token') ?? '';
    const account = await invitedAccount(options, token);
    const language = account?.language ?? languageOf(request);
    try {
      const accepted = await acceptInvitation(options, { token, password: form.get('password') ?? '' });
      const opened = await signIn.open(accepted, request.get('user-agent') ?? '');
      setSessionCookie(request, response, { ...cookie, token: opened.token });
      response.redirect(303, '/review');
    } catch (thrown) {
      const field = thrown instanceof ModerationError ? thrown.details.fields?.[0] : undefined;
      if (!account || !field) throw thrown;
      observedError(thrown, response, observer);
      const problem = fieldMessage(field, language);
      sendPage(response, {
        language,
        status: 400,
        page: welcomePage({ language, assets, name: account.name, token, problem }),
      });
    }
  };

  const showAccount = async (call: DeskCall, changes: Partial<AccountPage> & { status?: number } = {}) => {
    const { response, language, viewer } = call;
    const sessions = viewer.session === null ? [] : await signIn.sessionsOf(viewer.name);
    const isChanged = call.request.query['changed'] !== undefined;
    const page = accountPage({ language, assets, viewer, sessions, isChanged, problem: null, ...changes });
    sendPage(response, { language, status: changes.status ?? 200, page });
  };
  const changePassword = async (call: DeskCall): Promise<void> => {
    const { request, response, form, viewer, language } = call;
    try {
      await signIn.changePassword({
        account: viewer.session === null ? '' : viewer.name,
        current: form.get('current') ?? '',
        password: form.get('password') ?? '',
        keep: sessionTokenOf(request) ?? '',
      });
      response.redirect(303, '/review/account?changed');
    } catch (thrown) {
      if (!(thrown instanceof ModerationError)) throw thrown;
      const field = thrown.details.fields?.[0];
      if (!field && !thrown.code.startsWith('access/')) throw thrown;
      const { status } = statusAndHeaders(observedError(thrown, response, observer));
      const sentence = field ? fieldMessage(field, language) : errorSentence(thrown, language);
      await showAccount(call, { status, problem: { field: field ? 'password' : 'current', sentence } });
    }
  };
  const endSession = async ({ response, form, viewer }: DeskCall): Promise<void> => {
    if (viewer.session !== null) await signIn.end(viewer.name, form.get('session') ?? '');
    response.redirect(303, '/review/account');
  };
  const signOut = async ({ request, response, viewer }: DeskCall): Promise<void> => {
    const token = sessionTokenOf(request);
    if (token !== null && viewer.session !== null) await signIn.end(viewer.name, hashOf(token));
    clearSessionCookie(request, response, cookie);
    response.redirect(303, '/review/sign-in?out');
  };
  return Router()
    .get('/review/sign-in', guarded(showForm))
    .post('/review/sign-in', guarded(enter))
    .get('/review/welcome', guarded(showWelcome))
    .post('/review/welcome', guarded(setPassword))
    .get(
      '/review/account',
      kernel.page('none', (call) => showAccount(call)),
    )
    .post('/review/account/password', kernel.action('none', changePassword))
    .post('/review/account/sessions', kernel.action('none', endSession))
    .post('/review/sign-out', kernel.action('none', signOut));
}
