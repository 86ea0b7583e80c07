import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { akismet } from '@tamis/shared/adapters/delivery/ask-akismet';
import { aComment } from '../domain/a-comment';
import { ownWords } from '../servers/own-words';
import { waitUntil } from '../servers/wait-until';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';

interface Reviewed {
  status: string;
  verdict: { reasons: { rule: string; weight: number }[] };
}

/** A service that speaks Akismet's protocol as a test says; what it was asked stands in `asked`. */
async function fakeAkismet(): Promise<{
  url: string;
  asked: URLSearchParams[];
  say: (answer: { text: string; headers?: Record<string, string> } | 'nothing' | 'endless') => void;
  close: () => Promise<void>;
}> {
  let answer: Parameters<Awaited<ReturnType<typeof fakeAkismet>>['say']>[0] = { text: 'false' };
  const asked: URLSearchParams[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      asked.push(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
      if (answer === 'nothing') return;
      if (answer === 'endless') {
        response.write('x'.repeat(100_000));
        return;
      }
      response.writeHead(200, answer.headers).end(answer.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/1.1`,
    asked,
    say: (next) => {
      answer = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let outside: Awaited<ReturnType<typeof fakeAkismet>>;
let tamis: InProcess;
let moderator: Record<string, string>;
beforeEach(async () => {
  outside = await fakeAkismet();
  tamis = await startInProcess({
    TAMIS_AKISMET_URL: outside.url,
    TAMIS_AKISMET_KEY: 'the-key',
    TAMIS_AKISMET_BLOG: 'https://www.example.org',
    TAMIS_AKISMET_TIMEOUT_MS: '200',
    TAMIS_TRUSTED_PROXIES: '127.0.0.1',
  });
  moderator = { authorization: `Bearer ${await tamis.key('moderator')}` };
});
afterEach(async () => {
  await tamis.close();
  await outside.close();
});

async function judged(fields: Record<string, unknown> = {}): Promise<Reviewed> {
  const answer = await postComment(tamis.url, { body: ownWords(), ...fields });
  const { id } = (await answer.json()) as { id: string };
  return waitUntil('a verdict', async () => {
    const found = await fetch(`${tamis.url}/v1/review/comments/${id}`, { headers: moderator });
    return found.ok && ((await found.json()) as Reviewed);
  });
}
const said = ({ verdict }: Reviewed): number | undefined =>
  verdict.reasons.find(({ rule }) => rule === 'outside-service')?.weight;

test('when the service calls a comment good, spam or blatant spam, then its word is a reason like any other', async () => {
  const good = await judged();
  expect([good.status, said(good)]).toEqual(['approved', undefined]);
  outside.say({ text: 'true' });
  const spam = await judged();
  expect([spam.status, said(spam)]).toEqual(['held', 3]);
  outside.say({ text: 'true', headers: { 'X-akismet-pro-tip': 'discard' } });
  const blatant = await judged();
  expect([blatant.status, said(blatant)]).toEqual(['spam', 6]);
});

test('when it is asked, then it is told the text and where it came from, and never the address', async () => {
  await judged({
    articleUrl: 'https://www.example.org/port',
    locale: 'fr',
    author: { name: 'Ada', email: 'secret-address@example.org', url: 'https://ada.example' },
  });
  const [fields] = outside.asked;
  expect(Object.fromEntries(fields ?? [])).toMatchObject({
    api_key: 'the-key',
    blog: 'https://www.example.org',
    user_ip: expect.stringMatching(/^2001:db8:/),
    permalink: 'https://www.example.org/port',
    comment_type: 'comment',
    comment_author: 'Ada',
    comment_author_url: 'https://ada.example',
    blog_lang: 'fr',
  });
  expect(String(fields)).not.toContain('secret-address');
});

test.each(['nothing', 'endless', { text: 'invalid', headers: { 'X-akismet-debug-help': 'no key' } }] as const)(
  'when it answers %j, then the other rules decide, the log says so once, and it is left alone until it may be asked again',
  async (answer) => {
    outside.say(answer);
    const before = await judged();
    expect([before.status, said(before)]).toEqual(['approved', undefined]);
    for (let n = 0; n < 6; n += 1) await judged();
    expect(outside.asked.length).toBeLessThan(7);
    const warnings = tamis
      .log()
      .split('\n')
      .filter((line) => line.includes('the Akismet service does not answer'));
    expect(warnings).toHaveLength(1);
    expect((await fetch(`${tamis.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${tamis.url}/metrics`)).text()).toMatch(
      /tamis_outside_answers_total\{answer="none"\} \d/,
    );
  },
);

test('when it answers again after it was left alone, then it is asked again', async () => {
  const heard: unknown[] = [];
  const opinion = akismet({
    url: outside.url,
    key: 'k',
    blog: 'https://www.example.org',
    userAgent: 'Tamis',
    timeLimitMs: 100,
    restMs: 50,
    onSilence: (error) => heard.push(error),
    onAnswer: (verdict) => heard.push(verdict),
  });
  outside.say({ text: 'what' });
  for (let n = 0; n < 7; n += 1) expect(await opinion.ask(aComment())).toBeNull();
  expect(heard.at(-1)).toBeNull();
  outside.say({ text: 'false' });
  await waitUntil('it is asked again', async () => (await opinion.ask(aComment())) === 'good');
  expect(heard.at(-1)).toBe('good');
  opinion.close();
});

test('when an author puts another text there, then the service is asked about that one', async () => {
  const posted = (await (await postComment(tamis.url, { body: ownWords() })).json()) as { id: string; receipt: string };
  const own = (method: string, body?: object) =>
    fetch(`${tamis.url}/v1/comments/${posted.id}`, {
      method,
      headers: { authorization: `Bearer ${posted.receipt}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const until = (status: string) =>
    waitUntil(status, async () => ((await (await own('GET')).json()) as { status: string }).status === status);
  await until('approved');
  outside.say({ text: 'true' });
  const text = ownWords();
  expect((await own('PATCH', { body: text })).status).toBe(200);
  await waitUntil('it was asked', () => outside.asked.some((fields) => fields.get('comment_content') === text));
  await until('held');
});

test('when Tamis asks another Tamis, then it understands its answers', async () => {
  const other = await startInProcess();
  const asking = await startInProcess({
    TAMIS_AKISMET_URL: `${other.url}/1.1/`,
    TAMIS_AKISMET_KEY: await other.key('checker'),
    TAMIS_AKISMET_BLOG: 'https://www.example.org',
  });
  try {
    const answer = await postComment(asking.url, { author: { name: 'viagra-test-123' }, body: ownWords() });
    const { id } = (await answer.json()) as { id: string };
    const headers = { authorization: `Bearer ${await asking.key('moderator')}` };
    const reviewed = await waitUntil('a verdict', async () => {
      const found = await fetch(`${asking.url}/v1/review/comments/${id}`, { headers });
      return found.ok && ((await found.json()) as Reviewed);
    });
    expect(said(reviewed)).toBeGreaterThanOrEqual(3);
  } finally {
    await asking.close();
    await other.close();
  }
});

test('when the settings name a service without a key or a site, then the start says what is missing', async () => {
  await expect(startInProcess({ TAMIS_AKISMET_URL: outside.url })).rejects.toThrow(
    /TAMIS_AKISMET_KEY and TAMIS_AKISMET_BLOG/,
  );
});
