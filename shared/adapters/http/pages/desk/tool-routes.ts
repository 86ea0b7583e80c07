import { Router } from 'express';
import { BLOCKABLE, type BlockFromComment } from '../../../../application/block-from-comment';
import type { addressOpener } from '../../../../application/see-address';
import type { AnswerAsHouse } from '../../../../application/answer-as-house';
import type { noteWriter } from '../../../../application/write-note';
import { ModerationError, type FieldCode } from '../../../../domain/errors';
import { BLOCK_EFFECTS } from '../../../../domain/rule-settings';
import { html } from '../../server/html';
import { sendJson } from '../../server/respond';
import { commentPage } from './comment-page';
import { MAX_ANSWER, MAX_NOTE } from './comment-tools';
import { withParameter } from './decision-routes';
import { sendPage, type DeskCall, type Served } from './desk-kernel';
import { DONE_WORDS } from './done-notice';
import { errorSentence } from './error-page';
import { backAddress } from './queue-query';
import { contextOf, type QueueRoutesOptions } from './queue-routes';

const WORDS = {
  fr: {
    email: 'Adresse e-mail',
    ip: 'Adresse IP',
    agent: 'Navigateur',
    unknown: 'inconnu',
    forgotten: 'oubliée',
  },
  en: {
    email: 'E-mail address',
    ip: 'IP address',
    agent: 'Browser',
    unknown: 'unknown',
    forgotten: 'forgotten',
  },
} as const;

export interface ToolRoutesOptions extends QueueRoutesOptions {
  writeNote: ReturnType<typeof noteWriter>;
  answerAsHouse: AnswerAsHouse;
  block: BlockFromComment;
  openAddress: ReturnType<typeof addressOpener>;
}

/** What was done, and the parameter by which the queue says so. */
interface Told {
  text: string;
  parameter: [name: string, value: string];
}

/** Notes, blocks and addresses of one comment, each also as a plain form. */
export function toolRoutes(options: ToolRoutesOptions, { action }: { action: Served }): Router {
  const { writeNote, answerAsHouse, block, openAddress, store } = options;

  /** What came of it: a sentence for the script, the queue with a notice for a person, or the comment with what was wrong. */
  const answer = async (call: DeskCall, does: (call: DeskCall) => Promise<Told>): Promise<void> => {
    const { request, response, language, viewer, assets, form, isScript } = call;
    const back = backAddress(form.get('back') ?? '');
    const id = String(request.params['id']);
    try {
      const { text, parameter } = await does(call);
      if (isScript) sendJson(response, { status: 200, body: { sentence: text } });
      else response.redirect(303, withParameter(withParameter(back, ...parameter), 'open', id));
    } catch (thrown) {
      if (!(thrown instanceof ModerationError) || thrown.code !== 'request/invalid' || isScript) throw thrown;
      const comment = await store.find(id);
      if (!comment) throw thrown;
      const context = await contextOf(comment, options);
      const notice = errorSentence(thrown, language);
      const page = commentPage({ language, assets, viewer, comment, context, notice, back, now: options.now() });
      sendPage(response, { language, status: 400, page });
    }
  };
  const addAnswer = async ({ request, form, viewer, language }: DeskCall): Promise<Told> => {
    const text = textOf(form, MAX_ANSWER);
    await answerAsHouse({ id: String(request.params['id']), text, by: viewer.name });
    return { text: DONE_WORDS[language].answered, parameter: ['answered', '1'] };
  };
  const addNote = async ({ request, form, viewer, language }: DeskCall): Promise<Told> => {
    const text = textOf(form, MAX_NOTE);
    await writeNote({ id: String(request.params['id']), text, by: viewer.name });
    return { text: DONE_WORDS[language].noted, parameter: ['noted', '1'] };
  };
  const addBlock = async ({ request, form, viewer, language }: DeskCall): Promise<Told> => {
    const what = BLOCKABLE.find((each) => each === form.get('what')) ?? refuse('what', 'not-allowed');
    const effect = BLOCK_EFFECTS.find((each) => each === form.get('effect')) ?? refuse('effect', 'not-allowed');
    // The field beside is for sites and words; of the author it is always what the comment has.
    const value = what === 'domain' || what === 'word' ? (form.get('value') ?? '') : null;
    const { version } = await block({
      id: String(request.params['id']),
      what,
      value,
      effect,
      isOfSite: viewer.siteId !== null,
      by: viewer.name,
    });
    return { text: DONE_WORDS[language].blocked(version), parameter: ['blocked', version] };
  };
  const showAddress = async (call: DeskCall): Promise<void> => {
    const { request, response, language, viewer, assets, form, isScript } = call;
    const id = String(request.params['id']);
    const seen = await openAddress(id, viewer);
    const words = WORDS[language];
    if (isScript) {
      sendPage(response, { language, page: html`${addressLines(seen, language)}`.toString() });
      return;
    }
    const comment = await store.find(id);
    if (!comment) throw new ModerationError('comment/not-found', `no comment ${id}`);
    const context = await contextOf(comment, options);
    const notice = `${words.email} ${seen.email ?? words.forgotten} · ${words.ip} ${seen.ip ?? words.forgotten} · ${words.agent} ${seen.userAgent ?? words.unknown}`;
    const back = backAddress(form.get('back') ?? '');
    const page = commentPage({
      language,
      assets,
      viewer,
      comment,
      context,
      notice,
      isGood: true,
      back,
      now: options.now(),
    });
    sendPage(response, { language, page });
  };
  return Router()
    .post(
      '/review/comments/:id/notes',
      action('comment', (call) => answer(call, addNote)),
    )
    .post(
      '/review/comments/:id/answers',
      action('comment', (call) => answer(call, addAnswer)),
    )
    .post(
      '/review/comments/:id/block',
      action('comment', (call) => answer(call, addBlock)),
    )
    .post('/review/comments/:id/address', action('comment', showAddress));
}

function textOf(form: DeskCall['form'], max: number): string {
  const text = (form.get('text') ?? '').replaceAll('\r\n', '\n').trim();
  if (text === '') refuse('text', 'required');
  if (Array.from(text).length > max) refuse('text', 'too-long', { max });
  return text;
}

function addressLines(
  { email, ip, userAgent }: Awaited<ReturnType<ReturnType<typeof addressOpener>>>,
  language: DeskCall['language'],
) {
  const words = WORDS[language];
  return html`<dl class="address-lines">
    <dt>${words.email}</dt>
    <dd><bdi>${email ?? words.forgotten}</bdi></dd>
    <dt>${words.ip}</dt>
    <dd><bdi>${ip ?? words.forgotten}</bdi></dd>
    <dt>${words.agent}</dt>
    <dd><bdi>${userAgent ?? words.unknown}</bdi></dd>
  </dl>`;
}

function refuse(path: string, code: FieldCode, params?: Record<string, number>): never {
  throw new ModerationError('request/invalid', `refused ${path}`, {
    details: { fields: [{ path, code, ...(params ? { params } : {}) }] },
  });
}
