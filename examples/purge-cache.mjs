// Purges an article's page from a cache when its comments change. Tamis sends each event here, signed; what was signed by nobody is refused.
// WEBHOOK_SECRET (whsec_…, shown when the webhook was registered), PURGE_URL (asked with PURGE for each article), PORT.
import express from 'express';
import { Webhook } from 'standardwebhooks';

const { WEBHOOK_SECRET, PURGE_URL, PORT = '0' } = process.env;
const webhook = new Webhook(WEBHOOK_SECRET);
/** Changes that readers see. */
const SEEN = new Set(['comment.approved', 'comment.withdrawn', 'comment.erased']);

const app = express();
// The signature is over the bytes as they came.
app.post('/hook', express.raw({ type: '*/*', limit: '256kb' }), async (request, response) => {
  let event;
  try {
    event = webhook.verify(request.body, request.headers);
  } catch {
    response.status(401).end();
    return;
  }
  if (SEEN.has(event.type)) {
    const purged = await fetch(`${PURGE_URL}/${encodeURIComponent(event.data.articleId)}`, { method: 'PURGE' }).catch(
      () => null,
    );
    // Not told as done: Tamis sends it again.
    if (!purged?.ok) {
      response.status(503).end();
      return;
    }
  }
  response.status(204).end();
});

const server = app.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`listening on http://127.0.0.1:${server.address().port}/hook`);
});
