import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';

let tamis: InProcess;
let moderator: Record<string, string>;
let consumer: Record<string, string>;
beforeAll(async () => {
  tamis = await startInProcess({
    TAMIS_EVENT_POLL_MS: '20',
    TAMIS_HOUSE_NAME: 'La rédaction',
    TAMIS_RESERVED_NAMES: 'Jeanne Martin',
  });
  moderator = { authorization: `Bearer ${await tamis.key('moderator', 'ada')}`, 'content-type': 'application/json' };
  consumer = { authorization: `Bearer ${await tamis.key('consumer')}` };
});
afterAll(() => tamis.close());

interface Listed {
  id: string;
  parentId: string | null;
  author: { name: string; house?: true };
  body: string;
}

const answerTo = (id: string, text: unknown, headers = moderator): Promise<Response> =>
  fetch(`${tamis.url}/v1/review/comments/${id}/answers`, { method: 'POST', headers, body: JSON.stringify({ text }) });
const codeOf = async (response: Response): Promise<unknown[]> => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
];
const listed = async (articleId: string): Promise<Listed[]> =>
  ((await (await fetch(`${tamis.url}/v1/articles/${articleId}/comments`)).json()) as { items: Listed[] }).items;
const published = async (articleId: string): Promise<string> => {
  await postComment(tamis.url, { articleId });
  return waitUntil('it is published', async () => (await listed(articleId))[0]?.id);
};

test('when a moderator answers in the house’s name, then readers see it at once, marked, below what it answers, and services hear of it', async () => {
  const id = await published('answered');
  const response = await answerTo(id, ' Merci, nous avons <b>corrigé</b> la date. ');
  expect(response.status).toBe(201);
  const answer = (await response.json()) as { id: string; house: string };
  expect(answer.house).toBe('ada');
  const [, shown] = await listed('answered');
  expect(shown).toMatchObject({
    id: answer.id,
    parentId: id,
    author: { name: 'La rédaction', url: null, house: true },
    body: 'Merci, nous avons <b>corrigé</b> la date.',
    bodyHtml: expect.stringContaining('&#60;b&#62;') as string,
  });
  expect(JSON.stringify(await listed('answered'))).not.toContain('ada');
  const page = await (await fetch(`${tamis.url}/embed/answered`, { headers: { 'accept-language': 'fr' } })).text();
  expect(page.split('<span class="house">équipe</span>')).toHaveLength(2);
  await waitUntil('the event is told', async () => {
    const feed = (await (await fetch(`${tamis.url}/v1/events?limit=100`, { headers: consumer })).json()) as {
      items: { subject: string; type: string; data: { author?: object } }[];
    };
    const event = feed.items.find(({ subject }) => subject === answer.id);
    return event?.type === 'comment.approved' && JSON.stringify(event.data.author).includes('"house":true');
  });
});

test('when the same answer is sent twice, then it is one; another one is another', async () => {
  const id = await published('twice');
  const [first, second, other] = await Promise.all(['Merci', 'Merci', 'Bien vu'].map((text) => answerTo(id, text)));
  const idOf = async (response?: Response) => ((await response?.json()) as { id: string }).id;
  expect(await idOf(first)).toBe(await idOf(second));
  expect(other?.status).toBe(201);
  expect(await listed('twice')).toHaveLength(3);
});

test('when what is answered is not published, or nobody is asked for, or nothing is said, then nothing appears', async () => {
  const links = 'Voir http://a.example http://b.example http://c.example http://d.example';
  const { id } = (await (await postComment(tamis.url, { articleId: 'unseen', body: links })).json()) as { id: string };
  await waitUntil('it is judged', async () => (await answerTo(id, 'Merci')).status === 409);
  expect(await codeOf(await answerTo(id, 'Merci'))).toEqual([409, 'comment/not-published']);
  expect(await codeOf(await answerTo('nobody', 'Merci'))).toEqual([404, 'comment/not-found']);
  const seen = await published('silent');
  for (const text of ['  ', 'x'.repeat(10_001), 7, undefined]) expect((await answerTo(seen, text)).status).toBe(400);
  expect((await answerTo(seen, 'x'.repeat(10_000))).status).toBe(201);
  expect((await answerTo(seen, 'Merci', { ...consumer, 'content-type': 'application/json' })).status).toBe(403);
  expect(await listed('unseen')).toEqual([]);
});

test.each(['La rédaction', 'LA REDACTION', 'La\u200b r\u00e9daction.', 'Lа rédaction', 'jeanne-martin'])(
  'when a visitor calls himself %s, then the name is refused at its field',
  async (name) => {
    const response = await postComment(tamis.url, { author: { name }, articleId: 'names' });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error: { fields: [{ path: 'author.name', code: 'reserved' }] } });
  },
);

test('when a name only holds a reserved one, then it is a visitor’s own', async () => {
  expect((await postComment(tamis.url, { author: { name: 'Jeanne Martineau' } })).status).toBe(202);
});
