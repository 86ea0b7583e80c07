import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connectImpatiently, disconnect, untilReady as untilRedis } from '@tamis/shared/adapters/redis/connection';
import { connectMongo } from '../contracts/open-mongo';
import { ownWords } from '../servers/own-words';
import { projectRoot } from '../servers/project-root';
import { waitUntil } from '../servers/wait-until';
import { describeEachForm } from './each-form';
import { IS_WHOLE } from './share';
import type { Form, SeparateForm, StandaloneForm } from './forms';
import { expectNothingLost } from './nothing-lost';
import { allEvents, json, settled } from './reader';
import { startTraffic } from './traffic';
import { accept, newSubmission, type Accepted } from './visitor';

const run = promisify(execFile);
const DEADLINE_MS = 180_000;
const STREAM = 'tamis:events';
const COMMENTS = 30;
/** Comments of the one who is erased while processes are killed, and how many of them are published; more make a longer and a harder test. */
const MANY = { comments: Number(process.env['TAMIS_TEST_ERASED'] ?? 40), decided: 12 } as const;

/** What must be found nowhere afterwards. */
type Canaries = Record<'name' | 'email' | 'text' | 'site', string>;
const CANARIES: Canaries = {
  name: 'Zyxwanda',
  email: 'zyxwanda@canary.example',
  text: 'quokkasalpha',
  site: 'zyxwanda-site',
};
const OTHERS: Canaries = {
  name: 'Wyvernella',
  email: 'wyvernella@canary.example',
  text: 'axolotlbeta',
  site: 'wyvernella-site',
};

interface Posted {
  mine: Accepted[];
  reply: Accepted;
}

const asked = async (url: string, key: string, body?: object): Promise<Response> =>
  fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

