import { once } from 'node:events';
import { connect } from 'node:net';
import { MOST_EDITS } from '@tamis/shared/application/author-changes';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';

interface State {
  status: string;
  reason: string;
  changeableUntil: string | null;
}
interface Posted {
  id: string;
  receipt: string;
}

const LINKS = 'Voir http://a.example http://b.example http://c.example http://d.example';
const POLITE = 'Je corrige : la digue date de 1890, merci à la rédaction';

let tamis: InProcess;
let moderator: Record<string, string>;
let consumer: Record<string, string>;
beforeAll(async () => {
  tamis = await startInProcess({ TAMIS_EVENT_POLL_MS: '20', TAMIS_AUTHOR_MINUTES: '10' });
  moderator = { authorization: `Bearer ${await tamis.key('moderator')}`, 'content-type': 'application/json' };
  consumer = { authorization: `Bearer ${await tamis.key('consumer')}` };
});
afterAll(() => tamis.close());

const own = (method: string, { id, receipt }: Posted, body?: object, service = tamis): Promise<Response> =>
  fetch(`${service.url}/v1/comments/${id}`, {
    method,
    headers: { authorization: `Bearer ${receipt}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const stateOf = async (posted: Posted, service = tamis): Promise<State> =>
  (await own('GET', posted, undefined, service)).json() as Promise<State>;
const untilStatus = (posted: Posted, status: string, service = tamis): Promise<State> =>
  waitUntil(`it is ${status}`, async () => {
    const state = await stateOf(posted, service);
    return state.status === status && state;
  });
async function post(fields: Record<string, unknown>, service = tamis): Promise<Posted> {
  return (await (await postComment(service.url, fields)).json()) as Posted;
}
const listed = async (articleId: string): Promise<{ body: string }[]> =>
  ((await (await fetch(`${tamis.url}/v1/articles/${articleId}/comments`)).json()) as { items: { body: string }[] })
    .items;
const review = async ({ id }: Posted): Promise<{ version: number; status: string; body: string; history: object[] }> =>
  (await fetch(`${tamis.url}/v1/review/comments/${id}`, { headers: moderator })).json() as never;
const decide = async ({ id }: Posted, decision: string, version: number): Promise<Response> =>
  fetch(`${tamis.url}/v1/review/comments/${id}/decisions`, {
    method: 'POST',
    headers: moderator,
    body: JSON.stringify({ decision, version }),
  });
const codeOf = async (response: Response): Promise<unknown[]> => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
];

test('when an author edits a published comment, then readers see the new text once it is judged, and moderators what it was', async () => {
  const posted = await post({ articleId: 'edited', body: 'La digue date de 1880' });
  const { changeableUntil } = await untilStatus(posted, 'approved');
  expect(Date.parse(changeableUntil ?? '') - Date.now()).toBeLessThanOrEqual(600_000);
  const before = (await listed('edited'))[0]?.body;
  const answer = await own('PATCH', posted, { body: POLITE });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ id: posted.id, status: 'held' });
  await untilStatus(posted, 'approved');
  expect((await listed('edited')).map(({ body }) => body)).toEqual([POLITE]);
  expect(await review(posted)).toMatchObject({
    body: POLITE,
    version: 3,
    history: [{ decision: 'edit', by: 'author', note: before, from: 'approved', to: 'held' }],
  });
  const told = await waitUntil('all three changes are told', async () => {
    const feed = (await (await fetch(`${tamis.url}/v1/events?limit=100`, { headers: consumer })).json()) as {
      items: { id: string; type: string; subject: string }[];
    };
    const own = feed.items.filter(({ subject }) => subject === posted.id);
    return own.length >= 3 && own.map(({ id, type }) => [id, type]);
  });
  expect(told).toEqual([
    [`${posted.id}.1`, 'comment.approved'],
    [`${posted.id}.2`, 'comment.withdrawn'],
    [`${posted.id}.3`, 'comment.approved'],
  ]);
  // The same text again is no edit.
  expect((await own('PATCH', posted, { body: POLITE })).status).toBe(200);
  expect(await review(posted)).toMatchObject({ version: 3 });
});

test('when an edit brings in what the rules hold, then it waits for a person, also where one had published it before', async () => {
  const posted = await post({ articleId: 'worse' });
  await untilStatus(posted, 'approved');
  expect((await decide(posted, 'approve', 1)).status).toBe(200);
  await own('PATCH', posted, { body: LINKS });
  await waitUntil('it is judged', async () => (await review(posted)).version === 4);
  expect(await review(posted)).toMatchObject({ status: 'held' });
  expect(await listed('worse')).toEqual([]);
  expect((await decide(posted, 'reject', 4)).status).toBe(200);
  for (const method of ['PATCH', 'DELETE'])
    expect(await codeOf(await own(method, posted, method === 'PATCH' ? { body: POLITE } : undefined))).toEqual([
      409,
      'comment/unchangeable',
    ]);
});

test('when an author withdraws a comment, then nobody sees it or can publish it, and a second time changes nothing', async () => {
  const posted = await post({ articleId: 'gone' });
  await untilStatus(posted, 'approved');
  const state = { status: 'rejected', reason: 'withdrawn', changeableUntil: null };
  expect(await (await own('DELETE', posted)).json()).toMatchObject(state);
  expect(await (await own('DELETE', posted)).json()).toMatchObject(state);
  expect(await listed('gone')).toEqual([]);
  expect(await codeOf(await decide(posted, 'approve', 2))).toEqual([409, 'comment/withdrawn']);
  expect(await codeOf(await own('PATCH', posted, { body: POLITE }))).toEqual([409, 'comment/unchangeable']);
  expect(await review(posted)).toMatchObject({ version: 2, history: [{ decision: 'withdraw', by: 'author' }] });
});

test('when a comment was edited as often as it may be, then one edit more is refused', async () => {
  const posted = await post({ articleId: 'often' });
  await untilStatus(posted, 'approved');
  for (let at = 0; at < MOST_EDITS; at += 1)
    expect((await own('PATCH', posted, { body: `${POLITE} ${at}` })).status).toBe(200);
  expect(await codeOf(await own('PATCH', posted, { body: POLITE }))).toEqual([409, 'comment/unchangeable']);
});

test('when the new text is no comment or the receipt is another one’s, then nothing changes', async () => {
  const posted = await post({ articleId: 'wrong' });
  const other = await post({ articleId: 'wrong' });
  await untilStatus(posted, 'approved');
  expect(await codeOf(await own('PATCH', posted, { body: ' \n ' }))).toEqual([422, 'submission/invalid']);
  expect(await codeOf(await own('PATCH', posted, { body: 'x'.repeat(10_001) }))).toEqual([422, 'submission/invalid']);
  expect(await codeOf(await own('PATCH', posted, {}))).toEqual([400, 'request/invalid']);
  for (const method of ['PATCH', 'DELETE'])
    expect(await codeOf(await own(method, { ...posted, receipt: other.receipt }, { body: POLITE }))).toEqual([
      401,
      'access/unauthenticated',
    ]);
  expect(await review(posted)).toMatchObject({ version: 1 });
});

test('when there is no good receipt, then no word of the body is read', async () => {
  const { id } = await post({ articleId: 'unread' });
  const socket = connect(Number(new URL(tamis.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const head = `PATCH /v1/comments/${id} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k1.none\r\n`;
  socket.write(`${head}Content-Type: application/json\r\nContent-Length: 100000\r\n\r\n`);
  const answer = String(await once(socket, 'data'));
  socket.destroy();
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
});

test('when authors may never change what they sent, then they are told so', async () => {
  const strict = await startInProcess({ TAMIS_AUTHOR_MINUTES: '0' });
  const posted = await post({ articleId: 'strict' }, strict);
  expect(await untilStatus(posted, 'approved', strict)).toMatchObject({ changeableUntil: null });
  expect(await codeOf(await own('PATCH', posted, { body: POLITE }, strict))).toEqual([409, 'comment/unchangeable']);
  await strict.close();
});
