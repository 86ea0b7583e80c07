import { Router } from 'express';
import type { noticeSettler } from '../../../../../application/notices';
import type { objectionSettler } from '../../../../../application/objections';
import { statementTextsInForce, type EditStatementTexts } from '../../../../../application/statement-texts';
import type { CaseCursor, Notices, Objections } from '../../../../../application/ports/cases';
import type { CommentStore } from '../../../../../application/ports/comments';
import type { Versions } from '../../../../../application/ports/versions';
import { DECISION_LIMITS } from '../../../../../domain/decision';
import { ModerationError, type FieldProblem } from '../../../../../domain/errors';
import { NOTICE_LIMITS } from '../../../../../domain/notice';
import { STATEMENT_PARTS } from '../../../../../domain/statement-texts';
import { statusAndHeaders } from '../../../server/error-responses';
import { caseCursorText, parseCaseCursor } from '../../../server/list-cursor';
import { sendPage, type DeskCall, type Served } from '../desk-kernel';
import { errorSentence } from '../error-page';
import { noticePage, objectionPage } from './case-page';
import { casesPage } from './cases-page';
import { CASES_WORDS } from './cases-words';
import { textsPage, type TextsPage } from './texts-page';

/** Cases of one page, of each kind. */
const PAGE_SIZE = 25;

export interface CasesRoutesOptions {
  notices: Pick<Notices, 'list' | 'find' | 'ofComment' | 'countWaiting'>;
  objections: Pick<Objections, 'list' | 'find' | 'countWaiting'>;
  store: Pick<CommentStore, 'find'>;
  settleNotice: ReturnType<typeof noticeSettler>;
  settleObjection: ReturnType<typeof objectionSettler>;
  statementTexts: Pick<Versions, 'currentVersion' | 'find'>;
  editStatementTexts: EditStatementTexts;
  onDecided: (decision: { kind: 'approve' | 'reject' }) => void;
}

