import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { startMail } from '@tamis/delivery/start-mail';
import { readConfig } from '@tamis/shared/runtime/config';
import { waitUntil } from '../servers/wait-until';
import { aSite } from '../builders';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';

interface Received {
  to: string[];
  mail: ParsedMail;
}

/** A real SMTP server on loopback; addresses that begin with `nobody` are not known to it. */
async function smtp(received: Received[], isAway: () => boolean) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _, callback) {
      if (isAway()) callback(Object.assign(new Error('try later'), { responseCode: 451 }));
      else if (address.startsWith('nobody'))
        callback(Object.assign(new Error(`no ${address} here`), { responseCode: 550 }));
      else callback();
    },
    onData(stream, session, callback) {
      void simpleParser(stream).then((mail) => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
        callback();
      }, callback);
    },
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((done) => server.close(done)) };
}

const PUBLIC = 'https://www.example.org/comments';
const received: Received[] = [];
let isAway = false;
let server: Awaited<ReturnType<typeof smtp>>;
let tamis: InProcess;
let admin: string;
beforeAll(async () => {
  server = await smtp(received, () => isAway);
  tamis = await startInProcess(
    {
      TAMIS_SMTP_URL: server.url,
      TAMIS_MAIL_FROM: 'comments@example.org',
      TAMIS_PUBLIC_URL: PUBLIC,
      TAMIS_DIGEST_TO: 'desk@example.org',
      TAMIS_EVENT_POLL_MS: '20',
    },
    { sites: [aSite({ id: 'gazette', name: 'La Gazette, le port', language: 'en' })] },
  );
  admin = await tamis.key('admin');
});
afterAll(async () => {
  await tamis.close();
  await server.close();
});

interface Sent {
  email: string;
  parentId?: string;
  siteId?: string;
  notify?: boolean;
  locale?: string;
  name?: string;
  body?: string;
}
async function post({ email, name = 'Camille', ...more }: Sent): Promise<string> {
  const response = await postComment(tamis.url, { author: { name, email }, ...more });
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as { id: string };
  await waitUntil('it is judged', async () => ((await stateOf(id)) ? true : undefined));
  return id;
}
async function stateOf(id: string): Promise<{ status: string; version: number } | null> {
  const response = await fetch(`${tamis.url}/v1/review/comments/${id}`, {
    headers: { authorization: `Bearer ${admin}` },
  });
  return response.ok ? ((await response.json()) as { status: string; version: number }) : null;
}
const mailsTo = (address: string): ParsedMail[] =>
  received.filter(({ to }) => to.includes(address)).map(({ mail }) => mail);
const nth = (address: string, count: number): Promise<ParsedMail> =>
  waitUntil(`mail ${count} to ${address}`, () => Promise.resolve(mailsTo(address)[count - 1]));
const linkIn = (mail: ParsedMail, what: 'confirm' | 'stop'): string => {
  const [link = ''] = new RegExp(`${PUBLIC}/mail/\\S+/${what}\\b`).exec(mail.text ?? '') ?? [];
  expect(link).not.toBe('');
  return link.replace(PUBLIC, tamis.url);
};
/** Nothing more than those that came: known once a later comment by another address has been mailed about. */
const settled = async (): Promise<void> => {
  const address = `${randomUUID()}@example.org`;
  await post({ email: address, notify: true });
  await nth(address, 1);
};

test('when the comment is of a site with a name, then the mail comes in that name, from the address of all', async () => {
  const email = `site-${randomUUID()}@example.org`;
  await post({ email, notify: true, siteId: 'gazette', locale: 'fr' });
  const asked = await nth(email, 1);
  expect(asked.from?.value).toEqual([{ name: 'La Gazette, le port', address: 'comments@example.org' }]);
  expect(asked.subject).toBe('Would you like to be told by email?');
});

