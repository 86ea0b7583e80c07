/* global AbortSignal, CSS, URL, URLSearchParams, clearTimeout, crypto, document, history, location, sessionStorage */

/**
 * What the demonstration's page does besides, where scripts run: it sends the form without leaving the page, shows one's own
 * comment at once, follows its state by the receipt, and fetches the list again when it is published. Without it the page
 * works all the same.
 */

const STORE = 'tamis-own-comments';
const DRAFT = 'tamis-draft';
const SEND_DEADLINE_MS = 20_000;
const PAGE_SIZE = 200;
/** Pauses between two questions for a state, in milliseconds; the last one goes on, for moderators take their time. */
const PAUSES = [300, 700, 1500, 3000, 6000, 12_000, 30_000, 60_000];
/** From the fields of the service's answer to those of the form. */
const FORM_FIELD = { body: 'comment', 'author.name': 'author', 'author.email': 'email', 'author.url': 'url' };
const KEPT = 'Votre texte est conservé.';

const byId = (id) => document.getElementById(id);
const form = byId('comment-form');
const field = (name) => form.elements.namedItem(name);
const section = byId('comments');
const root = byId('comment-list');
const button = form.querySelector('button');
const buttonText = button.textContent;

// --- One's own comments: { id, receipt, name, body, parentId, createdAt, state } by age, for as long as the tab lives.

const own = stored(STORE, []);

function stored(name, fallback) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? fallback;
  } catch {
    return fallback;
  }
}

function store(name, value) {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the page forgets at the next load, nothing else.
  }
}

const keepOwn = () => store(STORE, own);

function forget(comment) {
  own.splice(own.indexOf(comment), 1);
  keepOwn();
}

// --- Showing comments

const dayFormat = new Intl.DateTimeFormat('fr', { dateStyle: 'long' });
const clockFormat = new Intl.DateTimeFormat('fr', { timeStyle: 'short' });
const agoFormat = new Intl.RelativeTimeFormat('fr', { numeric: 'auto' });

