import { waitUntil } from '../servers/wait-until';
import { ownWords } from '../servers/own-words';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';

let tamis: InProcess;
let moderator: Record<string, string>;
beforeAll(async () => {
  tamis = await startInProcess({
    TAMIS_EVENT_POLL_MS: '20',
    TAMIS_TRUSTED_PROXIES: '127.0.0.1',
    TAMIS_REPORTS_TO_HOLD: '3',
    TAMIS_REPORTS_PER_HOUR: '4',
    TAMIS_REACTIONS: 'both',
    TAMIS_REACTIONS_PER_HOUR: '3',
  });
  moderator = { authorization: `Bearer ${await tamis.key('moderator', 'ada')}`, 'content-type': 'application/json' };
});
afterAll(() => tamis.close());

interface Listed {
  id: string;
  body: string;
  likes?: number;
  dislikes?: number;
}
interface Reviewed {
  version: number;
  status: string;
  verdict: { score: number; reasons: { rule: string; message: string; holds: boolean }[] };
  reports: { reason: string; note: string | null }[];
  history: { decision: string; by: string }[];
}

const list = async (articleId: string): Promise<{ etag: string | null; items: Listed[] }> => {
  const answer = await fetch(`${tamis.url}/v1/articles/${articleId}/comments`);
  return { etag: answer.headers.get('etag'), items: ((await answer.json()) as { items: Listed[] }).items };
};
async function published(articleId: string, body = ownWords()): Promise<string> {
  const { id } = (await (await postComment(tamis.url, { articleId, body })).json()) as { id: string };
  await waitUntil('it is published', async () => (await list(articleId)).items.some((each) => each.id === id));
  return id;
}
const say = (method: string, path: string, from: string, body: object): Promise<Response> =>
  fetch(`${tamis.url}/v1/comments/${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify(body),
  });
const report = (id: string, from: string, body: object = { reason: 'abuse' }) =>
  say('POST', `${id}/reports`, from, body);
const review = async (id: string): Promise<Reviewed> =>
  (await fetch(`${tamis.url}/v1/review/comments/${id}`, { headers: moderator })).json() as never;
const reported = async (): Promise<string[]> => {
  const query = 'status=approved&rule=reader-reports&order=score';
  const answer = await fetch(`${tamis.url}/v1/review/comments?${query}`, { headers: moderator });
  return ((await answer.json()) as { items: { id: string }[] }).items.map(({ id }) => id);
};
const decide = async (id: string, decision: string): Promise<Response> =>
  fetch(`${tamis.url}/v1/review/comments/${id}/decisions`, {
    method: 'POST',
    headers: moderator,
    body: JSON.stringify({ decision, version: (await review(id)).version }),
  });
const codeOf = async (answer: Response): Promise<unknown[]> => [
  answer.status,
  ((await answer.json()) as { error: { code: string } }).error.code,
];

test('when readers report a comment, then moderators find it with what was said, the most reported first', async () => {
  const [one, two] = [await published('reported'), await published('reported')];
  expect((await report(one, '198.51.100.1', { reason: 'off-topic', note: ' Rien à voir ' })).status).toBe(202);
  expect((await report(two, '198.51.100.1')).status).toBe(202);
  expect((await report(two, '198.51.100.2', { reason: 'illegal' })).status).toBe(202);
  expect((await report(two, '198.51.100.2', { reason: 'spam' })).status).toBe(202);
  expect(await reported()).toEqual([two, one]);
  const full = await review(two);
  expect(full).toMatchObject({ status: 'approved', version: 1, reports: [{ reason: 'abuse' }, { reason: 'illegal' }] });
  expect(full.verdict.reasons.find(({ rule }) => rule === 'reader-reports')?.message).toMatch(/^(Signalé|Reported)/);
  expect((await review(one)).reports).toMatchObject([{ reason: 'off-topic', note: 'Rien à voir' }]);
  expect((await list('reported')).items).toHaveLength(2);
});

test('when as many networks report as the site says, then the comment is held; once a moderator approves it, no number hides it', async () => {
  const id = await published('hidden');
  for (const n of [1, 2]) await report(id, `203.0.113.${String(n)}`);
  expect((await list('hidden')).items).toHaveLength(1);
  await report(id, '203.0.113.3');
  expect((await list('hidden')).items).toHaveLength(0);
  expect(await review(id)).toMatchObject({
    status: 'held',
    version: 2,
    history: [{ decision: 'hold', by: 'readers' }],
  });
  expect((await review(id)).verdict.reasons.at(-1)).toMatchObject({ rule: 'reader-reports', holds: true });
  expect(await codeOf(await report(id, '203.0.113.4'))).toEqual([409, 'comment/not-published']);

  expect((await decide(id, 'approve')).status).toBe(200);
  const approved = await review(id);
  expect(approved.verdict.reasons.map(({ rule }) => rule)).not.toContain('reader-reports');
  expect(approved.reports).toHaveLength(3);
  for (const n of [5, 6, 7, 8]) expect((await report(id, `203.0.113.${String(n)}`)).status).toBe(202);
  expect(await review(id)).toMatchObject({ status: 'approved' });
  expect(await reported()).toContain(id);
  expect((await decide(id, 'approve')).status).toBe(200);
  expect(await reported()).not.toContain(id);
});

test('when one network reports without end, then it is told to wait; what makes no sense is refused with its reason', async () => {
  const id = await published('limits');
  const statuses = [];
  for (let n = 0; n < 5; n += 1) statuses.push((await report(id, '192.0.2.77')).status);
  expect(statuses).toEqual([202, 202, 202, 202, 429]);
  expect((await report(id, '192.0.2.78', { reason: 'dull' })).status).toBe(400);
  expect((await report(id, '192.0.2.78', { reason: 'spam', note: 'x'.repeat(500) })).status).toBe(202);
  expect((await report(id, '192.0.2.79', { reason: 'spam', note: 'x'.repeat(501) })).status).toBe(400);
  expect(await codeOf(await report('none', '192.0.2.80'))).toEqual([409, 'comment/not-published']);
});

test('when a reader has no script, then a page takes the report, says what is missing, and says thanks', async () => {
  const id = await published('page', 'Le port de pêche a bien changé depuis dix ans <b>');
  const address = `${tamis.url}/v1/comments/${id}/report`;
  const page = await fetch(address, { headers: { 'accept-language': 'fr' } });
  expect(page.status).toBe(200);
  const text = await page.text();
  expect(text).toContain('Signaler un commentaire');
  expect(text).toContain('depuis dix ans &#60;b&#62;');
  const send = (fields: Record<string, string>): Promise<Response> =>
    fetch(address, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'x-forwarded-for': '192.0.2.90', 'accept-language': 'fr' },
      body: new URLSearchParams(fields),
    });
  const refused = await send({ reason: '', note: 'parce que' });
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Choisissez un motif.')]);
  const taken = await send({ reason: 'spam', note: 'parce que' });
  expect([taken.status, taken.headers.get('location')]).toEqual([303, 'report?done=yes']);
  expect(await (await fetch(`${address}?done=yes`, { headers: { 'accept-language': 'en' } })).text()).toContain(
    'has reached the moderators',
  );
  expect((await review(id)).reports).toMatchObject([{ reason: 'spam', note: 'parce que' }]);
  expect((await fetch(`${tamis.url}/v1/comments/none/report`)).status).toBe(404);
});

test('when readers like a comment, then lists count one of each network, anew for who has an older list', async () => {
  const id = await published('liked');
  const before = await list('liked');
  expect(before.items).toMatchObject([{ id, likes: 0, dislikes: 0 }]);
  const react = (from: string, reaction: string | null) => say('PUT', `${id}/reaction`, from, { reaction });
  expect(await (await react('198.51.100.8', 'like')).json()).toEqual({ likes: 1, dislikes: 0 });
  expect(await (await react('198.51.100.9', 'dislike')).json()).toEqual({ likes: 1, dislikes: 1 });
  expect(await (await react('198.51.100.9', 'like')).json()).toEqual({ likes: 2, dislikes: 0 });
  expect(await (await react('198.51.100.9', null)).json()).toEqual({ likes: 1, dislikes: 0 });
  expect((await react('198.51.100.9', 'like')).status).toBe(429);
  const after = await list('liked');
  expect(after.etag).not.toBe(before.etag);
  expect(after.items).toMatchObject([{ likes: 1, dislikes: 0 }]);
  expect(await codeOf(await say('PUT', 'none/reaction', '198.51.100.10', { reaction: 'like' }))).toEqual([
    409,
    'comment/not-published',
  ]);
});

test('when the site has no reactions, then lists hold no counts, the script no buttons, and who reacts is told so', async () => {
  const plain = await startInProcess();
  try {
    const answer = await fetch(`${plain.url}/v1/comments/none/reaction`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reaction: 'like' }),
    });
    expect(await codeOf(answer)).toEqual([409, 'comment/no-reactions']);
    const scriptOf = async ({ url }: InProcess): Promise<string> => (await fetch(`${url}/embed.js`)).text();
    expect(await scriptOf(plain)).not.toContain('/reaction');
    expect(await scriptOf(tamis)).toContain('/reaction');
  } finally {
    await plain.close();
  }
});

test('when a site allows basic mark-up, then lists show it, and the text stays as it was sent', async () => {
  const marked = await startInProcess({ TAMIS_MARKUP: 'basic' });
  try {
    const body = '**Le vieux pont** du port est > beau que la gare';
    await postComment(marked.url, { articleId: 'marked', body });
    const item = await waitUntil('it is published', async () => {
      const answer = await fetch(`${marked.url}/v1/articles/marked/comments`);
      return ((await answer.json()) as { items: { body: string; bodyHtml: string }[] }).items[0];
    });
    expect(item.body).toMatch(/^\*\*Le vieux pont\*\* du port est > beau que la gare/);
    expect(item.bodyHtml).toMatch(/^<p dir="auto"><strong>Le vieux pont<\/strong> du port est &gt; beau que la gare/);
  } finally {
    await marked.close();
  }
});