/** A person with comments of every kind, one of them edited, noted on, reported, liked, answered and sent to a webhook. */
async function postCanaries(
  form: Form,
  who: Canaries,
  { comments = COMMENTS, decided = COMMENTS }: { comments?: number; decided?: number } = {},
): Promise<Posted> {
  const author = { name: who.name, email: who.email, url: `https://${who.site}.example` };
  const mine: Accepted[] = [];
  for (let at = 0; at < comments; at += 1) {
    const body = `${who.text} ${ownWords()}${at % 7 === 6 ? ' https://a.example https://b.example https://c.example' : ''}`;
    mine.push(await accept(form, newSubmission({ articleId: `canary-${String(at % 3)}`, author, body })));
  }
  for (const each of mine.slice(0, decided)) {
    const state = await settled(form, each);
    if (state === 'approved') continue;
    const { version } = (await (
      await asked(`${form.review}/v1/review/comments/${each.id}`, form.moderatorKey)
    ).json()) as {
      version: number;
    };
    await asked(`${form.review}/v1/review/comments/${each.id}/decisions`, form.moderatorKey, {
      decision: 'approve',
      version,
      note: `${who.name} est connue`,
    });
  }
  const [first] = mine;
  if (!first) throw new Error('nothing was posted');
  await asked(`${form.review}/v1/review/comments/${first.id}/notes`, form.moderatorKey, { text: who.text });
  await asked(`${form.reading}/v1/comments/${first.id}/reports`, '', { reason: 'other', note: who.name });
  await fetch(`${form.reading}/v1/comments/${mine[1]?.id ?? ''}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${mine[1]?.receipt ?? ''}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body: `Autrement dit, ${who.text} ${ownWords()}` }),
  });
  const reply = await accept(form, newSubmission({ articleId: 'canary-0', parentId: first.id, body: ownWords() }));
  await settled(form, reply);
  return { mine, reply };
}

async function tamis(env: Record<string, string>, ...words: string[]): Promise<string> {
  const program = join(projectRoot(), 'services/cli/dist/main.js');
  const { stdout } = await run(process.execPath, [program, ...words], {
    env: { PATH: process.env['PATH'], ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** Where the bytes of a form are, by name. */
async function bytesOf(form: Form): Promise<Map<string, string>> {
  const found = new Map<string, string>([['logs', form.allLogs()]]);
  if ('folder' in form) {
    const { folder } = form as StandaloneForm;
    for (const name of readdirSync(folder)) found.set(name, readFileSync(join(folder, name), 'latin1'));
    return found;
  }
  const { mongo, redis } = form as SeparateForm;
  const opened = await connectMongo(mongo.url);
  const { connection } = opened;
  for (const collection of (await connection.db?.collections()) ?? [])
    found.set(`MongoDB ${collection.collectionName}`, JSON.stringify(await collection.find().toArray()));
  await opened.close();
  const client = connectImpatiently(redis.url, () => undefined);
  await untilRedis(client);
  for (const key of await client.keys('*')) {
    // Of a stream what can be read: Redis keeps a deleted entry's bytes until those beside it are trimmed, and no command gives them.
    const isStream = (await client.type(key)) === 'stream';
    const bytes = isStream ? JSON.stringify(await client.xrange(key, '-', '+')) : await client.dumpBuffer(key);
    found.set(`Redis ${key}`, bytes.toString('latin1'));
  }
  await disconnect(client);
  return found;
}

async function answersOf(form: Form, { mine, reply }: Posted): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const read = async (url: string, key = ''): Promise<void> => {
    found.set(url, await (await asked(url, key)).text());
  };
  for (const article of ['canary-0', 'canary-1', 'canary-2']) {
    await read(`${form.reading}/v1/articles/${article}/comments?limit=200`);
    await read(`${form.reading}/v1/articles/${article}/comments.atom`);
    await read(`${form.reading}/embed/${article}`);
  }
  for (const { id } of [...mine, reply]) await read(`${form.review}/v1/review/comments/${id}`, form.moderatorKey);
  for (const status of ['approved', 'held', 'spam', 'rejected', 'erased'])
    await read(`${form.review}/v1/review/comments?status=${status}&limit=200`, form.moderatorKey);
  await read(`${form.review}/v1/review/audit?limit=200`, form.adminKey);
  found.set('events', JSON.stringify(await allEvents(form)));
  return found;
}

function placesOf(found: ReadonlyMap<string, string>, who: Canaries = CANARIES): string[] {
  return [...found].flatMap(([place, text]) =>
    Object.values(who)
      .filter((canary) => text.toLowerCase().includes(canary.toLowerCase()))
      .map((canary) => `${canary} in ${place}`),
  );
}

/** The parts that erase or hold what is to be erased; the others are killed too where everything is asked for. */
const ERASING: ReadonlySet<string> = new Set(['standalone', 'worker', 'redis', 'mongo']);

describeEachForm(
  'a person who is erased',
  {
    TAMIS_EVENT_STREAM: STREAM,
    TAMIS_WEBHOOK_NETWORKS: '127.0.0.0/8',
    TAMIS_REPORTS_TO_HOLD: '0',
    TAMIS_AUTHOR_MINUTES: '60',
  },
  (form, parts) => {
    test(
      'when a person is exported and erased while others post, then no byte of address, name, site or text is left, replies keep their place, and events agree',
      async () => {
        const env = form().commandEnv;
        // Nobody listens there, so that deliveries stay.
        await asked(`${form().review}/v1/webhooks`, form().adminKey, { url: 'http://127.0.0.1:9/hook' });
        const posted = await postCanaries(form(), CANARIES);
        const told = JSON.parse(await tamis(env, 'person', 'export', '--email', CANARIES.email.toUpperCase())) as {
          comments: { text: string; name: string; ip: string; history: { what: string; text: string | null }[] }[];
        };
        expect(told.comments).toHaveLength(COMMENTS);
        expect(told.comments.every(({ name, text }) => name === CANARIES.name && text.includes(CANARIES.text))).toBe(
          true,
        );
        expect(
          told.comments.some(({ history }) => history.some(({ what, text }) => what === 'edit' && text !== null)),
        ).toBe(true);
        const page = await tamis(env, 'person', 'export', '--email', CANARIES.email, '--format', 'html');
        expect(page).toContain('Tout ce que ce service conserve');
        expect(placesOf(new Map([['the page', page]]))).not.toEqual([]);

        const traffic = startTraffic(form(), ['others']);
        await traffic.moreAccepted(20);
        const printed = await tamis(env, 'person', 'erase', '--email', CANARIES.email, '--yes');
        await traffic.moreAccepted(20);
        await traffic.stop();
        expect(JSON.parse(printed)).toEqual({ comments: COMMENTS, submissions: 0 });

        await waitUntil('each erasure is told', async () => {
          const events = await allEvents(form());
          return posted.mine.every(({ id }) =>
            events.some(({ type, subject }) => type === 'comment.erased' && subject === id),
          );
        });
        expect(placesOf(await answersOf(form(), posted))).toEqual([]);
        expect(placesOf(await bytesOf(form()))).toEqual([]);

        const list = await json<{ items: { id: string; removed?: true }[]; total: number }>(
          `${form().reading}/v1/articles/canary-0/comments`,
        );
        expect(list.items).toMatchObject([{ id: posted.mine[0]?.id, removed: true }, { id: posted.reply.id }]);
        expect(list.total).toBe(1);
        const [first] = posted.mine;
        if (!first) throw new Error('nothing was posted');
        expect(await settled(form(), first)).toBe('erased');
        const decided = await asked(`${form().review}/v1/review/comments/${first.id}/decisions`, form().moderatorKey, {
          decision: 'approve',
          version: (
            (await (await asked(`${form().review}/v1/review/comments/${first.id}`, form().moderatorKey)).json()) as {
              version: number;
            }
          ).version,
        });
        expect(decided.status).toBe(409);
        expect(JSON.parse(await tamis(env, 'person', 'erase', '--email', CANARIES.email, '--yes'))).toEqual({
          comments: 0,
          submissions: 0,
        });
        const again = JSON.parse(await tamis(env, 'person', 'export', '--email', CANARIES.email)) as { comments: [] };
        expect(again.comments).toEqual([]);
      },
      DEADLINE_MS,
    );

    test(
      'when the desk erases a person with many comments while others post and each process is killed in turn, then no byte is left all the same, and nothing else is lost',
      async () => {
        const posted = await postCanaries(form(), OTHERS, MANY);
        const [first] = posted.mine;
        if (!first) throw new Error('nothing was posted');
        const key = (
          await tamis(form().commandEnv, ...['keys', 'add', '--role', 'admin', '--name', 'dpo', '--may-see-addresses'])
        ).trim();
        const traffic = startTraffic(form(), ['killed']);
        await traffic.moreAccepted(10);
        const desk = async (fields: Record<string, string>): Promise<string> => {
          const headers = { cookie: `tamis_desk=${key}`, 'accept-language': 'fr' };
          const account = await (await fetch(`${form().review}/review/account`, { headers })).text();
          const csrf = /name="csrf" value="([^"]+)"/.exec(account)?.[1] ?? '';
          const answer = await fetch(`${form().review}/review/people`, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams({ csrf, email: OTHERS.email, ...fields }),
          });
          return answer.text();
        };
        expect(await desk({ do: 'erase', again: OTHERS.email })).toContain('en cours');
        for (const name of parts.filter((each) => IS_WHOLE || ERASING.has(each))) {
          const part = form().parts[name];
          if (!part) throw new Error(`no ${name}`);
          await waitUntil('it has begun', async () => (await desk({ do: 'show' }).catch(() => '')) !== '', 60_000);
          await part.kill9();
          await part.restart();
        }
        await traffic.moreAccepted(10);
        await traffic.stop();
        await waitUntil(
          'it is done',
          async () => (await desk({ do: 'show' }).catch(() => '')).includes('Commentaires : 0.'),
          90_000,
        );
        await waitUntil('each erasure is told', async () => {
          const events = await allEvents(form());
          return posted.mine.every(({ id }) =>
            events.some(({ type, subject }) => type === 'comment.erased' && subject === id),
          );
        });
        await waitUntil('the audit tells of it', async () => {
          const url = `${form().review}/v1/review/audit?kind=person.erased&limit=200`;
          const { items } = (await (await asked(url, form().adminKey)).json()) as { items: { actor: string }[] };
          return items.some(({ actor }) => actor === 'dpo');
        });
        expect(placesOf(await answersOf(form(), posted), OTHERS)).toEqual([]);
        expect(placesOf(await bytesOf(form()), OTHERS)).toEqual([]);
        await expectNothingLost(form(), traffic.accepted);
      },
      DEADLINE_MS * 2,
    );
  },
);