test('when an author asks to be told, then the address is asked first, without a word of the comment, and once it has confirmed hears of answers and publications', async () => {
  const email = `ada-${randomUUID()}@example.org`;
  const first = await post({ email, notify: true, locale: 'fr-FR', name: 'Achetez chez moi', body: 'Un mot secret' });
  const asked = await nth(email, 1);
  expect(asked.subject).toBe('Souhaitez-vous être prévenu par e-mail ?');
  expect(asked.from?.text).toBe('comments@example.org');
  expect(`${asked.text ?? ''}${String(asked.html)}`).not.toMatch(/secret|Achetez/);
  // Looking whether the link is there is no click.
  await fetch(linkIn(asked, 'confirm'), { method: 'HEAD' });
  await post({ email: `b-${randomUUID()}@example.org`, parentId: first });
  await settled();
  expect(mailsTo(email)).toHaveLength(1);

  const page = await fetch(linkIn(asked, 'confirm'), { headers: { 'accept-language': 'fr' } });
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('vous serez prévenu')]);
  await post({ email: `c-${randomUUID()}@example.org`, parentId: first, name: 'Zoé', body: 'Tout à fait d’accord' });
  const answered = await nth(email, 2);
  expect(answered.subject).toBe('Zoé a répondu à votre commentaire');
  expect(answered.text).toContain('> Tout à fait d’accord');
  expect(String(answered.html)).toContain('Tout à fait d’accord');
  expect(answered.text).toContain(`${PUBLIC}/embed/port#comment-`);
});

test('when a confirmed author’s comment is approved by a person, then he hears of it in his language; his own answers tell him nothing', async () => {
  const email = `eve-${randomUUID()}@example.org`;
  const first = await post({ email, notify: true, locale: 'en' });
  await fetch(linkIn(await nth(email, 1), 'confirm'));
  await post({ email, parentId: first });
  const body = 'Voir http://a.example http://b.example http://c.example http://d.example';
  const held = await post({ email, notify: true, locale: 'en', body });
  const state = await stateOf(held);
  expect(state?.status).not.toBe('approved');
  await settled();
  expect(mailsTo(email)).toHaveLength(1);
  await fetch(`${tamis.url}/v1/review/comments/${held}/decisions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({ decision: 'approve', version: state?.version }),
  });
  expect((await nth(email, 2)).subject).toBe('Your comment is published');
});

/** Decides about a comment as it is now. */
async function decide(id: string, decision: string, more: object = {}): Promise<void> {
  const answer = await fetch(`${tamis.url}/v1/review/comments/${id}/decisions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({ decision, version: (await stateOf(id))?.version, ...more }),
  });
  expect(answer.status).toBe(200);
}

test('when a person hides a confirmed author’s comment, then he reads why and objects by the link, and hears of the reply', async () => {
  const email = `flo-${randomUUID()}@example.org`;
  const first = await post({ email, notify: true, locale: 'fr' });
  await fetch(linkIn(await nth(email, 1), 'confirm'));
  await decide(first, 'reject', { reason: 'abuse', told: 'La dernière phrase vise une personne.' });
  const hidden = await nth(email, 2);
  expect(hidden.subject).toBe('Votre commentaire n’est pas publié');
  expect(hidden.text).toContain('propos injurieux');
  expect(hidden.text).toContain('La dernière phrase vise une personne.');
  const [link = ''] = new RegExp(`${PUBLIC}/v1/comments/\\S+`).exec(hidden.text ?? '') ?? [];
  const page = link.replace(PUBLIC, tamis.url);
  const receipt = new URL(page).searchParams.get('receipt') ?? '';
  const objected = await fetch(page.replace(/\?.*/, ''), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ receipt, objection: 'Elle ne vise personne.' }),
  });
  expect(objected.status).toBe(303);
  const answered = await fetch(`${tamis.url}/v1/review/objections/${first}/decision`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({ outcome: 'uphold', reply: 'Nous maintenons.' }),
  });
  expect(answered.status).toBe(200);
  const replied = await waitUntil('the reply', () => Promise.resolve(mailsTo(email)[2]), 15_000);
  expect(replied.subject).toBe('Réponse à votre contestation');
  expect(replied.text).toContain('> Nous maintenons.');
});

