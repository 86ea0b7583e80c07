import { h, newKey } from './dom';
import { kept } from './kept';
import type { Article, ErrorAnswer } from './service';
import { fill, plural, type Words } from './words';

/** From the fields of the service's answer to those of the form, in their order. */
const FIELDS = { body: 'comment', 'author.name': 'author', 'author.email': 'email', 'author.url': 'url' } as const;
type FieldName = (typeof FIELDS)[keyof typeof FIELDS];
type Input = HTMLInputElement | HTMLTextAreaElement;

interface Person {
  author: string;
  email: string;
  url: string;
}

export interface Written {
  body: string;
  author: { name: string; email: string; url: string | undefined };
  parentId: string | undefined;
  renderedAt: number;
  notify: boolean;
  /** What the field holds that people do not see. */
  trap: string;
}

export interface FormOptions {
  words: Words;
  language: string;
  article: Article;
  /** Under which name a draft is kept. */
  name: string;
  honeypot: string;
  /** Sends; resolves once the comment was taken, rejects when nothing answered. */
  post: (written: Written, key: string) => Promise<Response>;
  onAccepted: (answer: { id: string; receipt: string }, written: Written) => void;
}

/** The comment form: WordPress's fields and promises, errors at their fields, a draft that survives, one comment for two clicks. */
export class CommentForm {
  readonly root: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #inputs: Record<FieldName, Input>;
  readonly #remember = h('input', { type: 'checkbox', id: 'remember' });
  readonly #notify = h('input', { type: 'checkbox', id: 'notify' });
  readonly #trap: HTMLInputElement;
  readonly #message = h('div', {
    id: 'form-message',
    class: 'form-message',
    part: 'message',
    tabindex: -1,
    hidden: true,
  });
  readonly #replyTo = h('p', { id: 'reply-to', hidden: true });
  readonly #button: HTMLButtonElement;
  readonly #draft;
  readonly #person = kept<Person>('tamis-person', () => localStorage);
  readonly #renderedAt = Date.now();
  #parent: { id: string; name: string } | null = null;
  #key = newKey();
  #sending = false;

  constructor(private readonly options: FormOptions) {
    const { words, name, honeypot, article } = options;
    this.#draft = kept<string>(`tamis-draft ${name}`);
    this.#inputs = {
      comment: h('textarea', { ...attributesOf('comment'), rows: 7, required: true, dir: 'auto' }),
      author: h('input', { ...attributesOf('author'), autocomplete: 'name', required: true, dir: 'auto' }),
      email: h('input', {
        ...attributesOf('email'),
        type: 'email',
        autocomplete: 'email',
        required: true,
        'aria-describedby': 'email-notes',
      }),
      url: h('input', { ...attributesOf('url'), inputmode: 'url', autocomplete: 'url' }),
    };
    this.#trap = h('input', { id: 'extra-field', name: honeypot, tabindex: -1, autocomplete: 'off' });
    this.#button = h('button', { type: 'submit', part: 'button' }, words.send);
    const field = (key: FieldName, isRequired: boolean, half = false): HTMLElement =>
      h(
        'div',
        { class: half ? 'field half' : 'field' },
        h(
          'label',
          { for: key },
          words[key],
          isRequired && h('span', { class: 'required', 'aria-hidden': 'true' }, ' *'),
        ),
        h('p', { class: 'problem', id: `${key}-problem`, hidden: true }),
        this.#inputs[key],
      );
    this.#form = h(
      'form',
      {
        id: 'comment-form',
        novalidate: true,
        submit: (event) => {
          event.preventDefault();
          void this.#send();
        },
        input: ({ target }) => {
          this.#edited(target as Input);
        },
      },
      h(
        'p',
        { class: 'notes' },
        h('span', { id: 'email-notes' }, words.promise),
        ' ',
        h('span', {}, `${words.required} `, h('span', { class: 'required' }, '*')),
        article.mode === 'held' && h('span', { class: 'mode' }, ` ${words.premoderated}`),
      ),
      this.#message,
      field('comment', true),
      field('author', true, true),
      field('email', true, true),
      field('url', false),
      article.offersMail && tick(this.#notify, words.notify),
      tick(this.#remember, words.remember),
      h('div', { class: 'unseen', 'aria-hidden': 'true' }, h('label', { for: 'extra-field' }, words.trap), this.#trap),
      h('p', { class: 'send' }, this.#button),
    );
    this.root = h(
      'section',
      { id: 'respond', 'aria-labelledby': 'reply-title', part: 'form' },
      h('h2', { id: 'reply-title', tabindex: -1, part: 'title' }, words.formTitle),
      this.#replyTo,
      this.#form,
    );
    this.#inputs.comment.value = this.#draft.read() ?? '';
    const person = this.#person.read();
    this.#remember.checked = person !== null;
    for (const key of ['author', 'email', 'url'] as const) this.#inputs[key].value = person?.[key] ?? '';
  }

  /** Turns the form towards a comment, or back to the article. */
  replyTo(target: { id: string; name: string } | null, onCancel?: () => void): void {
    const { words } = this.options;
    this.#parent = target;
    this.#replyTo.hidden = target === null;
    if (target === null) return;
    const cancel = h('button', { type: 'button', id: 'cancel-reply', class: 'plain' }, words.cancelReply);
    cancel.addEventListener('click', () => {
      this.replyTo(null);
      onCancel?.();
    });
    this.#replyTo.replaceChildren(
      h('span', { dir: 'auto' }, fill(words.inReplyTo, { name: target.name })),
      ' ',
      cancel,
    );
    this.root.scrollIntoView();
    this.#inputs.comment.focus({ preventScroll: true });
  }

  /** Takes over what was typed into the form that stood here before scripts ran. */
  takeOver(before: ParentNode): void {
    for (const input of Object.values(this.#inputs)) {
      input.value = before.querySelector<Input>(`[name=${input.name}]`)?.value || input.value;
    }
  }

  #edited(input: Input): void {
    if (input.name === 'comment') this.#draft.write(input.value === '' ? null : input.value);
    if (input.getAttribute('aria-invalid')) this.#mark(input.name as FieldName, '');
  }

  #written(): Written {
    const { comment, author, email, url } = this.#inputs;
    return {
      body: comment.value,
      author: { name: author.value, email: email.value, url: url.value || undefined },
      parentId: this.#parent?.id,
      renderedAt: this.#renderedAt,
      notify: this.#notify.checked,
      trap: this.#trap.value,
    };
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    const { words, post } = this.options;
    this.#sending = true;
    this.#clear();
    this.#button.setAttribute('aria-disabled', 'true');
    this.#button.textContent = words.sending;
    const written = this.#written();
    try {
      const answer = await post(written, this.#key);
      if (answer.status === 202) this.#accepted((await answer.json()) as { id: string; receipt: string }, written);
      else await this.#refused(answer);
    } catch {
      this.#tell(`${words.refused.silent} ${words.refused.kept}`);
    } finally {
      this.#sending = false;
      this.#button.removeAttribute('aria-disabled');
      this.#button.textContent = words.send;
    }
  }

  #accepted(answer: { id: string; receipt: string }, written: Written): void {
    const { author, email, url } = this.#inputs;
    this.#person.write(this.#remember.checked ? { author: author.value, email: email.value, url: url.value } : null);
    this.#inputs.comment.value = '';
    this.#draft.write(null);
    this.#key = newKey();
    this.replyTo(null);
    this.options.onAccepted(answer, written);
  }

  /** What to tell about an answer that is not 202. */
  async #refused(answer: Response): Promise<void> {
    const { refused } = this.options.words;
    const { error } = (await answer.json().catch(() => ({}))) as ErrorAnswer;
    const when = this.#waitOf(Number(answer.headers.get('retry-after')));
    const fields = error?.fields ?? [];
    if (answer.status === 422) this.#tell(fields.length > 1 ? refused.fields : refused.field, fields);
    else if (answer.status === 429) this.#tell(`${fill(refused.tooMany, { when })} ${refused.kept}`);
    else if (answer.status === 503) this.#tell(`${fill(refused.unavailable, { when })} ${refused.kept}`);
    else if (answer.status === 413) this.#tell(`${refused.tooLong} ${refused.kept}`);
    else {
      const request = error?.requestId === undefined ? '' : fill(refused.request, { id: error.requestId });
      this.#tell(`${fill(refused.other, { request })} ${refused.kept}`);
    }
  }

  #waitOf(seconds: number): string {
    const { language, words } = this.options;
    if (!(seconds > 0)) return words.refused.inMoment;
    return seconds > 90
      ? plural(words.refused.inMinutes, Math.ceil(seconds / 60), language)
      : plural(words.refused.inSeconds, seconds, language);
  }

  /** Says what is wrong above the form, with a way to each field, and at each field. */
  #tell(sentence: string, fields: readonly { path: string; message: string }[] = []): void {
    const { words } = this.options;
    const nameOf = (path: string): FieldName | undefined => FIELDS[path as keyof typeof FIELDS];
    const order = Object.keys(FIELDS);
    const lines = [...fields]
      .sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path))
      .map(({ path, message }) => {
        const name = nameOf(path);
        if (name === undefined) return h('li', {}, `${path}: ${message}`);
        this.#mark(name, message);
        const lead = (event: Event): void => {
          event.preventDefault();
          this.#inputs[name].focus();
        };
        return h('li', {}, h('a', { href: `#${name}`, click: lead }, `${words[name]} : ${message}`));
      });
    this.#message.replaceChildren(h('p', {}, sentence), ...(lines.length > 0 ? [h('ul', {}, ...lines)] : []));
    this.#message.setAttribute('role', 'alert');
    this.#message.hidden = false;
    this.#message.focus();
  }

  /** Ties a message to its field, or takes it away when `text` is empty. */
  #mark(name: FieldName, text: string): void {
    const input = this.#inputs[name];
    const problem = this.#form.querySelector<HTMLElement>(`#${name}-problem`);
    if (!problem) return;
    problem.textContent = text;
    problem.hidden = text === '';
    const described = [...(name === 'email' ? ['email-notes'] : []), ...(text === '' ? [] : [problem.id])].join(' ');
    if (text === '') input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    if (described === '') input.removeAttribute('aria-describedby');
    else input.setAttribute('aria-describedby', described);
  }

  #clear(): void {
    this.#message.hidden = true;
    for (const name of Object.values(FIELDS)) this.#mark(name, '');
  }
}

function attributesOf(name: FieldName) {
  return { id: name, name, part: 'field' };
}

function tick(box: HTMLInputElement, label: string): HTMLElement {
  return h('p', { class: 'remember' }, box, h('label', { for: box.id }, label));
}
