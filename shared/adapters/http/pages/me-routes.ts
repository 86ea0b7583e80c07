import type { IncomingMessage } from 'node:http';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { AuthorChanges } from '../../../application/author-changes';
import { exportPerson, type ExportPersonParts } from '../../../application/export-person';
import { personOf, type linkAsker } from '../../../application/person-links';
import type { CommentStore } from '../../../application/ports/comments';
import type { PersonRequests } from '../../../application/ports/people';
import { AUTHOR } from '../../../domain/decision';
import { HiddenEmail, isEmailAddress } from '../../../domain/hidden-email';
import type { KeyRing } from '../../../domain/key-ring';
import { observedError, statusAndHeaders, type HttpObserver } from '../server/error-responses';
import { readForm, requireForm } from '../server/form-body';
import { languageOf } from '../server/language';
import { errorMessage, fieldMessage } from '../server/messages';
import { readBytes } from '../server/request-body';
import { mePage, type MePage } from './me-page';
import { sendOwnPage } from './own-routes';
import { personPage, type PersonActs } from './person-page';

/** Bytes of a form of these pages. */
const MAX_BYTES = 4096;

export interface MeRoutesOptions extends Omit<ExportPersonParts, 'keyRing'> {
  keyRing: Pick<KeyRing, 'open' | 'isReceipt'>;
  store: Pick<CommentStore, 'find'>;
  /** Without a limit in time: who proves the address may always withdraw. */
  changes: Pick<AuthorChanges, 'changeableUntil' | 'withdraw'>;
  personRequests: Pick<PersonRequests, 'ask' | 'isPending'>;
  askForLink: ReturnType<typeof linkAsker>;
  sendsMail: boolean;
  networkOf: (request: IncomingMessage) => string;
  observer: HttpObserver;
}

/** `/me`: where a person sees, takes along, withdraws and erases what is held under an address, by a mailed link. */
export function meRoutes(options: MeRoutesOptions): Router {
  const { keyRing, store, changes, personRequests, askForLink, sendsMail, networkOf, now } = options;
  const show = (request: Request, response: Response, page: Partial<MePage>): void => {
    const plain = { language: languageOf(request), sendsMail, state: 'plain' as const, typed: '', problem: null };
    sendOwnPage(response, mePage({ ...plain, ...page }));
  };
  const told = (person: string) => exportPerson(options, { person, by: AUTHOR });
  const showPerson = async (
    request: Request,
    response: Response,
    { token, person, notice }: { token: string; person: string; notice: PersonActs['notice'] },
  ): Promise<void> => {
    const [held, isErasing] = await Promise.all([told(person), personRequests.isPending('erase', person)]);
    const withdrawable = new Set<string>();
    for (const { id, status } of held.comments) {
      const comment = status === 'erased' ? null : await store.find(id);
      if (comment && changes.changeableUntil(comment)) withdrawable.add(id);
    }
    sendOwnPage(response, personPage(held, languageOf(request), { token, withdrawable, isErasing, notice }));
  };
  const get: RequestHandler = async (request, response) => {
    const { token, done } = request.query;
    if (typeof token !== 'string') {
      show(request, response, { state: done === 'sent' ? 'sent' : 'plain' });
      return;
    }
    const person = personOf(keyRing, token, now());
    if (person === null) show(request, response.status(404), { state: 'over' });
    else {
      const notice = done === 'withdrawn' ? ({ kind: 'withdrawn' } as const) : null;
      await showPerson(request, response, { token, person, notice });
    }
  };
  const ask = async (request: Request, response: Response, typed: string): Promise<void> => {
    const language = languageOf(request);
    const email = typed.trim();
    if (!sendsMail || !isEmailAddress(email)) {
      const problem = sendsMail ? fieldMessage({ path: 'email', code: 'not-an-email' }, language) : null;
      show(request, response.status(400), { typed, problem });
      return;
    }
    await askForLink({ email: new HiddenEmail(email), network: networkOf(request), language });
    response.redirect(303, 'me?done=sent');
  };
  const act = async (request: Request, response: Response, fields: URLSearchParams): Promise<void> => {
    const token = fields.get('token') ?? '';
    const person = personOf(keyRing, token, now());
    if (person === null) {
      show(request, response.status(404), { state: 'over' });
      return;
    }
    const back = `me?${new URLSearchParams({ token }).toString()}`;
    if (fields.has('export')) {
      response
        .set({ 'cache-control': 'private, no-store', 'content-disposition': 'attachment; filename="comments.json"' })
        .json(await told(person));
    } else if (fields.has('withdraw')) {
      const comment = await store.find(fields.get('withdraw') ?? '');
      if (comment?.keys.email === person) await changes.withdraw(comment.id);
      response.redirect(303, `${back}&done=withdrawn`);
    } else if (fields.get('sure') === 'yes') {
      const language = languageOf(request);
      await personRequests.ask({ kind: 'erase', person, sealed: null, language, at: now(), by: AUTHOR });
      response.redirect(303, back);
    } else await showPerson(request, response.status(400), { token, person, notice: { kind: 'unsure' } });
  };
  const post: RequestHandler = async (request, response) => {
    requireForm(request);
    const fields = await readForm(request, await readBytes(request, MAX_BYTES));
    try {
      if (fields.has('token')) await act(request, response, fields);
      else await ask(request, response, fields.get('email') ?? '');
    } catch (thrown) {
      if (response.headersSent) throw thrown;
      const error = observedError(thrown, response, options.observer);
      const { status, headers } = statusAndHeaders(error);
      const problem = errorMessage(error?.code ?? null, languageOf(request));
      show(request, response.status(status).set(headers), { typed: fields.get('email') ?? '', problem });
    }
  };
  return Router().get('/me', get).post('/me', post);
}