test('when a reader gives notice, then his address hears that it came, without a word of it, and what became of it', async () => {
  const email = `gil-${randomUUID()}@example.org`;
  const id = await post({ email: `h-${randomUUID()}@example.org` });
  const given = await fetch(`${tamis.url}/v1/comments/${id}/notices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'fr' },
    body: JSON.stringify({ ground: 'threat', explanation: 'Achetez', name: 'Achetez', email, goodFaith: true }),
  });
  const { id: noticeId } = (await given.json()) as { id: string };
  const came = await waitUntil('the receipt', () => Promise.resolve(mailsTo(email)[0]), 15_000);
  expect(came.subject).toBe('Nous avons reçu votre notification');
  expect(`${came.text ?? ''}${String(came.html)}`).not.toContain('Achetez');
  const [link = ''] = new RegExp(`${PUBLIC}/v1/notices/\\S+`).exec(came.text ?? '') ?? [];
  expect(await (await fetch(link.replace(PUBLIC, tamis.url))).text()).toContain('Votre notification');
  await fetch(`${tamis.url}/v1/review/notices/${noticeId}/decision`, {
    method: 'POST',
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    body: JSON.stringify({ outcome: 'dismiss', reply: 'Ce n’est pas une menace.' }),
  });
  const told = await waitUntil('the reply', () => Promise.resolve(mailsTo(email)[1]), 15_000);
  expect(told.text).toContain('reste publié');
  expect(told.text).toContain('> Ce n’est pas une menace.');
});

test('when a person asks for a link, then only a known address gets one, and by it everything is seen, taken along, withdrawn and erased', async () => {
  const email = `ida-${randomUUID()}@example.org`;
  const [first] = [
    await post({ email, body: 'Le quai au petit matin' }),
    await post({ email, body: 'Une seconde idée' }),
  ];
  const form = (fields: Record<string, string>, language = 'fr') =>
    fetch(`${tamis.url}/me`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': language },
      body: new URLSearchParams(fields),
    });
  expect(await (await fetch(`${tamis.url}/me`)).text()).toContain('Adresse e-mail');
  expect((await form({ email: 'nobody at all' })).status).toBe(400);
  const unknown = `unknown-${randomUUID()}@example.org`;
  const answers = [await form({ email: unknown }), await form({ email: email.toUpperCase() })];
  expect(answers.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
    [303, 'me?done=sent'],
    [303, 'me?done=sent'],
  ]);
  const letter = await waitUntil(
    'the link',
    () => Promise.resolve(received.find(({ to }) => to[0]?.toLowerCase() === email)),
    15_000,
  );
  expect(letter.mail.subject).toBe('Vos données');
  const [link = ''] = new RegExp(`${PUBLIC}/me\\?token=\\S+`).exec(letter.mail.text ?? '') ?? [];
  const page = link.replace(PUBLIC, tamis.url);
  const token = new URL(page).searchParams.get('token') ?? '';
  const seen = await (await fetch(page, { headers: { 'accept-language': 'fr' } })).text();
  expect(seen).toContain('Le quai au petit matin');
  expect(seen).toContain('Une seconde idée');
  const taken = (await (await form({ token, export: 'yes' })).json()) as { email: string; comments: { id: string }[] };
  expect(taken.email.toLowerCase()).toBe(email);
  expect(taken.comments).toHaveLength(2);

  const other = await post({ email: `other-${randomUUID()}@example.org` });
  await form({ token, withdraw: other });
  expect((await stateOf(other))?.status).not.toBe('rejected');
  expect((await form({ token, withdraw: first })).status).toBe(303);
  expect((await stateOf(first))?.status).toBe('rejected');

  expect((await form({ token, erase: 'yes' })).status).toBe(400);
  expect((await form({ token: `${token}x`, erase: 'yes', sure: 'yes' })).status).toBe(404);
  expect((await form({ token, erase: 'yes', sure: 'yes' })).status).toBe(303);
  await waitUntil('it is erased', async () => (await stateOf(first))?.status === 'erased', 15_000);
  await waitUntil('all of it', async () => (await (await fetch(page)).text()).includes('Aucun commentaire'), 15_000);
  expect((await stateOf(other))?.status).not.toBe('erased');
  await settled();
  expect(mailsTo(unknown)).toEqual([]);
});

test('when one network asks for many links, then it has to wait, whatever addresses it names', async () => {
  const ask = () =>
    fetch(`${tamis.url}/me`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': '203.0.113.99' },
      body: new URLSearchParams({ email: `${randomUUID()}@example.org` }),
    });
  for (let n = 0; n < 5; n += 1) expect((await ask()).status).toBe(303);
  expect((await ask()).status).toBe(429);
});

test('when somebody stops by the one click of his mail program, then no mail goes there again, whoever asks; the page lets him come back', async () => {
  const email = `max-${randomUUID()}@example.org`;
  const first = await post({ email, notify: true });
  const asked = await nth(email, 1);
  await fetch(linkIn(asked, 'confirm'));
  const header = String((asked.headers.get('list') as { unsubscribe?: { url: string } } | undefined)?.unsubscribe?.url);
  expect(header.replace(PUBLIC, tamis.url)).toBe(linkIn(asked, 'stop'));
  expect(asked.headerLines.some(({ line }) => line === 'List-Unsubscribe-Post: List-Unsubscribe=One-Click')).toBe(true);
  const looked = await fetch(linkIn(asked, 'stop'));
  expect(await looked.text()).toContain('<button type="submit">');
  const stopped = await fetch(linkIn(asked, 'stop'), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(stopped.status).toBe(200);
  await post({ email: `d-${randomUUID()}@example.org`, parentId: first });
  await post({ email, notify: true });
  await fetch(linkIn(asked, 'confirm'));
  await settled();
  expect(mailsTo(email)).toHaveLength(1);
  await fetch(linkIn(asked, 'confirm'), { method: 'POST' });
  await post({ email: `e-${randomUUID()}@example.org`, parentId: first });
  await nth(email, 2);
});

test('when a link was not made here, then nothing is changed and the page says what to do', async () => {
  const answer = await fetch(`${tamis.url}/mail/abc.def/confirm`, { headers: { 'accept-language': 'en' } });
  expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('Copy the whole address')]);
});

test('when the server has no such address, then its mail is given up; while it is away, mail waits; and nothing tells the address', async () => {
  const email = `nobody-${randomUUID()}@example.org`;
  await post({ email, notify: true });
  const headers = { authorization: `Bearer ${admin}` };
  interface Items<T> {
    items: T[];
  }
  const get = async <T>(path: string) =>
    ((await (await fetch(tamis.url + path, { headers })).json()) as Items<T>).items;
  const hooks = await get<{ id: string; takes: string; enabled: boolean }>('/v1/webhooks');
  const published = hooks.find(({ takes }) => takes === 'mail-published')?.id ?? '';
  type Tried = { status: string; last: { answer: number | null; problem: string | null } | null };
  const dead = await waitUntil('it is given up', async () => {
    const [found] = await get<Tried>(`/v1/webhooks/${published}/deliveries?status=dead`);
    return found;
  });
  expect(dead.last).toMatchObject({ answer: 550, problem: 'refused at RCPT TO' });
  expect((await get<{ id: string; enabled: boolean }>('/v1/webhooks')).every(({ enabled }) => enabled)).toBe(true);

  isAway = true;
  const later = `later-${randomUUID()}@example.org`;
  await post({ email: later, notify: true });
  const [failed] = await waitUntil('it has failed once', async () => {
    const found = await get<Tried & { id: string }>(`/v1/webhooks/${published}/deliveries?status=failed`);
    return found.length > 0 ? found : undefined;
  });
  isAway = false;
  await fetch(`${tamis.url}/v1/webhooks/${published}/deliveries/${failed?.id ?? ''}/retry`, {
    method: 'POST',
    headers,
  });
  await nth(later, 1);
  expect(tamis.log()).not.toContain('example.org"');
  expect(tamis.log()).not.toContain(email);
});

test('when mail is set without a sender or a public address, then the service does not start, and says what is missing', () => {
  const config = readConfig({ TAMIS_SMTP_URL: server.url, TAMIS_PUBLIC_URL: PUBLIC });
  expect(() => startMail({} as never, { config } as never)).toThrow(
    'TAMIS_MAIL_FROM and TAMIS_PUBLIC_URL must be set as well',
  );
});
