// Collects the comments of the day for a newsletter from the stream of events, and prints a digest when it is stopped (SIGTERM). The stream
// resumes by itself where it broke off. TAMIS_URL, TAMIS_KEY (role consumer).
import { tamisClient } from '@tamis/client';
import { EventSource } from 'eventsource';

const { TAMIS_URL, TAMIS_KEY } = process.env;
const comments = new Map();

const stream = new EventSource(`${TAMIS_URL}/v1/events?types=comment.approved,comment.withdrawn,comment.erased`, {
  fetch: (address, init) =>
    fetch(address, { ...init, headers: { ...init.headers, authorization: `Bearer ${TAMIS_KEY}` } }),
});
for (const type of ['comment.approved', 'comment.withdrawn', 'comment.erased']) {
  stream.addEventListener(type, ({ data }) => {
    const { subject, data: comment } = JSON.parse(data);
    if (type === 'comment.approved') comments.set(subject, comment);
    else comments.delete(subject);
    console.log(`heard ${subject}`);
  });
}

process.once('SIGTERM', async () => {
  stream.close();
  const all = [...comments.values()];
  const articleIds = [...new Set(all.map(({ articleId }) => articleId))];
  if (articleIds.length === 0) return;
  const { data } = await tamisClient({ url: TAMIS_URL }).POST('/v1/counts', { body: { articleIds } });
  for (const article of articleIds) {
    const ofArticle = all.filter(({ articleId }) => articleId === article);
    console.log(`${article}: ${ofArticle.length}, ${data?.counts[article] ?? ofArticle.length} in all`);
    for (const { author, body } of ofArticle) console.log(`  ${author.name}: ${body.split('\n')[0]}`);
  }
});
