import { randomUUID } from 'node:crypto';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';

let tamis: InProcess;
let admin: string;
beforeAll(async () => {
  tamis = await startInProcess({
    TAMIS_EVENT_POLL_MS: '20',
    TAMIS_SPAM_KEEP_DAYS: '17',
    TAMIS_EMAILS_KEEP_DAYS: '0',
    TAMIS_CALLBACK_ORIGINS: 'https://cms.example.org',
  });
  admin = await tamis.key('admin', 'ada', { maySeeAddresses: true });
});
afterAll(() => tamis.close());

/** What proves that a form is the session's own stands in its pages. */
async function open(path: string, key: string): Promise<{ status: number; html: string; csrf: string }> {
  const answer = await fetch(`${tamis.url}${path}`, {
    headers: { cookie: `tamis_desk=${key}`, 'accept-language': 'fr' },
  });
  const html = await answer.text();
  return { status: answer.status, html, csrf: /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '' };
}
async function send(path: string, key: string, fields: Record<string, string>): Promise<Response> {
  const { csrf } = await open('/review/account', key);
  return fetch(`${tamis.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: `tamis_desk=${key}`,
      'accept-language': 'fr',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrf, ...fields }),
  });
}
const audited = async (): Promise<string[]> => {
  const answer = await fetch(`${tamis.url}/v1/review/audit?limit=50`, {
    headers: { authorization: `Bearer ${admin}` },
  });
  const { items } = (await answer.json()) as { items: { kind: string; actor: string }[] };
  return items.filter(({ kind }) => kind.startsWith('person.')).map(({ kind, actor }) => `${actor} ${kind}`);
};

test('when somebody may see addresses, then a person’s data are shown, handed out and erased, and the audit says so without the address', async () => {
  const email = `max-${randomUUID()}@example.org`;
  const { id } = (await (
    await postComment(tamis.url, { author: { name: 'Max', email }, body: 'Un mot du port' })
  ).json()) as { id: string };
  await waitUntil('it is judged', async () => (await open(`/review/comments/${id}`, admin)).status === 200);
  const shown = await (await send('/review/people', admin, { email, do: 'show' })).text();
  expect(shown).toContain('Commentaires : 1. Notifications : 0.');
  expect(shown).toContain('Un mot du port');
  const json = await send('/review/people', admin, { email, do: 'json' });
  expect(json.headers.get('content-disposition')).toContain('attachment');
  expect(await json.json()).toMatchObject({ email, comments: [{ id, name: 'Max' }] });
  const page = await send('/review/people', admin, { email, do: 'page' });
  expect(await page.text()).toContain('Vos données');
  const unsure = await send('/review/people', admin, { email, do: 'erase', again: 'max@example.org' });
  expect([unsure.status, await unsure.text()]).toEqual([400, expect.stringContaining('rien n’a été effacé')]);
  const erasing = await (await send('/review/people', admin, { email, do: 'erase', again: ` ${email} ` })).text();
  expect(erasing).toContain('L’effacement est en cours');
  await waitUntil(
    'it is erased',
    async () =>
      (await (await send('/review/people', admin, { email, do: 'show' })).text()).includes('Commentaires : 0.'),
    15_000,
  );
  await waitUntil('it is in the audit', async () => (await audited()).includes('ada person.erased'), 15_000);
  expect(await audited()).toContain('ada person.exported');
  expect((await open('/review/audit', admin)).html).not.toContain(email);
});

test.each(['moderator', 'admin'] as const)(
  'when a %s may not see addresses, then the page is not for them',
  async (role) => {
    const key = await tamis.key(role);
    expect((await open('/review/people', key)).status).toBe(403);
    expect((await send('/review/people', key, { email: 'nina@example.org', do: 'show' })).status).toBe(403);
    expect((await open('/review', key)).html).not.toContain('/review/people');
  },
);

test('when an address is none, then it is said at once', async () => {
  const answer = await send('/review/people', admin, { email: 'nina', do: 'show' });
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('adresse e-mail valide')]);
});

test('when the record of processing is opened, then it says what the settings do, who is told and who has access; moderators do not see it', async () => {
  await fetch(`${tamis.url}/v1/webhooks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({ url: 'https://search.example.org/hook', description: 'index' }),
  });
  const { html } = await open('/review/processing', admin);
  expect(html).toContain(tamis.folder);
  expect(html).toContain('17 jours');
  expect(html).toContain('180 jours');
  expect(html).toContain('search.example.org (index)');
  expect(html).toContain('https://cms.example.org');
  expect(html).not.toContain('Akismet');
  expect((await open('/review/processing', await tamis.key('moderator'))).status).toBe(403);
});

test('when a site sends no mail, then the page for one’s own data says whom to ask', async () => {
  const page = await fetch(`${tamis.url}/me`, { headers: { 'accept-language': 'fr' } });
  expect(await page.text()).toContain('écrivez à la rédaction');
});