function spokenDate(date) {
  const minutes = Math.floor((Date.now() - date) / 60_000);
  if (minutes < 1) return 'à l’instant';
  if (minutes < 60) return agoFormat.format(-minutes, 'minute');
  if (minutes < 24 * 60) return agoFormat.format(-Math.floor(minutes / 60), 'hour');
  if (minutes < 7 * 24 * 60) return agoFormat.format(-Math.floor(minutes / 24 / 60), 'day');
  return `le ${dayFormat.format(date)}`;
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

/** A list item made from the page's template; only `bodyHtml`, which the service has made safe, is read as HTML. */
function commentItem({ id, author, body, bodyHtml, createdAt }) {
  const item = byId('comment-template').content.firstElementChild.cloneNode(true);
  const part = (selector) => item.querySelector(selector);
  const date = new Date(createdAt);
  item.id = `comment-${id}`;
  item.classList.add('fresh');
  part('.avatar').textContent = (/[\p{L}\p{N}]/u.exec(author.name)?.[0] ?? '?').toUpperCase();
  part('cite').append(
    /^https?:/i.test(author.url ?? '')
      ? element('a', { href: author.url, rel: 'ugc nofollow noopener external', textContent: author.name })
      : author.name,
  );
  Object.assign(part('.when a'), {
    href: `#comment-${id}`,
    title: `${dayFormat.format(date)} à ${clockFormat.format(date)}`,
  });
  Object.assign(part('time'), { dateTime: createdAt, textContent: spokenDate(date) });
  if (bodyHtml === undefined) part('.comment-body').textContent = body;
  else part('.comment-body').innerHTML = bodyHtml;
  const reply = part('.reply');
  reply.href = `/?replytocom=${encodeURIComponent(id)}#respond`;
  reply.setAttribute('aria-label', `Répondre à ${author.name}`);
  return item;
}

/** The place of a comment that was taken away. */
function removedItem(id) {
  const item = byId('removed-template').content.firstElementChild.cloneNode(true);
  item.id = `comment-${id}`;
  return item;
}

/** The list that a comment stands in: its parent's replies, or the article's own list. */
function listFor(parentId) {
  const parent = parentId && byId(`comment-${parentId}`);
  if (!parent) return root;
  const list = parent.querySelector(':scope > .thread');
  if (list) return list;
  parent.append(element('ol', { className: 'thread' }));
  return parent.lastElementChild;
}

/** The item of a listed comment: the one that stands there, or a new one. An own one was shown before it was known in full. */
function listedItem(comment) {
  const shown = byId(`comment-${comment.id}`);
  const isKnown = shown && shown.classList.contains('removed') === (comment.removed === true);
  if (isKnown && !own.some(({ id }) => id === comment.id)) return shown;
  const item = comment.removed ? removedItem(comment.id) : commentItem(comment);
  if (!shown) return item;
  const hadFocus = shown === document.activeElement;
  item.classList.remove('fresh');
  item.append(...shown.querySelectorAll(':scope > .thread'));
  shown.replaceWith(item);
  if (hadFocus) focusItem(item);
  return item;
}

/** Makes the list equal to `items` without touching what stands there already, so that nobody loses focus or place. */
function showList(items, total) {
  const listed = new Set(items.map(({ id }) => `comment-${id}`));
  const mine = new Set(own.map(({ id }) => `comment-${id}`));
  for (const item of section.querySelectorAll('.comment')) {
    if (!listed.has(item.id) && !mine.has(item.id)) item.remove();
  }
  const lastIn = new Map();
  for (const each of items) {
    const list = listFor(each.parentId);
    const item = listedItem(each);
    const before = lastIn.get(list);
    const place = before ? before.nextElementSibling : list.firstElementChild;
    if (place !== item) list.insertBefore(item, place);
    lastIn.set(list, item);
  }
  byId('comments-title').textContent =
    total === 0 ? 'Aucun commentaire' : total === 1 ? '1 commentaire' : `${total.toLocaleString('fr')} commentaires`;
  byId('no-comments').hidden = root.childElementCount > 0;
}

/** Shows an own comment with the word and the sentence of its state. */
function showOwn({ id, name, body, parentId, createdAt, state }) {
  let item = byId(`comment-${id}`);
  if (!item) {
    item = commentItem({ id, author: { name, url: null }, body, createdAt });
    listFor(parentId).append(item);
  }
  const article = item.querySelector('article');
  item.classList.add('own');
  for (const old of article.querySelectorAll('.state, .state-sentence, .reload')) old.remove();
  const [word, sentence] = byId(`state-${state}`).content.cloneNode(true).children;
  article.querySelector('header').append(word);
  article.querySelector('.comment-body').after(sentence);
  const actions = article.querySelector('.actions');
  if (actions) actions.hidden = state !== 'approved';
  byId('no-comments').hidden = true;
  return sentence.textContent;
}

function focusItem(item) {
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

const announcer = byId('announcer');

function announce(text) {
  announcer.textContent = text;
}

// --- Following the state

const isFinal = (state) => ['approved', 'rejected', 'erased'].includes(state);

async function askState({ id, receipt }) {
  const answer = await fetch(`/v1/comments/${encodeURIComponent(id)}`, {
    headers: { authorization: `Bearer ${receipt}` },
    signal: AbortSignal.timeout(SEND_DEADLINE_MS),
  });
  if (answer.status === 401 || answer.status === 404) return 'unknown';
  if (!answer.ok) throw new Error(`state: ${answer.status}`);
  return (await answer.json()).status;
}

async function fetchList() {
  const query = new URLSearchParams({ limit: PAGE_SIZE });
  const shown = new URLSearchParams(location.search);
  if (shown.get('commentaire')) query.set('at', shown.get('commentaire'));
  else if (shown.get('apres')) query.set('cursor', shown.get('apres'));
  const answer = await fetch(`${section.dataset.list}?${query}`, { signal: AbortSignal.timeout(SEND_DEADLINE_MS) });
  if (!answer.ok) throw new Error(`list: ${answer.status}`);
  const { items, total } = await answer.json();
  showList(items, total);
}

/** Asks with growing pauses until nothing more can change; a failure only means to ask again later. */
async function follow(comment, asked = 0) {
  await pause(PAUSES[Math.min(asked, PAUSES.length - 1)]);
  let next = asked + 1;
  try {
    const state = await askState(comment);
    if (state === 'unknown') {
      forget(comment);
      return;
    }
    if (state === 'approved') await fetchList();
    if (state !== comment.state) {
      comment.state = state;
      keepOwn();
      announce(showOwn(comment));
    }
    if (isFinal(state)) {
      forget(comment);
      return;
    }
  } catch {
    next = Math.max(next, 3);
  }
  await follow(comment, next);
}

/** Waits; at most until the tab is looked at again, when a state may long have changed. */
function pause(ms) {
  return new Promise((resolve) => {
    const wake = () => {
      if (!document.hidden) done();
    };
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', wake);
      resolve();
    }
    document.addEventListener('visibilitychange', wake);
  });
}

// --- The form

function showProblems(message, fields = []) {
  const box = byId('form-message');
  const list = element('ul', {});
  for (const { path, message: text } of fields) {
    const name = FORM_FIELD[path];
    const line = element('li', {});
    if (name) {
      const label = form.querySelector(`label[for=${name}]`).firstChild.textContent.trim();
      line.append(element('a', { href: `#${name}`, textContent: `${label}\u00a0: ${text}` }));
      mark(name, text);
    } else line.textContent = `${path}\u00a0: ${text}`;
    list.append(line);
  }
  box.replaceChildren(element('p', { textContent: message }));
  if (list.childElementCount > 0) box.append(list);
  box.setAttribute('role', 'alert');
  box.hidden = false;
  box.focus();
}

/** Ties a message to its field, or takes it away when `text` is empty. */
function mark(name, text) {
  const input = field(name);
  const problem = byId(`${name}-problem`);
  const described = new Set((input.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean));
  if (text) described.add(problem.id);
  else described.delete(problem.id);
  problem.textContent = text;
  problem.hidden = !text;
  if (text) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  if (described.size > 0) input.setAttribute('aria-describedby', [...described].join(' '));
  else input.removeAttribute('aria-describedby');
}

function clearProblems() {
  byId('form-message').hidden = true;
  for (const name of Object.values(FORM_FIELD)) mark(name, '');
}

const known = (name) => field(name)?.value || undefined;

function submission() {
  const trap = byId('extra-field');
  const parentId = field('comment_parent').value;
  return {
    articleId: known('comment_post_ID'),
    articleUrl: known('articleUrl'),
    articleTitle: known('articleTitle'),
    parentId: parentId === '0' ? undefined : parentId,
    author: { name: field('author').value, email: field('email').value, url: known('url') },
    body: field('comment').value,
    locale: known('locale'),
    renderedAt: Number(known('renderedAt')) || undefined,
    [trap.name]: trap.value || undefined,
  };
}

const waitText = (seconds) =>
  seconds > 90 ? `dans ${Math.ceil(seconds / 60)} minutes` : `dans ${Math.max(1, seconds)} secondes`;

/** What to tell about an answer that is not 202. */
async function tellRefusal(answer) {
  const { error } = await answer.json().catch(() => ({ error: undefined }));
  const retryAfter = Number(answer.headers.get('retry-after'));
  const again = retryAfter > 0 ? waitText(retryAfter) : 'dans un moment';
  if (answer.status === 422) {
    const place = ({ path }) => Object.keys(FORM_FIELD).indexOf(path);
    const fields = (error?.fields ?? []).toSorted((a, b) => place(a) - place(b));
    const message =
      fields.length > 1
        ? 'Corrigez ces champs, puis envoyez de nouveau\u00a0:'
        : 'Corrigez ce champ, puis envoyez de nouveau\u00a0:';
    showProblems(message, fields);
  } else if (answer.status === 429) {
    showProblems(`Beaucoup de commentaires sont venus de votre réseau. Réessayez ${again}. ${KEPT}`);
  } else if (answer.status === 503) {
    showProblems(`Le service ne peut pas prendre de commentaire en ce moment. Réessayez ${again}. ${KEPT}`);
  } else if (answer.status === 413) {
    showProblems(`Votre commentaire est trop long\u00a0: raccourcissez-le, puis envoyez de nouveau. ${KEPT}`);
  } else {
    const request = error?.requestId ? ` (requête ${error.requestId})` : '';
    showProblems(`Le commentaire n’a pas pu être envoyé${request}. Réessayez dans un moment. ${KEPT}`);
  }
}

/** Random, also where the page is not served from a secure origin and `randomUUID` is missing. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function accepted({ id, receipt }, { author, body, parentId }) {
  const comment = {
    id,
    receipt,
    name: author.name,
    body,
    parentId,
    createdAt: new Date().toISOString(),
    state: 'received',
  };
  field('comment').value = '';
  field('idempotency_key').value = newKey();
  store(DRAFT, '');
  replyTo(null);
  if (own.some((each) => each.id === id)) return;
  own.push(comment);
  keepOwn();
  announce(showOwn(comment));
  const item = byId(`comment-${id}`);
  focusItem(item);
  item.scrollIntoView({ block: 'center' });
  void follow(comment);
}

let sending = false;

async function send() {
  if (sending) return;
  sending = true;
  clearProblems();
  button.setAttribute('aria-disabled', 'true');
  button.textContent = 'Envoi en cours…';
  const body = submission();
  try {
    const answer = await fetch('/v1/comments', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': field('idempotency_key').value },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(SEND_DEADLINE_MS),
    });
    if (answer.status === 202) accepted(await answer.json(), body);
    else await tellRefusal(answer);
  } catch {
    showProblems(
      `Le service ne répond pas\u00a0: vérifiez votre connexion, puis envoyez de nouveau. ${KEPT} Il ne paraîtra pas deux fois.`,
    );
  } finally {
    sending = false;
    button.removeAttribute('aria-disabled');
    button.textContent = buttonText;
  }
}

/** Turns the form towards a comment, or back to the article. */
function replyTo(target) {
  field('comment_parent').value = target?.id ?? '0';
  byId('reply-to').hidden = !target;
  byId('reply-to-name').textContent = target?.name ?? '';
}

// --- Start

form.noValidate = true;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void send();
});
form.addEventListener('input', ({ target }) => {
  if (target.name === 'comment') store(DRAFT, target.value);
  if (target.getAttribute('aria-invalid')) mark(target.name, '');
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (link?.matches('.reply')) {
    event.preventDefault();
    const item = link.closest('.comment');
    replyTo({ id: item.id.replace(/^comment-/, ''), name: item.querySelector('cite').textContent });
    byId('respond').scrollIntoView();
    field('comment').focus({ preventScroll: true });
  } else if (link?.id === 'cancel-reply') {
    event.preventDefault();
    const parent = byId(`comment-${field('comment_parent').value}`);
    replyTo(null);
    (parent?.querySelector('.reply') ?? field('comment')).focus();
  } else if (link?.matches('#form-message a')) {
    event.preventDefault();
    document.querySelector(link.hash).focus();
  }
});

