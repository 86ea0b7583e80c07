// Keeps a search index true to what readers see. The index and its place in the event log are one file, replaced in one step: a crash at any
// point repeats at most what changes nothing. TAMIS_URL, TAMIS_KEY (role consumer), INDEX (a file). It runs until it is stopped.
import { readFile, rename, writeFile } from 'node:fs/promises';

const { TAMIS_URL, TAMIS_KEY, INDEX } = process.env;
const WAIT_SECONDS = 30;
/** Pause before asking again a service that does not answer. */
const AGAIN_MS = 1000;

const state = await readFile(INDEX, 'utf8').then(JSON.parse, () => ({ cursor: null, documents: {} }));

for (;;) {
  const query = new URLSearchParams({ limit: '500', wait: String(WAIT_SECONDS) });
  if (state.cursor !== null) query.set('after', state.cursor);
  const answer = await fetch(`${TAMIS_URL}/v1/events?${query}`, {
    headers: { authorization: `Bearer ${TAMIS_KEY}` },
    signal: AbortSignal.timeout((WAIT_SECONDS + 10) * 1000),
  }).catch(() => null);
  if (answer?.status === 410) {
    // The log begins later than we stopped, or it is another one: build anew from where it begins.
    const { error } = await answer.json();
    Object.assign(state, { cursor: error.start ?? null, documents: {} });
  } else if (answer?.ok) {
    const { items, nextCursor } = await answer.json();
    for (const event of items) apply(event);
    if (items.length === 0) continue;
    state.cursor = nextCursor;
    await writeFile(`${INDEX}.new`, JSON.stringify(state));
    await rename(`${INDEX}.new`, INDEX);
  } else {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

function apply({ type, subject, data }) {
  if (type === 'comment.approved') {
    state.documents[subject] = { article: data.articleId, author: data.author.name, text: data.body };
  } else delete state.documents[subject];
}
