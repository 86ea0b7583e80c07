import { Router } from 'express';
import type { commentDecider } from '../../../../application/decide-comment';
import { decideMany, MOST_DECISIONS } from '../../../../application/decide-many';
import type { decisionUndoer } from '../../../../application/undo-decision';
import {
  DECISION_LIMITS,
  DECISION_REASONS,
  DECISIONS,
  type DecisionKind,
  type DecisionReason,
} from '../../../../domain/decision';
import { ModerationError } from '../../../../domain/errors';
import type { StoredComment } from '../../../../domain/stored-comment';
import { statusAndHeaders } from '../../server/error-responses';
import { sendJson } from '../../server/respond';
import { commentPage } from './comment-page';
import { sendPage, type DeskCall, type Served } from './desk-kernel';
import { statusWord } from './desk-words';
import { errorSentence } from './error-page';
import { manyPage } from './many-page';
import { backAddress } from './queue-query';
import { contextOf, type QueueRoutesOptions } from './queue-routes';

/** Longest note, in characters. */
const MAX_NOTE = 2000;

export interface DecisionRoutesOptions extends QueueRoutesOptions {
  decide: ReturnType<typeof commentDecider>;
  undo: ReturnType<typeof decisionUndoer>;
  onDecided: (decision: { kind: DecisionKind | 'undo' }) => void;
}

/** Deciding about one comment or many, and taking it back; each also as a plain form. */
export function decisionRoutes(options: DecisionRoutesOptions, { action }: { action: Served }): Router {
  const { decide, undo, onDecided } = options;

  const decideOne = async (call: DeskCall): Promise<void> => {
    const kind = decisionOf(call.form);
    const id = String(call.request.params['id']);
    await answerWith(call, options, id, async () => {
      const said = { kind, reason: reasonOf(call.form), note: noteOf(call.form), ...toAuthor(call.form) };
      const decided = await decide({ id, version: versionOf(call.form), by: call.viewer.name, ...said });
      onDecided({ kind });
      return decided;
    });
  };
  const undoOne = async (call: DeskCall): Promise<void> => {
    const id = String(call.request.params['id']);
    await answerWith(call, options, id, async () => {
      const undone = await undo({ id, version: versionOf(call.form), by: call.viewer.name });
      onDecided({ kind: 'undo' });
      return undone;
    });
  };
  const decideSelection = async ({ form, viewer, response, language, assets, isScript }: DeskCall): Promise<void> => {
    const kind = decisionOf(form);
    const picked = picksOf(form);
    const requests = picked.map((pick) => ({
      ...pick,
      kind,
      reason: reasonOf(form),
      note: null,
      by: viewer.name,
      siteId: viewer.siteId,
    }));
    const results = await decideMany(decide, requests);
    for (const { ok } of results) if (ok) onDecided({ kind });
    const refused = results.flatMap((result) =>
      result.ok ? [] : [{ id: result.id, sentence: errorSentence(result.error, language) }],
    );
    const back = backAddress(form.get('back') ?? '');
    if (isScript) {
      const items = results.map((each) => (each.ok ? asJson(each.comment, language) : refusalOf(each, language)));
      sendJson(response, { status: 200, body: { items } });
    } else if (refused.length > 0) {
      const decided = results.length - refused.length;
      sendPage(response, { language, page: manyPage({ language, assets, viewer, decided, refused, back }) });
    } else response.redirect(303, withParameter(back, 'many', String(results.length)));
  };
  return Router()
    .post('/review/comments/:id/decisions', action('comment', decideOne))
    .post('/review/comments/:id/undo', action('comment', undoOne))
    .post('/review/decisions', action('own', decideSelection));
}

/** Does it, and tells; a lost race shows the comment as it is now, with who was first. */
async function answerWith(
  call: DeskCall,
  options: DecisionRoutesOptions,
  id: string,
  change: () => Promise<StoredComment>,
): Promise<void> {
  const { response, language, viewer, assets, form, isScript } = call;
  const back = backAddress(form.get('back') ?? '');
  try {
    const comment = await change();
    if (isScript) sendJson(response, { status: 200, body: asJson(comment, language) });
    else response.redirect(303, withParameter(back, 'done', id));
  } catch (thrown) {
    const comment = isScript ? null : await options.store.find(id);
    if (!(thrown instanceof ModerationError) || !comment || statusAndHeaders(thrown).status !== 409) throw thrown;
    const context = await contextOf(comment, options);
    const notice = errorSentence(thrown, language);
    const page = commentPage({ language, assets, viewer, comment, context, notice, back, now: options.now() });
    sendPage(response, { language, status: 409, page });
  }
}

function asJson({ id, version, status }: StoredComment, language: DeskCall['language']) {
  return { id, version, status, state: statusWord(status, language) };
}

function refusalOf({ id, error }: { id: string; error: ModerationError }, language: DeskCall['language']) {
  return { id, sentence: errorSentence(error, language), ...(error.details.conflict ?? {}) };
}

/** The address with one more parameter. */
export function withParameter(address: string, name: string, value: string): string {
  const url = new URL(address, 'http://desk.invalid');
  url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
}

function refuse(path: string, code: 'required' | 'not-allowed' | 'too-long' | 'too-many', max?: number): never {
  const params = max === undefined ? {} : { params: { max } };
  throw new ModerationError('request/invalid', `refused ${path}`, { details: { fields: [{ path, code, ...params }] } });
}

function decisionOf(form: URLSearchParams): DecisionKind {
  return DECISIONS.find((each) => each === form.get('decision')) ?? refuse('decision', 'not-allowed');
}

function reasonOf(form: URLSearchParams): DecisionReason | null {
  return DECISION_REASONS.find((each) => each === form.get('reason')) ?? null;
}

function noteOf(form: URLSearchParams): string | null {
  const note = (form.get('note') ?? '').trim();
  if (Array.from(note).length > MAX_NOTE) refuse('note', 'too-long', MAX_NOTE);
  return note === '' ? null : note;
}

/** The law that was broken, and a sentence for the author; null when nothing was typed. */
function toAuthor(form: URLSearchParams): { law: string | null; told: string | null } {
  const line = (name: keyof typeof DECISION_LIMITS): string | null => {
    const text = (form.get(name) ?? '').trim();
    if (Array.from(text).length > DECISION_LIMITS[name]) refuse(name, 'too-long', DECISION_LIMITS[name]);
    return text === '' ? null : text;
  };
  return { law: line('law'), told: line('told') };
}

function versionOf(form: URLSearchParams): number {
  const text = form.get('version') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : refuse('version', 'not-allowed');
}

/** The comments that were picked, each with the version that was seen. */
function picksOf(form: URLSearchParams): { id: string; version: number }[] {
  const picks = form.getAll('pick');
  if (picks.length === 0) refuse('pick', 'required');
  if (picks.length > MOST_DECISIONS) refuse('pick', 'too-many', MOST_DECISIONS);
  return picks.map((pick) => {
    const [, id = '', version] = /^(.{1,64}):(\d{1,9})$/.exec(pick) ?? refuse('pick', 'not-allowed');
    return { id, version: Number(version) };
  });
}