/** Notices and objections as pages, and the sentences to authors. */
export function casesRoutes(options: CasesRoutesOptions, { page, action }: { page: Served; action: Served }): Router {
  const { notices, objections, store, onDecided } = options;

  const showCases = async ({ request, response, language, viewer, assets }: DeskCall): Promise<void> => {
    const isWaiting = request.query['state'] !== 'decided';
    const query = (kind: string) => ({
      siteId: viewer.siteId,
      isWaiting,
      limit: PAGE_SIZE + 1,
      after: cursorOf(request.query[kind]),
    });
    const [noticed, objected, ...counts] = await Promise.all([
      notices.list(query('notices')),
      objections.list(query('objections')),
      notices.countWaiting(viewer.siteId),
      objections.countWaiting(viewer.siteId),
    ]);
    const shown = {
      isWaiting,
      notices: pageOf(noticed, ({ at, id, priority }) => ({ at, id, priority })),
      objections: pageOf(objected, ({ at, commentId }) => ({ at, id: commentId })),
      counts: { notices: counts[0], objections: counts[1] },
      isDone: request.query['done'] !== undefined,
    };
    sendPage(response, { language, page: casesPage({ language, assets, viewer, ...shown }) });
  };
  const showNotice = async (call: DeskCall, problem: string | null = null, status = 200): Promise<void> => {
    const { request, response, language, viewer, assets } = call;
    const notice = await notices.find(String(request.params['id']));
    if (!notice) throw new ModerationError('notice/not-found', 'no such notice');
    const [comment, all] = await Promise.all([store.find(notice.commentId), notices.ofComment(notice.commentId)]);
    const shown = { notice, comment, others: all.length - 1, typed: problem === null ? null : call.form, problem };
    sendPage(response, { language, status, page: noticePage({ language, assets, viewer, ...shown }) });
  };
  const showObjection = async (call: DeskCall, problem: string | null = null, status = 200): Promise<void> => {
    const { request, response, language, viewer, assets } = call;
    const objection = await objections.find(String(request.params['id']));
    if (!objection) throw new ModerationError('objection/not-found', 'no such objection');
    const comment = await store.find(objection.commentId);
    const shown = { objection, comment, typed: problem === null ? null : call.form, problem };
    sendPage(response, { language, status, page: objectionPage({ language, assets, viewer, ...shown }) });
  };
  /** What went wrong is told beside what was typed. */
  const settle = async (
    call: DeskCall,
    act: () => Promise<void>,
    show: (problem: string, status: number) => Promise<void>,
  ): Promise<void> => {
    try {
      await act();
      call.response.redirect(303, '/review/cases?done=1');
    } catch (thrown) {
      if (!(thrown instanceof ModerationError)) throw thrown;
      await show(errorSentence(thrown, call.language), statusAndHeaders(thrown).status);
    }
  };
  const settleNotice = (call: DeskCall): Promise<void> =>
    settle(
      call,
      async () => {
        const outcome = choiceOf(call.form, ['act', 'dismiss', 'unfounded']);
        const { law, told } = { law: lineOf(call.form, 'law'), told: lineOf(call.form, 'told') };
        const said = { outcome, law, told, reply: replyOf(call.form), by: call.viewer.name };
        await options.settleNotice({ id: String(call.request.params['id']), ...said });
        if (outcome === 'act') onDecided({ kind: 'reject' });
      },
      (problem, status) => showNotice(call, problem, status),
    );
  const settleObjection = (call: DeskCall): Promise<void> =>
    settle(
      call,
      async () => {
        const outcome = choiceOf(call.form, ['uphold', 'overturn']);
        const said = { outcome, reply: replyOf(call.form), by: call.viewer.name };
        await options.settleObjection({ commentId: String(call.request.params['id']), ...said });
        if (outcome === 'overturn') onDecided({ kind: 'approve' });
      },
      (problem, status) => showObjection(call, problem, status),
    );
  const showTexts = async (call: DeskCall, parts: Partial<TextsPage> = {}, status = 200): Promise<void> => {
    const { request, response, language, viewer, assets } = call;
    const texts = await statementTextsInForce(options.statementTexts);
    const isSaved = request.query['saved'] !== undefined;
    const notice = isSaved ? { kind: 'good' as const, text: CASES_WORDS[language].saved(texts.version) } : null;
    const shown = { language, assets, viewer, texts, typed: null, notice, ...parts };
    sendPage(response, { language, status, page: textsPage(shown) });
  };
  const saveTexts = async (call: DeskCall): Promise<void> => {
    const { form, viewer, language, response } = call;
    try {
      const basedOn = form.get('basedOn') ?? '';
      await options.editStatementTexts({ texts: textsOf(form), basedOn, by: viewer.name });
      response.redirect(303, '/review/statement-texts?saved=1');
    } catch (thrown) {
      if (!(thrown instanceof ModerationError)) throw thrown;
      const notice = { kind: 'bad' as const, text: errorSentence(thrown, language) };
      await showTexts(call, { typed: form, notice }, statusAndHeaders(thrown).status);
    }
  };
  return Router()
    .get('/review/cases', page('own', showCases))
    .get(
      '/review/notices/:id',
      page('notice', (call) => showNotice(call)),
    )
    .post('/review/notices/:id', action('notice', settleNotice))
    .get(
      '/review/objections/:id',
      page('objection', (call) => showObjection(call)),
    )
    .post('/review/objections/:id', action('objection', settleObjection))
    .get(
      '/review/statement-texts',
      page('all', (call) => showTexts(call), 'admin'),
    )
    .post('/review/statement-texts', action('all', saveTexts, 'admin'));
}

function pageOf<T>(found: readonly T[], placeOf: (last: T) => CaseCursor) {
  const items = found.slice(0, PAGE_SIZE);
  const last = items.at(-1);
  return { items, next: found.length > PAGE_SIZE && last ? caseCursorText(placeOf(last)) : null };
}

/** An old or broken address shows the beginning. */
function cursorOf(value: unknown): CaseCursor | null {
  return typeof value === 'string' ? parseCaseCursor(value) : null;
}

function choiceOf<const Choice extends string>(form: URLSearchParams, choices: readonly Choice[]): Choice {
  return choices.find((each) => each === form.get('outcome')) ?? refuse({ path: 'outcome', code: 'not-allowed' });
}

function replyOf(form: URLSearchParams): string {
  const reply = (form.get('reply') ?? '').replaceAll('\r\n', '\n').trim();
  const { reply: max } = NOTICE_LIMITS;
  if (reply === '') refuse({ path: 'reply', code: 'required' });
  if (Array.from(reply).length > max) refuse({ path: 'reply', code: 'too-long', params: { max } });
  return reply;
}

function lineOf(form: URLSearchParams, name: 'law' | 'told'): string | null {
  const line = (form.get(name) ?? '').trim();
  const max = DECISION_LIMITS[name];
  if (Array.from(line).length > max) refuse({ path: name, code: 'too-long', params: { max } });
  return line === '' ? null : line;
}

function textsOf(form: URLSearchParams): object {
  const sentences = (language: string) =>
    Object.fromEntries(STATEMENT_PARTS.map((part) => [part, form.get(`${language}.${part}`) ?? '']));
  return { terms: form.get('terms') ?? '', fr: sentences('fr'), en: sentences('en') };
}

function refuse(field: FieldProblem): never {
  throw new ModerationError('request/invalid', `refused ${field.path}`, { details: { fields: [field] } });
}
