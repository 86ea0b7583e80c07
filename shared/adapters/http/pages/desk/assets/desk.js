/* global CSS, document, DOMParser, EventSource, FormData, HTMLFormElement, location, matchMedia, scrollTo, scrollY, TextDecoderStream, URL, URLSearchParams */
// The desk works without this. With it: keys, no wait between comments, decisions sent behind, and news as it comes.
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const rows = () => [...document.querySelectorAll('#rows > .row')];
const paneSide = byId('pane-side');

/** What the server cannot say when it does not answer. */
const AWAY =
  root.lang === 'fr'
    ? ['Pas envoyé : le service ne répond pas.', 'Réessayer']
    : ['Not sent: the service does not answer.', 'Try again'];
/** Contexts that were fetched, by the id of their comment. */
const contexts = new Map();
/** Decisions of this visit, newest last, so that `u` takes back the last one. */
const made = [];
/** Whether the last comment of the page was decided. */
let isDone = false;
let current = document.querySelector('#rows > .row.current');

if (document.querySelector('.board')) startDesk();
document.addEventListener('submit', onTrial);
if (document.querySelector('[data-live]')) followLive(document.querySelector('[data-live]').dataset.live);

function startDesk() {
  root.classList.add('live');
  document.addEventListener('keydown', onKey);
  document.addEventListener('submit', onSubmit);
  byId('rows').addEventListener('click', onRowClick);
  byId('rows').addEventListener('change', countPicked);
  byId('help-button')?.addEventListener('click', () => byId('help').showModal());
  byId('fresh')?.addEventListener('click', () => location.assign(queueAddress()));
  countPicked();
  prefetch();
}

// Trying rules out.

/** A trial judges a thousand comments: its form stays, says how far it is, and becomes the page with the outcome. */
async function onTrial(event) {
  const form = event.target;
  if (form.id !== 'rules-form' || event.submitter?.value !== 'try') return;
  event.preventDefault();
  const told = byId('trying');
  const bar = told.querySelector('progress');
  if (!told.hidden) return;
  told.hidden = false;
  const headers = { 'x-desk-progress': '1' };
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers });
    const isPage = answer.headers.get('content-type').startsWith('text/html');
    const page = isPage ? await answer.text() : await lastLine(answer, bar);
    // The server escaped every character that a visitor wrote; the document's policy runs nothing in it either.
    const content = new DOMParser().parseFromString(page, 'text/html').getElementById('content');
    // A page of another kind: the session has ended.
    if (!content) location.assign(form.action);
    else byId('content').replaceWith(content);
    (byId('trial') ?? document.querySelector('[role=alert]'))?.scrollIntoView();
    byId('trial')?.focus({ preventScroll: true });
  } catch {
    bar.remove();
    told.querySelector('span').textContent = AWAY[0];
  }
}

/** Reads lines of JSON as they come: how far it is, and the page at the end. */
async function lastLine(answer, bar) {
  let rest = '';
  for await (const text of chunks(answer.body.pipeThrough(new TextDecoderStream()).getReader())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const { judged, limit, page } = JSON.parse(line);
      if (page !== undefined) return page;
      Object.assign(bar, { max: limit, value: judged });
    }
  }
  throw new Error('the trial broke off');
}

async function* chunks(reader) {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

// Moving.

function show(row, { focus = true } = {}) {
  if (!row) return;
  current?.classList.remove('current');
  current?.querySelector('.open').removeAttribute('aria-current');
  current = row;
  row.classList.add('current');
  row.querySelector('.open').setAttribute('aria-current', 'true');
  const template = document.querySelector(`template[data-pane="${CSS.escape(row.dataset.id)}"]`);
  if (template) paneSide.replaceChildren(template.content.cloneNode(true));
  syncVersion(row);
  row.scrollIntoView({ block: 'nearest' });
  if (focus) row.querySelector('.open').focus({ preventScroll: true });
  if (scrollY > 0 && matchMedia('(min-width: 60.01rem)').matches) scrollTo(0, 0);
  fillContext(row.dataset.id);
  prefetch();
}

/** A decision made here changes the version that the next one must name. */
function syncVersion(row) {
  for (const field of paneSide.querySelectorAll('[name=version]')) field.value = row.dataset.version;
}

function step(by) {
  const all = rows();
  const at = all.indexOf(current);
  const next = all[at + by];
  if (next) show(next);
  else if (by > 0 && byId('next-page')) byId('next-page').click();
}

function nextUndecided() {
  const all = rows();
  const at = all.indexOf(current);
  const next = [...all.slice(at + 1), ...all.slice(0, at)].find((row) => !row.dataset.state);
  if (next) show(next);
  else isDone = true;
}

const queueAddress = () => byId('bulk').elements.back.value;

/** All of the page is decided and more waits: the next page comes, once every decision has arrived. */
function goOn() {
  const waiting = Number(document.querySelector('.tabs [data-tab="held"] .count')?.dataset.count ?? 0);
  if (!isDone || rows().some((row) => row.dataset.state !== 'decided' && row.dataset.state !== 'lost')) return;
  const address = new URL(queueAddress(), location);
  const tab = document.querySelector('.tabs [aria-current]')?.dataset.tab;
  if (tab !== 'held' || waiting === 0 || made.length === 0) return;
  address.searchParams.set('done', made.at(-1));
  location.assign(address);
}

async function contextOf(id) {
  if (!contexts.has(id)) {
    const answer = fetch(`/review/comments/${encodeURIComponent(id)}/context`, { headers: { 'x-desk-script': '1' } })
      .then((response) => (response.ok ? response.text() : Promise.reject(new Error(String(response.status)))))
      .catch(() => {
        contexts.delete(id);
        return null;
      });
    contexts.set(id, answer);
  }
  return contexts.get(id);
}

async function fillContext(id) {
  const text = await contextOf(id);
  const slot = paneSide.querySelector(`.pane[data-id="${CSS.escape(id)}"] .context`);
  // The server escaped every character that a visitor wrote; the document's policy runs nothing in it either.
  if (slot && text !== null)
    slot.replaceChildren(...new DOMParser().parseFromString(text, 'text/html').body.childNodes);
}

function prefetch() {
  const all = rows();
  const at = all.indexOf(current);
  for (const row of all.slice(at + 1, at + 4)) contextOf(row.dataset.id);
}

function onRowClick(event) {
  const link = event.target.closest('.open');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || matchMedia('(max-width: 60rem)').matches) return;
  event.preventDefault();
  show(link.closest('.row'));
}

