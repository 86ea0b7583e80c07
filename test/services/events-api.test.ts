import { randomUUID } from 'node:crypto';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { EVENT_TYPES } from '@tamis/shared/domain/event';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { ownWords } from '../servers/own-words';

interface Told {
  id: string;
  type: string;
  subject: string;
  dataschema: string;
  data: { articleId: string };
}
interface Page {
  items: Told[];
  nextCursor: string;
}

let tamis: InProcess;
let consumer: string;
let moderator: string;
beforeAll(async () => {
  tamis = await startInProcess({ TAMIS_EVENT_POLL_MS: '20' });
  [consumer, moderator] = [await tamis.key('consumer'), await tamis.key('moderator')];
});
afterAll(() => tamis.close());

async function read(query: string): Promise<Page> {
  const response = await fetch(`${tamis.url}/v1/events${query}`, { headers: { authorization: `Bearer ${consumer}` } });
  expect(response.status).toBe(200);
  return (await response.json()) as Page;
}
async function post(articleId: string): Promise<string> {
  const response = await fetch(`${tamis.url}/v1/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `2001:db8:${Math.floor(Math.random() * 65_535).toString(16)}::1`,
    },
    body: JSON.stringify({
      articleId,
      author: { name: 'Camille', email: `${randomUUID()}@example.org` },
      body: `Merci pour cet article ${ownWords()}`,
    }),
  });
  return ((await response.json()) as { id: string }).id;
}
const reject = (id: string) =>
  fetch(`${tamis.url}/v1/review/comments/${id}/decisions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${moderator}`, 'content-type': 'application/json' },
    body: JSON.stringify({ decision: 'reject', version: 1 }),
  });
const subjects = ({ items }: Page): string[] => items.map(({ subject }) => subject);

test('when events are filtered, then only those come, and the cursor goes on behind all that was looked at', async () => {
  const [one, two] = [await post('filter-a'), await post('filter-b')];
  await waitUntil('both are told', async () => (await read('?articleId=filter-b')).items.length === 1);
  expect(subjects(await read('?articleId=filter-a'))).toEqual([one]);
  expect(subjects(await read('?articleId=filter-b&types=comment.approved,comment.held'))).toEqual([two]);
  expect(subjects(await read('?articleId=filter-b&types=comment.spam'))).toEqual([]);
  expect(subjects(await read('?siteId=nowhere'))).toEqual([]);
  const { nextCursor } = await read('?siteId=nowhere');
  expect(subjects(await read(`?after=${nextCursor}`))).toEqual([]);
  await waitUntil('the verdict', async () => (await reject(one)).ok);
  await waitUntil(
    'it is told',
    async () => subjects(await read(`?after=${nextCursor}&types=comment.withdrawn`)).length === 1,
  );
});

test('when a consumer waits, then it is answered by the event, and empty when none comes', async () => {
  const { nextCursor } = await read('?limit=1000');
  const waiting = read(`?after=${nextCursor}&articleId=awaited&wait=30`);
  const other = await post('not-awaited');
  const id = await post('awaited');
  const page = await waiting;
  expect(subjects(page)).toEqual([id]);
  expect(other).not.toBe(id);
  const startedAt = performance.now();
  expect((await read(`?after=${page.nextCursor}&articleId=nothing&wait=1`)).items).toEqual([]);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(900);
});

test('when an event is asked for by its id, then it is told as in the feed; another id is not found', async () => {
  await post('by-id');
  const [told] = await waitUntil('it is told', async () => {
    const { items } = await read('?articleId=by-id');
    return items.length > 0 ? items : undefined;
  });
  const ask = (id: string) =>
    fetch(`${tamis.url}/v1/events/${id}`, { headers: { authorization: `Bearer ${consumer}` } });
  expect(await (await ask(told?.id ?? '')).json()).toEqual(told);
  expect((await ask('nothing')).status).toBe(404);
});

test('when every event is held against the schema that it names, then it fits', async () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  for (const type of EVENT_TYPES)
    ajv.addSchema((await (await fetch(`${tamis.url}/v1/events/schemas/${type}`)).json()) as object);
  const { items } = await read('?limit=1000');
  expect(items.length).toBeGreaterThan(3);
  for (const item of items) {
    const validate = ajv.getSchema(item.dataschema);
    expect([item.type, validate?.(item), validate?.errors]).toEqual([item.type, true, null]);
  }
  expect((await fetch(`${tamis.url}/v1/events/schemas/comment.loved`)).status).toBe(404);
});

test.each(['?wait=31', '?wait=-1', '?types=comment.loved', '?types=', '?limit=1001'])(
  'when %s is asked, then it is refused',
  async (query) => {
    const response = await fetch(`${tamis.url}/v1/events${query}`, {
      headers: { authorization: `Bearer ${consumer}` },
    });
    expect(response.status).toBe(400);
  },
);
