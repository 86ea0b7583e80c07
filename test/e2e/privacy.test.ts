import { disguises, foundIn } from './disguises';
import { describeEachForm, describeSeparate, describeStandalone } from './each-form';
import type { Form, StandaloneForm } from './forms';
import { forReview, decide } from './moderator';
import { expectNothingLost } from './nothing-lost';
import { allEvents, bearer } from './reader';
import { startRecording, type Recorder } from './recorder';
import { filesBelow, mongoDocuments, redisKeys, type Place } from './stored-bytes';
import { newSubmission, type Accepted } from './visitor';

const LOCAL_PART = 'Canary.Zq7Xw';
const EMAIL = `${LOCAL_PART}@Hidden-Example.org`;
const IPV4 = '198.51.100.231';
const IPV6 = '2001:db8:c0a4:7e57::9f3b';
const SECRETS = [EMAIL, LOCAL_PART, IPV4, IPV6].flatMap(disguises);
const DEADLINE_MS = 120_000;
const ENV = { TAMIS_LOG_LEVEL: 'debug' };

const LINKS = 'https://a.example/1 https://b.example/2 https://c.example/3';

/** Everything a person with these addresses may send: what is accepted, with and without a key, and what is refused. */
async function sendAll(form: Form, recorder: Recorder): Promise<Accepted[]> {
  const accepted: Accepted[] = [];
  const author = { name: 'Camille', email: EMAIL };
  for (const ip of [IPV4, IPV6]) {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': ip };
    const url = `${form.ingestion}/v1/comments`;
    const send = (body: string, more = {}) =>
      recorder.ask(url, { method: 'POST', headers: { ...headers, ...more }, body });
    for (const [body, key] of [
      ['Un avis', null],
      ['Un autre avis', `key of ${ip.slice(0, 3)}`],
      [LINKS, null],
    ] as const) {
      const { payload } = newSubmission({ articleId: 'canary', author, body: `${body} ${accepted.length}` });
      const { status, text } = await send(JSON.stringify(payload), key === null ? {} : { 'idempotency-key': key });
      expect(status).toBe(202);
      accepted.push({
        ...(JSON.parse(text) as { id: string; receipt: string }),
        articleId: 'canary',
        body: payload.body,
      });
    }
    const refusals: [number, string, object?][] = [
      [422, JSON.stringify({ articleId: 'canary', author, body: ' ' })],
      [422, JSON.stringify({ author: { name: 'x'.repeat(300), email: EMAIL, url: 'nowhere' }, body: 42 })],
      [422, JSON.stringify({ articleId: 'canary', author: { name: 'x', email: `<${EMAIL}>` }, body: 'x' })],
      [400, `{"author":{"email":"${EMAIL}"`],
      [413, JSON.stringify({ articleId: 'canary', author, body: 'x'.repeat(600_000) })],
      [415, JSON.stringify({ author }), { 'content-type': 'text/plain' }],
    ];
    for (const [status, body, more] of refusals) expect((await send(body, more)).status).toBe(status);
    await sendForms(form, recorder, ip);
  }
  return accepted;
}

async function sendForms({ ingestion }: Form, recorder: Recorder, ip: string): Promise<void> {
  const url = `${ingestion}/wp-comments-post.php`;
  const filled = (fields: Record<string, string>) => ({
    method: 'POST',
    headers: { 'x-forwarded-for': ip, referer: `${ingestion}/` },
    body: new URLSearchParams(fields),
  });
  const fields = { author: 'Noé', email: EMAIL, comment_post_ID: 'canary' };
  const accepted = await recorder.ask(url, filled({ ...fields, comment: `Du formulaire ${ip.length}` }));
  expect(accepted.status).toBe(303);
  // The page for the author of a refused form keeps what was typed: it may show the e-mail to its owner, and to no cache.
  const { status, headers, text } = await recorder.askUnrecorded(url, filled({ ...fields, comment: '' }));
  expect([status, headers.get('cache-control')]).toEqual([422, 'no-store']);
  expect(foundIn(text, [IPV4, IPV6].flatMap(disguises))).toEqual([]);
}