// Keys.

function onKey(event) {
  const typing = event.target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]');
  if (event.key === 'Escape' && typing) event.target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : '';
  const decision = { a: 'approve', r: 'reject', s: 'spam' }[key];
  const does = {
    j: () => step(1),
    k: () => step(-1),
    x: () => pick(current),
    u: undoLast,
    '/': () => byId('q')?.select(),
    n: () => openTool('note'),
    b: () => openTool('block'),
    e: () => paneSide.querySelector('.reasons')?.scrollIntoView({ block: 'center' }),
    '?': () => byId('help').showModal(),
  };
  const act = decision ? () => (event.shiftKey ? decideSelection(decision) : decideCurrent(decision)) : does[key];
  if (!act || (event.shiftKey && !decision && key !== '?' && key !== '/')) return;
  event.preventDefault();
  act();
}

/** Opens a tool of the comment that is read, ready to be filled in. */
function openTool(name) {
  const tool = paneSide.querySelector(`[data-tool="${name}"]`);
  if (!tool) return;
  tool.open = true;
  tool.querySelector('textarea, select').focus();
}

function pick(row) {
  const box = row?.querySelector('[name=pick]');
  if (!box) return;
  box.checked = !box.checked;
  countPicked();
}

function countPicked() {
  const label = document.querySelector('.picked');
  const count = document.querySelectorAll('#rows [name=pick]:checked').length;
  if (label) label.textContent = count > 0 ? `${label.dataset.word} (${count})` : label.dataset.word;
}

// Deciding.

function onSubmit(event) {
  const form = event.target;
  if (form.matches('.pane .decide')) {
    event.preventDefault();
    decideCurrent(event.submitter?.value ?? 'approve');
  } else if (form.id === 'bulk') {
    event.preventDefault();
    decideSelection(event.submitter.value);
  } else if (form.matches('.pane .undo')) {
    event.preventDefault();
    send(rowOf(form.closest('.pane').dataset.id), form.action, fieldsOf(form));
  } else if (form.matches('.pane .tools form')) {
    event.preventDefault();
    sendTool(form);
  }
}

/** A note or a block is kept behind, and its form says what came of it; addresses are drawn where they were asked for. */
async function sendTool(form) {
  const id = form.closest('.pane').dataset.id;
  const told =
    form.querySelector('.told') ??
    form.appendChild(Object.assign(document.createElement('p'), { className: 'told notice' }));
  told.setAttribute('role', 'status');
  if (form.matches('.address')) {
    const text = await fetch(form.action, { method: 'POST', body: fieldsOf(form), headers: { 'x-desk-script': '1' } })
      .then((response) => (response.ok ? response.text() : null))
      .catch(() => null);
    if (text === null) told.textContent = AWAY[0];
    // The server escaped every character that a visitor wrote; the document's policy runs nothing in it either.
    else form.replaceChildren(...new DOMParser().parseFromString(text, 'text/html').body.childNodes);
    return;
  }
  const { ok, body } = await post(form.action, fieldsOf(form));
  told.className = `told notice ${ok ? 'good' : 'bad'}`;
  told.textContent = body.sentence ?? AWAY[0];
  if (!ok) return;
  form.querySelector('textarea')?.form.reset();
  document.activeElement?.blur();
  contexts.delete(id);
  fillContext(id);
}

const rowOf = (id) => byId(`row-${id}`);
const fieldsOf = (form) => new URLSearchParams(new FormData(form));

