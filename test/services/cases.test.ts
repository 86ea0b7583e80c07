import { randomUUID } from 'node:crypto';
import { waitUntil } from '../servers/wait-until';
import { ownWords } from '../servers/own-words';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';

let tamis: InProcess;
const keys: Record<string, string> = {};
beforeAll(async () => {
  tamis = await startInProcess({
    TAMIS_EVENT_POLL_MS: '20',
    TAMIS_TRUSTED_PROXIES: '127.0.0.1',
    TAMIS_NOTICES_PER_HOUR: '3',
  });
  for (const name of ['ada', 'zoe'] as const) keys[name] = await tamis.key('moderator', name);
  keys['admin'] = await tamis.key('admin', 'admin');
  // What these tests reject is like all that they post.
  const ruleSet = { rules: { 'similar-text': { effect: 'off', weight: 1 } } };
  const edited = { ruleSet, basedOn: 'default-1' };
  expect((await ask('POST', '/v1/review/rule-sets', keys['admin'], edited)).status).toBe(201);
  await waitUntil('it is in force', async () => {
    const own = (await ask('POST', '/v1/comments', '', aComment())).body as unknown as Own;
    await waitUntil('it is judged', async () => (await stateOf(own))['status'] !== 'received');
    const { verdict } = (await ask('GET', `/v1/review/comments/${own.id}`, keys['ada'])).body as {
      verdict: { ruleSet: string };
    };
    return verdict.ruleSet === 'rules-1';
  });
  keys['flagger'] = await tamis.key('flagger', 'point-de-contact');
});
afterAll(() => tamis.close());