/** Everything there is to read, by everybody who may read, the moderator's decisions between. */
async function readAll(form: Form, recorder: Recorder, accepted: readonly Accepted[]): Promise<void> {
  const { review, reading, moderatorKey, consumerKey } = form;
  const asModerator = { headers: bearer(moderatorKey) };
  for (const status of ['approved', 'held', 'spam', 'rejected'])
    await recorder.ask(`${review}/v1/review/comments?status=${status}`, asModerator);
  for (const { id } of accepted) {
    const { version, status } = await forReview(form, id);
    const answer = await decide(form, { id, version, decision: status === 'approved' ? 'spam' : 'approve' });
    recorder.note(`decision about ${id}`, answer);
    await recorder.ask(`${review}/v1/review/comments/${id}`, asModerator);
  }
  for (const { id, receipt } of accepted)
    await recorder.ask(`${reading}/v1/comments/${id}`, { headers: bearer(receipt) });
  for (const path of ['comments', 'comments.atom', 'comments?limit=1'])
    await recorder.ask(`${reading}/v1/articles/canary/${path}`);
  await recorder.ask(`${review}/v1/events?limit=1000`, { headers: bearer(consumerKey) });
  await recorder.askStream(`${review}/v1/events`, bearer(consumerKey));
  for (const { url } of Object.values(form.services))
    for (const path of ['/metrics', '/readyz', '/', '/no-such-page']) await recorder.ask(url + path);
}

/** Sends and reads all, and gives everything that was answered or logged. */
async function liveThrough(form: Form): Promise<readonly Place[]> {
  const recorder = startRecording();
  const accepted = await sendAll(form, recorder);
  await expectNothingLost(form, accepted);
  await readAll(form, recorder, accepted);
  recorder.note('the event log', JSON.stringify(await allEvents(form)));
  return recorder.places;
}

function leaks(places: readonly Place[]): string[] {
  return places.flatMap(([where, bytes]) => foundIn(bytes, SECRETS).map((secret) => `${secret} in ${where}`));
}

describeEachForm('hidden addresses, what is sent out', ENV, (form) => {
  test(
    'when comments were accepted, refused, held and decided, then no answer and no log line shows an address',
    async () => {
      const places = await liveThrough(form());
      expect(leaks([...places, ['the logs', Buffer.from(form().allLogs())]])).toEqual([]);
    },
    DEADLINE_MS,
  );
});

describeStandalone('hidden addresses, what is stored', ENV, (form) => {
  test(
    'when comments are stored, then no byte of the data folder shows an address, while it runs and after',
    async () => {
      const running: StandaloneForm = form();
      const recorder = startRecording();
      const accepted = await sendAll(running, recorder);
      const fresh = await filesBelow(running.folder);
      await expectNothingLost(running, accepted);
      await readAll(running, recorder, accepted);
      const full = await filesBelow(running.folder);
      await running.services['standalone']?.stop();
      const stopped = await filesBelow(running.folder);
      // The comments themselves are there, so an address would be seen.
      expect([...fresh, ...full].some(([, bytes]) => foundIn(bytes, ['un autre avis']).length > 0)).toBe(true);
      expect(leaks([...fresh, ...full, ...stopped])).toEqual([]);
    },
    DEADLINE_MS,
  );
});

describeSeparate('hidden addresses, what is stored', ENV, (form) => {
  test(
    'when comments wait and then are stored, then no byte of Redis or MongoDB shows an address',
    async () => {
      const running = form();
      const recorder = startRecording();
      // Without a worker they stay in Redis, where they can be looked at.
      await running.services.worker.kill9();
      const accepted = await sendAll(running, recorder);
      const waiting = [...(await redisKeys(running.redis.url)), ...(await filesBelow(running.redis.folder ?? ''))];
      expect(waiting.some(([, bytes]) => foundIn(bytes, ['un autre avis']).length > 0)).toBe(true);
      await running.services.worker.restart();
      await expectNothingLost(running, accepted);
      await readAll(running, recorder, accepted);
      const documents = await mongoDocuments(running.mongo.url);
      expect(documents.some(([, bytes]) => foundIn(bytes, ['un autre avis']).length > 0)).toBe(true);
      const files = [
        ...(await filesBelow(running.mongo.folder ?? '')),
        ...(await filesBelow(running.redis.folder ?? '')),
      ];
      expect(leaks([...waiting, ...documents, ...files, ...(await redisKeys(running.redis.url))])).toEqual([]);
    },
    DEADLINE_MS,
  );
});
