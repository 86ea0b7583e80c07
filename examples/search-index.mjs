// Keeps a search index true to what readers see. The index and its place in the event log are one file, replaced in one step: a crash at any
// point repeats at most what changes nothing. TAMIS_URL, TAMIS_KEY (role consumer), INDEX (a file). It runs until it is stopped.
import { readFile, rename, writeFile } from 'node:fs/promises';
import { followEvents, tamisClient } from '@tamis/client';

const { TAMIS_URL, TAMIS_KEY, INDEX } = process.env;

const state = await readFile(INDEX, 'utf8').then(JSON.parse, () => ({ cursor: null, documents: {} }));

for await (const { items, cursor, isAnew } of followEvents(tamisClient({ url: TAMIS_URL, key: TAMIS_KEY }), {
  after: state.cursor,
})) {
  // The log begins later than we stopped, or it is another one: the index is built anew.
  if (isAnew) state.documents = {};
  for (const event of items) apply(event);
  state.cursor = cursor;
  await writeFile(`${INDEX}.new`, JSON.stringify(state));
  await rename(`${INDEX}.new`, INDEX);
}

function apply({ type, subject, data }) {
  if (type === 'comment.approved') {
    state.documents[subject] = { article: data.articleId, author: data.author.name, text: data.body };
  } else delete state.documents[subject];
}