if (!field('comment').value) field('comment').value = stored(DRAFT, '');

/** Takes over an own comment that the form without script has led back to; the receipt leaves the address bar. */
function adopt() {
  const url = new URL(location.href);
  const id = url.searchParams.get('unapproved');
  const receipt = url.searchParams.get('moderation-hash');
  const item = id && document.querySelector(`#comment-${CSS.escape(id)}.own`);
  for (const name of ['unapproved', 'moderation-hash', 't']) url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
  const state = item?.querySelector('.state').dataset.state;
  if (!item || isFinal(state) || own.some((each) => each.id === id)) return;
  own.push({
    id,
    receipt,
    name: item.querySelector('cite').textContent,
    body: item.querySelector('.comment-body').innerText,
    parentId: item.parentElement.closest('.comment')?.id.replace(/^comment-/, ''),
    createdAt: item.querySelector('time')?.dateTime ?? new Date().toISOString(),
    state,
  });
  keepOwn();
}

/** A link to a comment that stands on a later page leads to that page. */
function findLinked() {
  const id = /^#comment-([\w-]{1,64})$/.exec(location.hash)?.[1];
  const query = new URLSearchParams(location.search);
  if (!id || byId(`comment-${id}`) || query.get('commentaire') === id) return;
  location.replace(`/?${new URLSearchParams({ commentaire: id })}#comment-${id}`);
}

adopt();
findLinked();
for (const comment of [...own]) {
  showOwn(comment);
  void follow(comment);
}
