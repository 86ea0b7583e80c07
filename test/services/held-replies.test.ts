import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';

let tamis: InProcess;
let headers: Record<string, string>;
let reading: Record<string, string>;
beforeAll(async () => {
  tamis = await startInProcess({ TAMIS_EVENT_POLL_MS: '20' });
  headers = { authorization: `Bearer ${await tamis.key('moderator')}`, 'content-type': 'application/json' };
  reading = { authorization: `Bearer ${await tamis.key('consumer')}` };
});
afterAll(() => tamis.close());

interface State {
  status: string;
  version: number;
}
const stateOf = async (id: string): Promise<State | undefined> => {
  const response = await fetch(`${tamis.url}/v1/review/comments/${id}`, { headers });
  return response.ok ? ((await response.json()) as State) : undefined;
};
async function post(body: string, parentId?: string): Promise<{ id: string; state: State }> {
  const response = await postComment(tamis.url, { body, parentId });
  const { id } = (await response.json()) as { id: string };
  return { id, state: await waitUntil('it is judged', () => stateOf(id)) };
}
const decide = async (id: string, decision: string, version: number): Promise<void> => {
  const body = JSON.stringify({ decision, version });
  const response = await fetch(`${tamis.url}/v1/review/comments/${id}/decisions`, { method: 'POST', headers, body });
  expect(response.status).toBe(200);
};
const LINKS = 'Voir http://a.example http://b.example http://c.example http://d.example';

test('when a comment is approved, then replies that waited only for it are published, and theirs after them; what something else holds stays held', async () => {
  const parent = await post(LINKS);
  expect(parent.state.status).not.toBe('approved');
  const reply = await post('Merci, très intéressant', parent.id);
  const answer = await post('Moi aussi', reply.id);
  const doubtful = await post(LINKS, parent.id);
  expect([reply, answer, doubtful].map(({ state }) => state.status)).toEqual(['held', 'held', 'held']);
  await decide(parent.id, 'approve', parent.state.version);
  const isPublished = async ({ id }: { id: string }) => ((await stateOf(id))?.status === 'approved' ? true : undefined);
  await waitUntil('the reply is published', () => isPublished(reply));
  await waitUntil('its answer is published', () => isPublished(answer));
  expect(await stateOf(doubtful.id)).toMatchObject({ status: 'held', version: 1 });
  const feed = (await (await fetch(`${tamis.url}/v1/events?limit=100`, { headers: reading })).json()) as {
    items: { id: string; type: string; subject: string }[];
  };
  const told = feed.items.filter(({ subject }) => subject === reply.id).map(({ id, type }) => [id, type]);
  expect(told).toEqual([
    [`${reply.id}.1`, 'comment.held'],
    [`${reply.id}.2`, 'comment.approved'],
  ]);
});