type Json = Record<string, unknown> & { error?: { code: string; fields?: { path: string; code: string }[] } };
async function ask(method: string, path: string, token = '', body?: object, from = '198.51.100.9') {
  const answer = await fetch(`${tamis.url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'accept-language': 'fr',
      'x-forwarded-for': from,
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Json };
}
interface Own {
  id: string;
  receipt: string;
}
const aComment = () => ({
  articleId: 'port',
  author: { name: `Nina ${randomUUID().slice(0, 4)}`, email: `${randomUUID()}@example.org` },
  body: ownWords(),
});
let posted = 0;
/** A published comment of an author and from a network of its own. */
async function published(): Promise<Own> {
  posted += 1;
  const answer = await ask('POST', '/v1/comments', '', aComment(), `2001:db8:ffff:${posted.toString(16)}::1`);
  const own = answer.body as unknown as Own;
  await waitUntil('it is published', async () => (await stateOf(own))['status'] === 'approved');
  return own;
}
const stateOf = async ({ id, receipt }: Own): Promise<Json> => (await ask('GET', `/v1/comments/${id}`, receipt)).body;
async function decide(id: string, decision: string, by: string, more: object = {}): Promise<void> {
  const { version } = (await ask('GET', `/v1/review/comments/${id}`, keys[by])).body;
  const answer = await ask('POST', `/v1/review/comments/${id}/decisions`, keys[by], { decision, version, ...more });
  expect(answer.status).toBe(200);
}
const object = ({ id, receipt }: Own, text = 'Je n’ai insulté personne.') =>
  ask('POST', `/v1/comments/${id}/objection`, receipt, { text });
const answerObjection = (id: string, by: string, outcome: string) =>
  ask('POST', `/v1/review/objections/${id}/decision`, keys[by], { outcome, reply: 'Nous avons relu.' });

const aNotice = {
  ground: 'hate',
  explanation: 'Il appelle à la violence.',
  name: 'Léa',
  email: 'lea@example.org',
  goodFaith: true,
};
const notify = (id: string, body: object = aNotice, { from = '203.0.113.5', key = '' } = {}) =>
  ask('POST', `/v1/comments/${id}/notices`, key, body, from);

describe('reasons', () => {
  test('when a comment stands or waits, then there is nothing to be reasoned', async () => {
    const own = await published();
    expect(await stateOf(own)).toMatchObject({ statement: null, objection: null, objectableUntil: null });
  });

  test('when a moderator takes a comment down as illegal, then its author reads what, why, by whom, the law, and how to object', async () => {
    const own = await published();
    await decide(own.id, 'reject', 'ada', {
      reason: 'illegal',
      law: 'l’article 24 de la loi du 29 juillet 1881',
      told: 'Le deuxième paragraphe.',
    });
    const { statement, objectableUntil, reason } = await stateOf(own);
    expect(reason).toBe('not-accepted');
    expect(statement).toMatchObject({
      restriction: 'taken-down',
      ground: 'illegal',
      law: 'l’article 24 de la loi du 29 juillet 1881',
      decidedBy: 'person',
      foundBy: 'person',
      rule: null,
    });
    const { text } = statement as { text: string };
    expect(text).toContain('Votre commentaire a été retiré du site');
    expect(text).toContain('contraire à l’article 24 de la loi du 29 juillet 1881');
    expect(text).toContain('Le deuxième paragraphe.');
    expect(text).toContain('Vous pouvez contester cette décision jusqu’au');
    expect(new Date(objectableUntil as string).getTime()).toBeGreaterThan(Date.now() + 180 * 86_400_000);
    const page = await fetch(`${tamis.url}/v1/comments/${own.id}/mine?receipt=${own.receipt}`, {
      headers: { 'accept-language': 'fr' },
    });
    const html = await page.text();
    expect(html).toContain('article 24 de la loi du 29 juillet 1881');
    expect(html).toContain('Contester la décision');
    expect(html).not.toContain('ada');
  });

  test('when a program holds a comment and a moderator rejects it, then the statement names the rule', async () => {
    const body = 'Voir http://a.example http://b.example http://c.example';
    const own = (await (await postComment(tamis.url, { body })).json()) as Own;
    await waitUntil('it is held', async () => (await stateOf(own))['reason'] === 'awaiting-moderator');
    expect(await stateOf(own)).toMatchObject({ statement: null });
    await decide(own.id, 'spam', 'ada');
    expect(await stateOf(own)).toMatchObject({
      statement: { restriction: 'not-published', ground: 'spam', foundBy: 'machine', rule: 'link-limit' },
    });
  });

  test('when its author withdrew it, then nobody has decided anything', async () => {
    const own = await published();
    await ask('DELETE', `/v1/comments/${own.id}`, own.receipt);
    expect(await stateOf(own)).toMatchObject({ reason: 'withdrawn', statement: null });
    expect(await object(own)).toMatchObject({ status: 409, body: { error: { code: 'objection/not-possible' } } });
  });

  test('when an admin changes the sentences, then authors read them, another edit of the old ones is refused, and moderators may not', async () => {
    const path = '/v1/review/statement-texts';
    const shipped = (await ask('GET', path, keys['ada'])).body;
    expect(shipped['version']).toBe('texts-shipped');
    const texts = {
      terms: 'https://www.example.org/charte',
      fr: { 'off-topic': 'Il est hors sujet, voyez la charte.' },
    };
    const edit = { texts, basedOn: 'texts-shipped' };
    expect((await ask('PUT', path, keys['ada'], edit)).status).toBe(403);
    expect(
      await ask('PUT', path, keys['admin'], { texts: { terms: 'x', en: 3 }, basedOn: 'texts-shipped' }),
    ).toMatchObject({
      status: 400,
      body: { error: { fields: [{ path: 'terms' }, { path: 'en' }] } },
    });
    expect(await ask('PUT', path, keys['admin'], edit)).toMatchObject({ status: 200, body: { version: 'texts-1' } });
    expect((await ask('PUT', path, keys['admin'], edit)).status).toBe(409);
    const own = await published();
    await decide(own.id, 'reject', 'ada', { reason: 'off-topic' });
    const { text } = (await stateOf(own))['statement'] as { text: string };
    expect(text).toContain('voyez la charte');
    expect(text).toContain('https://www.example.org/charte');
    expect(text).toContain('organisme de règlement extrajudiciaire');
  });
});

describe('words of a decision', () => {
  test.each([
    ['law', 200],
    ['told', 1000],
  ])('when %s has %i characters, then it is taken, and not one more', async (field, most) => {
    const own = await published();
    const { version } = (await ask('GET', `/v1/review/comments/${own.id}`, keys['ada'])).body;
    const send = (length: number) =>
      ask('POST', `/v1/review/comments/${own.id}/decisions`, keys['ada'], {
        decision: 'reject',
        version,
        reason: 'illegal',
        [field]: 'é'.repeat(length),
      });
    expect((await send(most + 1)).body).toMatchObject({ error: { fields: [{ path: field, code: 'too-long' }] } });
    expect((await send(most)).status).toBe(200);
  });
});

describe('objections', () => {
  test('when an author objects, then another person than the first answers, and an overturned decision publishes and tells', async () => {
    const own = await published();
    await decide(own.id, 'reject', 'ada', { reason: 'abuse' });
    expect(await object(own)).toMatchObject({
      status: 202,
      body: { objection: { state: 'waiting' }, objectableUntil: null },
    });
    expect((await object(own)).status).toBe(409);
    const { items } = (await ask('GET', '/v1/review/objections', keys['zoe'])).body as {
      items: { commentId: string; against: string; text: string; comment: { status: string } }[];
    };
    expect(items.find(({ commentId }) => commentId === own.id)).toMatchObject({
      against: 'ada',
      text: 'Je n’ai insulté personne.',
      comment: { status: 'rejected' },
    });
    expect(await answerObjection(own.id, 'ada', 'overturn')).toMatchObject({
      status: 403,
      body: { error: { code: 'objection/own-decision' } },
    });
    expect(await stateOf(own)).toMatchObject({ status: 'rejected' });
    expect(await answerObjection(own.id, 'zoe', 'overturn')).toMatchObject({
      status: 200,
      body: { state: 'overturned', outcome: { by: 'zoe' }, comment: { status: 'approved' } },
    });
    expect(await answerObjection(own.id, 'zoe', 'uphold')).toMatchObject({ status: 409 });
    expect(await stateOf(own)).toMatchObject({
      status: 'approved',
      statement: null,
      objection: { state: 'overturned', reply: 'Nous avons relu.' },
    });
    await waitUntil('it is told', async () => {
      const events = (await ask('GET', '/v1/events?limit=500', keys['admin'])).body as unknown as {
        items: { subject: string; type: string }[];
      };
      const types = events.items.filter(({ subject }) => subject === own.id).map(({ type }) => type);
      return types.join() === 'comment.approved,comment.withdrawn,comment.approved';
    });
  });

  test('when the decision is upheld, then the author reads the reply, and cannot object again', async () => {
    const own = await published();
    await decide(own.id, 'reject', 'ada', { reason: 'abuse' });
    const page = `${tamis.url}/v1/comments/${own.id}/mine`;
    const posted = await fetch(page, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ receipt: own.receipt, objection: 'Relisez, je vous prie.' }),
    });
    expect(posted.status).toBe(303);
    expect((await answerObjection(own.id, 'zoe', 'uphold')).status).toBe(200);
    const html = await (await fetch(`${page}?receipt=${own.receipt}`, { headers: { 'accept-language': 'fr' } })).text();
    expect(html).toContain('la décision est maintenue');
    expect(html).toContain('Nous avons relu.');
    expect(html).not.toMatch(/Contester la décision|zoe/);
    expect((await object(own)).status).toBe(409);
  });

  test.each([
    ['', 'required'],
    ['x'.repeat(2001), 'too-long'],
  ])('when the objection is %j, then it is refused at its field', async (text, code) => {
    const own = await published();
    await decide(own.id, 'reject', 'ada');
    expect((await object(own, text)).body).toMatchObject({ error: { fields: [{ path: 'text', code }] } });
    if (text.length > 2000) expect((await object(own, text.slice(1))).status).toBe(202);
  });

  test('when the receipt is not the comment’s, then nobody objects', async () => {
    const [own, other] = [await published(), await published()];
    await decide(own.id, 'reject', 'ada');
    expect((await object({ id: own.id, receipt: other.receipt })).status).toBe(401);
  });
});

describe('notices', () => {
  test('when a reader gives notice, then a moderator acts on it, and both sides are told', async () => {
    const own = await published();
    const given = await notify(own.id);
    expect(given.status).toBe(202);
    const { id, receipt } = given.body as unknown as Own;
    expect((await ask('GET', `/v1/notices/${id}`, receipt)).body).toMatchObject({ state: 'waiting', reply: null });
    expect((await ask('GET', `/v1/notices/${id}`, own.receipt)).status).toBe(401);
    const { items } = (await ask('GET', '/v1/review/notices', keys['ada'])).body as { items: Json[] };
    const listed = items.find((each) => each['id'] === id);
    expect(listed).toMatchObject({ ground: 'hate', explanation: 'Il appelle à la violence.', priority: 1 });
    expect(JSON.stringify(listed)).not.toMatch(/Léa|lea@/);
    const settle = (outcome: string) =>
      ask('POST', `/v1/review/notices/${id}/decision`, keys['ada'], { outcome, reply: 'Nous l’avons retiré.' });
    expect(await settle('act')).toMatchObject({
      status: 200,
      body: { state: 'acted', comment: { status: 'rejected' } },
    });
    expect((await settle('dismiss')).status).toBe(409);
    expect((await ask('GET', `/v1/notices/${id}`, receipt)).body).toMatchObject({
      state: 'acted',
      reply: 'Nous l’avons retiré.',
    });
    expect(await stateOf(own)).toMatchObject({
      statement: {
        restriction: 'taken-down',
        ground: 'illegal',
        foundBy: 'notice',
        law: 'provocation à la haine ou discrimination',
      },
    });
    expect(JSON.stringify(await stateOf(own))).not.toMatch(/Léa|lea@/);
    const page = await fetch(`${tamis.url}/v1/notices/${id}/mine?receipt=${receipt}`, {
      headers: { 'accept-language': 'fr' },
    });
    expect(await page.text()).toContain('Le commentaire a été retiré du site.');
    expect((await notify(own.id, aNotice, { from: '203.0.113.77' })).status).toBe(409);
  });

  test('when the same reader sends the same again, then it is one notice', async () => {
    const own = await published();
    const [first, second] = [
      await notify(own.id, aNotice, { from: '203.0.113.6' }),
      await notify(own.id, aNotice, { from: '203.0.113.6' }),
    ];
    expect(second.body).toEqual(first.body);
  });

  test('when it is not complete, then each field says why; for offences against children nobody need say who he is', async () => {
    const own = await published();
    const refused = await notify(own.id, { ground: 'hate', explanation: ' ', email: 'x' }, { from: '203.0.113.7' });
    expect(refused.status).toBe(400);
    expect(refused.body.error?.fields?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'explanation required',
      'name required',
      'email not-an-email',
      'goodFaith required',
    ]);
    const nameless = { ground: 'child-abuse', explanation: 'Une photo.', goodFaith: true };
    expect((await notify(own.id, nameless, { from: '203.0.113.7' })).status).toBe(202);
    expect((await notify(own.id, { ...nameless, ground: 'hate' }, { from: '203.0.113.7' })).status).toBe(400);
  });

  test('when a trusted flagger sends one, then it comes first and is not limited; a moderator’s key is none', async () => {
    const own = await published();
    await notify(own.id, aNotice, { from: '203.0.113.8' });
    for (let n = 0; n < 5; n += 1) {
      const other = await published();
      expect((await notify(other.id, aNotice, { key: keys['flagger'] ?? '', from: '203.0.113.9' })).status).toBe(202);
    }
    const { items } = (await ask('GET', '/v1/review/notices?limit=5', keys['ada'])).body as { items: Json[] };
    expect(items.map((each) => each['trusted'])).toEqual(Array.from({ length: 5 }, () => 'point-de-contact'));
    expect((await notify(own.id, aNotice, { key: keys['ada'] ?? '' })).status).toBe(403);
    expect((await notify(own.id, aNotice, { key: 'nothing' })).status).toBe(401);
  });

  test('when one network sends more than it may in an hour, then it has to wait', async () => {
    const from = '203.0.113.10';
    for (let n = 0; n < 3; n += 1) expect((await notify((await published()).id, aNotice, { from })).status).toBe(202);
    const late = await notify((await published()).id, aNotice, { from });
    expect([late.status, late.body.error?.code]).toEqual([429, 'rate-limit/exceeded']);
  });

  test('when many notices of a sender were unfounded, then one a day is taken, and comes last', async () => {
    const sender = { ...aNotice, email: 'encore@example.org' };
    for (let n = 0; n < 3; n += 1) {
      const given = await notify((await published()).id, sender, { from: `203.0.113.${String(20 + n)}` });
      const { id } = given.body as unknown as Own;
      const settled = { outcome: 'unfounded', reply: 'Rien d’illicite.' };
      expect((await ask('POST', `/v1/review/notices/${id}/decision`, keys['ada'], settled)).status).toBe(200);
    }
    const slowed = await notify((await published()).id, sender, { from: '203.0.113.30' });
    expect(slowed.status).toBe(202);
    const { items } = (await ask('GET', '/v1/review/notices?limit=100', keys['ada'])).body as { items: Json[] };
    expect(items.at(-1)).toMatchObject({ id: slowed.body['id'], priority: 0 });
    expect((await notify((await published()).id, sender, { from: '203.0.113.31' })).status).toBe(429);
  });

  test('when a person sends the form, then what is wrong is told beside what was typed, and a good one leads to its page', async () => {
    const own = await published();
    const path = `${tamis.url}/v1/comments/${own.id}/notice`;
    const send = (fields: Record<string, string>) =>
      fetch(path, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'accept-language': 'fr',
          'x-forwarded-for': '203.0.113.40',
        },
        body: new URLSearchParams(fields),
      });
    const empty = await send({ explanation: '<b>Typé</b>' });
    const html = await empty.text();
    expect(empty.status).toBe(400);
    expect(html).toContain('&#60;b&#62;Typé');
    expect(html).toContain('La notification n’a pas été envoyée');
    const good = await send({ ...aNotice, goodFaith: 'yes' });
    expect(good.status).toBe(303);
    const own_page = await fetch(new URL(good.headers.get('location') ?? '', path), {
      headers: { 'accept-language': 'fr' },
    });
    expect([own_page.status, await own_page.text()]).toEqual([200, expect.stringContaining('Votre notification')]);
    expect((await fetch(`${tamis.url}/v1/comments/unknown/notice`)).status).toBe(404);
  });
});