/** Moves on at once; the decision is sent behind and its row tells what became of it. */
function decideCurrent(decision) {
  const form = paneSide.querySelector('.decide');
  const button = form?.querySelector(`button[value="${decision}"]`);
  if (!button || !current || current.dataset.state === 'sending') return;
  const fields = fieldsOf(form);
  fields.set('decision', decision);
  const row = current;
  // On a page of its own, or a comment that is not in the list, there is no row to go on from.
  if (form.closest('.pane').dataset.id !== row.dataset.id)
    return void HTMLFormElement.prototype.submit.call(withDecision(form, decision));
  send(row, form.action, fields);
  nextUndecided();
}

function withDecision(form, decision) {
  const field = Object.assign(document.createElement('input'), { type: 'hidden', name: 'decision', value: decision });
  form.append(field);
  return form;
}

async function send(row, address, fields) {
  if (!row) return;
  row.dataset.state = 'sending';
  const answer = await post(address, fields);
  if (answer.ok) settle(row, answer.body);
  else
    trouble(row, answer.body, () => send(row, address, fields), address.endsWith('/undo') ? null : fields.get('note'));
}

async function post(address, fields) {
  try {
    const response = await fetch(address, { method: 'POST', body: fields, headers: { 'x-desk-script': '1' } });
    return { ok: response.ok, body: await response.json() };
  } catch {
    return { ok: false, body: { sentence: null } };
  }
}

/** The comment stands elsewhere now: its row says where, and the last decision can be taken back. */
function settle(row, { id, version, status, state }) {
  row.dataset.version = String(version);
  const box = row.querySelector('[name=pick]');
  box.value = `${id}:${version}`;
  box.checked = false;
  const wasUndone = status === row.dataset.status;
  if (wasUndone) delete row.dataset.state;
  else row.dataset.state = 'decided';
  row.querySelector('.outcome').replaceChildren(...(wasUndone ? [] : [badge(status, state)]));
  if (wasUndone) made.splice(made.indexOf(id), 1);
  else made.push(id);
  if (current === row) syncVersion(row);
  contexts.delete(id);
  countPicked();
  if (wasUndone) isDone = false;
}

function badge(status, text) {
  return Object.assign(document.createElement('span'), { className: `state ${status}`, textContent: text });
}

/** Somebody else was first, or the service is away: said in the row, with what was typed kept for another try. */
function trouble(row, { sentence, version, status }, again, note) {
  const outcome = row.querySelector('.outcome');
  const text = Object.assign(document.createElement('span'), {
    textContent: `${sentence ?? AWAY[0]}${note ? ` « ${note} »` : ''} `,
  });
  outcome.replaceChildren(text);
  if (version !== undefined && status !== undefined) {
    row.dataset.state = 'lost';
    row.dataset.version = String(version);
    row.querySelector('[name=pick]').value = `${row.dataset.id}:${version}`;
    return;
  }
  row.dataset.state = 'trouble';
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: AWAY[1] });
  button.addEventListener('click', again);
  outcome.append(button);
}

async function decideSelection(decision) {
  const picked = [...document.querySelectorAll('#rows [name=pick]:checked')];
  if (picked.length === 0) return;
  const fields = fieldsOf(byId('bulk'));
  fields.set('decision', decision);
  const chosen = picked.map((box) => box.closest('.row'));
  for (const row of chosen) row.dataset.state = 'sending';
  nextUndecided();
  const answer = await post(byId('bulk').action, fields);
  if (!answer.ok) {
    for (const row of chosen) trouble(row, answer.body, () => decideSelection(decision), null);
    return;
  }
  for (const item of answer.body.items) {
    if (item.state) settle(rowOf(item.id), item);
    else trouble(rowOf(item.id), item, () => undefined, null);
  }
}

function undoLast() {
  const id = made.at(-1);
  const row = id && rowOf(id);
  // What was decided on the page before stands in the notice.
  if (!row) return void document.querySelector('#notices form [type=submit]')?.click();
  const fields = new URLSearchParams({ csrf: byId('bulk').elements.csrf.value, version: row.dataset.version });
  show(row);
  send(row, `/review/comments/${encodeURIComponent(id)}/undo`, fields);
}

// What others do meanwhile: counts stay true, rows say who was first, and nothing moves.

function followLive(address) {
  const source = new EventSource(address);
  source.addEventListener('counts', (event) => {
    for (const [tab, count] of Object.entries(JSON.parse(event.data))) {
      const place = document.querySelector(`.tabs [data-tab="${tab}"] .count`);
      if (!place) continue;
      place.textContent = count.toLocaleString(root.lang);
      place.dataset.count = count;
    }
    goOn();
  });
  source.addEventListener('changed', (event) => {
    const { id, version, status, state } = JSON.parse(event.data);
    const row = rowOf(id);
    const tab = document.querySelector('.tabs [aria-current]')?.dataset.tab;
    // What this desk did itself, and has perhaps taken back since, is no news.
    const isNews = row && version > Number(row.dataset.version);
    if (isNews && !row.dataset.state && status !== row.dataset.status) {
      row.dataset.state = 'lost';
      row.querySelector('.outcome').replaceChildren(badge(status, state));
    } else if (!row && status === tab && byId('fresh')) byId('fresh').hidden = false;
  });
}
