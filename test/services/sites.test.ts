import { ownWords } from '../servers/own-words';
import { waitUntil } from '../servers/wait-until';
import { aSite } from '../builders';
import { asked, type Asking, type Json } from './asked';
import { startInProcess, type InProcess } from './in-process';
import { postComment } from './post-comment';

const GAZETTE = 'https://gazette.example';
let tamis: InProcess;
let admin: string;
beforeAll(async () => {
  tamis = await startInProcess(
    { TAMIS_EVENT_POLL_MS: '20', TAMIS_TRUSTED_PROXIES: '127.0.0.1', TAMIS_ALLOWED_ORIGINS: 'https://echo.example' },
    {
      sites: [
        aSite({ id: 'gazette', origins: [GAZETTE], markup: 'basic', language: 'en', terms: `${GAZETTE}/rules` }),
        aSite({ id: 'blog' }),
      ],
    },
  );
  admin = await tamis.key('admin', 'root');
});
afterAll(() => tamis.close());

const ask = (method: string, path: string, { key = admin, ...asking }: Asking = {}) =>
  asked(`${tamis.url}${path}`, method, { key, ...asking });

const aComment = (siteId: string, body = ownWords()) => ({
  siteId,
  articleId: 'port',
  author: { name: 'Camille', email: 'camille@example.org' },
  body,
});
const post = (siteId: string, origin?: string) =>
  ask('POST', '/v1/comments', { key: '', body: aComment(siteId), headers: origin === undefined ? {} : { origin } });

describe('what readers meet', () => {
  test('when a browser sends a comment from a page of another site, then it is refused, and taken from its own', async () => {
    expect((await post('gazette', 'https://echo.example')).body.error?.code).toBe('site/foreign-page');
    expect((await post('gazette', GAZETTE)).status).toBe(202);
    // Programs have no origin, and pages of this service are everybody's.
    expect((await post('gazette')).status).toBe(202);
    expect((await post('gazette', tamis.url)).status).toBe(202);
    // A site without origins of its own takes what the settings allow and, as ever, asks nobody else.
    expect((await post('blog', 'https://elsewhere.example')).status).toBe(202);
  });

  test('when a page of any site asks from a browser, then it may read the answer', async () => {
    for (const origin of [GAZETTE, 'https://echo.example']) {
      const { headers } = await ask('GET', '/v1/counts?articleId=a', { headers: { origin } });
      expect(headers.get('access-control-allow-origin')).toBe(origin);
    }
    const { headers } = await ask('GET', '/v1/counts?articleId=a', { headers: { origin: 'https://evil.example' } });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });

  test.each([
    '/v1/articles/port/comments?siteId=nowhere',
    '/v1/articles/port/comments.atom?siteId=nowhere',
    '/v1/articles/port?siteId=nowhere',
    '/v1/counts?articleId=port&siteId=nowhere',
    '/embed/port?siteId=nowhere',
  ])('when %s is asked for, then there is no such site', async (path) => {
    expect(await ask('GET', path)).toMatchObject({ status: 404, body: { error: { code: 'site/not-found' } } });
  });

  test('when comments are sent for or counted on a site that there is not, then they are refused', async () => {
    expect((await post('nowhere')).body.error?.fields).toMatchObject([{ path: 'siteId', code: 'not-allowed' }]);
    const body = { siteId: 'nowhere', articleIds: ['a'] };
    expect((await ask('POST', '/v1/counts', { body })).body.error?.code).toBe('site/not-found');
    const article = await ask('PUT', '/v1/articles/a?siteId=nowhere', { body: { title: 'A' } });
    expect(article.body.error?.code).toBe('site/not-found');
  });

  test('when a site has its own markup, language and pages, then its comments and pages are shown so', async () => {
    const text = `*Bravo* ${ownWords()}`;
    for (const siteId of ['gazette', 'blog']) {
      const path = `/v1/articles/marked/comments?siteId=${siteId}`;
      expect((await postComment(tamis.url, { articleId: 'marked', siteId, body: text })).status).toBe(202);
      await waitUntil('it is published', async () => (await ask('GET', path)).body['total'] === 1);
      expect((await ask('GET', path)).text.includes('<em>Bravo</em>')).toBe(siteId === 'gazette');
    }
    const page = await ask('GET', '/embed/marked?siteId=gazette');
    expect(page.headers.get('content-language')).toBe('en');
    expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${GAZETTE}`);
    const other = await ask('GET', '/embed/marked?siteId=blog');
    expect(other.headers.get('content-language')).toBe('fr');
    expect(other.headers.get('content-security-policy')).toContain("frame-ancestors 'self' https://echo.example");
  });

  test('when a form of a site is sent, then it leads back to pages of that site alone, and errors speak its language', async () => {
    const send = async (siteId: string, redirectTo: string, comment = ownWords()) => {
      const body = new URLSearchParams({
        comment,
        author: 'Zoé',
        email: 'zoe@example.org',
        siteId,
        redirect_to: redirectTo,
        comment_post_ID: 'p',
      });
      const answer = await fetch(`${tamis.url}/wp-comments-post.php`, { method: 'POST', redirect: 'manual', body });
      return { location: answer.headers.get('location') ?? '', text: await answer.text() };
    };
    expect((await send('gazette', `${GAZETTE}/port`)).location).toContain(`${GAZETTE}/port?unapproved=`);
    expect((await send('gazette', 'https://echo.example/port')).location).toMatch(/comment-received\?lang=en$/);
    expect((await send('blog', 'https://echo.example/port')).location).toContain('https://echo.example/port?');
    expect((await send('gazette', `${GAZETTE}/port`, '')).text).toContain('<html lang="en">');
    expect((await send('nowhere', 'https://echo.example/port')).text).toContain('https://echo.example/port');
  });

  test('when a comment is taken down, then its author reads where the rules of its site stand', async () => {
    const own = (await (await postComment(tamis.url, { siteId: 'gazette' })).json()) as { id: string; receipt: string };
    const path = `/v1/review/comments/${own.id}`;
    await waitUntil('it is judged', async () => (await ask('GET', path)).status === 200);
    const { version } = (await ask('GET', path)).body;
    await ask('POST', `${path}/decisions`, { body: { decision: 'reject', reason: 'abuse', version } });
    expect((await ask('GET', `/v1/comments/${own.id}`, { key: own.receipt })).text).toContain(`${GAZETTE}/rules`);
  });
});

test.each([
  ['none has origins', [] as string[], 200],
  ['one has', ['https://blog.example'], 404],
])('when of the sites %s, then the demo is there or not', async (_, origins, status) => {
  const service = await startInProcess({}, { sites: [aSite({ id: 'blog', origins })] });
  expect((await fetch(`${service.url}/`)).status).toBe(status);
  await service.close();
});

describe('the registry', () => {
  test('when a site is registered by API, then it is there within seconds, and when it is forgotten, it is gone', async () => {
    const put = (body: object) => ask('PUT', '/v1/sites/revue', { body });
    expect((await post('revue')).status).toBe(422);
    const made = await put({ name: 'La Revue', origins: ['https://revue.example', 'https://revue.example'] });
    expect(made).toMatchObject({ status: 201, body: { id: 'revue', origins: ['https://revue.example'], by: 'root' } });
    expect(await put({ keepDays: { spam: 3 }, language: 'fr' })).toMatchObject({
      status: 200,
      body: { name: 'La Revue', language: 'fr', keepDays: { spam: 3 } },
    });
    expect((await put({ name: null, keepDays: { spam: null } })).body).toMatchObject({ name: null, keepDays: {} });
    expect((await ask('GET', '/v1/sites/revue')).body).toMatchObject({ id: 'revue', language: 'fr' });
    await waitUntil('it is in force', async () => (await post('revue')).status === 202);
    expect((await ask('DELETE', '/v1/sites/revue')).status).toBe(204);
    expect((await ask('DELETE', '/v1/sites/revue')).body.error?.code).toBe('site/not-found');
    expect((await ask('GET', '/v1/sites/revue')).body.error?.code).toBe('site/not-found');
    await waitUntil('it is gone', async () => (await post('revue')).status === 422);
    const { items } = (await ask('GET', '/v1/review/audit?kind=site.changed')).body as { items: Json[] };
    expect(items[0]).toMatchObject({ actor: 'root', subject: 'revue', after: { name: null } });
  });

  test('when a site cannot be so, then it is refused at its field, and nothing is kept', async () => {
    const refused = async (path: string, body: object) => (await ask('PUT', path, { body })).body.error?.fields?.[0];
    expect(await refused('/v1/sites/la%20revue', {})).toMatchObject({ path: 'id', code: 'not-an-id' });
    expect(await refused('/v1/sites/x', { origins: ['*'] })).toMatchObject({
      path: 'origins.0',
      code: 'not-a-web-address',
    });
    expect(await refused('/v1/sites/x', { color: 'red' })).toMatchObject({ path: 'color', code: 'unknown' });
    const { items } = (await ask('GET', '/v1/sites')).body as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(['blog', 'gazette']);
  });
});

describe('rules', () => {
  const ruleSet = (word: string) => ({ settings: { moderationWords: [word] } });
  const current = async (query = '') => (await ask('GET', `/v1/review/rule-sets/current${query}`)).body;
  const statusOf = async (siteId: string, word: string): Promise<string> => {
    const own = (await (await postComment(tamis.url, { siteId, body: word })).json()) as { id: string };
    const path = `/v1/review/comments/${own.id}`;
    await waitUntil('it is judged', async () => (await ask('GET', path)).status === 200);
    return String((await ask('GET', path)).body['status']);
  };

  test('when a site gets rules of its own, then its comments are judged by them, and others’ as before', async () => {
    const edit = { ruleSet: ruleSet('quokka'), basedOn: 'default-1' };
    const made = await ask('POST', '/v1/review/rule-sets?siteId=gazette', { body: edit });
    expect([made.status, made.body['version']]).toEqual([201, 'rules-1@gazette']);
    expect((await current('?siteId=gazette'))['version']).toBe('rules-1@gazette');
    expect((await current('?siteId=blog'))['version']).toBe('default-1');
    expect((await current())['version']).toBe('default-1');
    await waitUntil('they are in force', async () => (await statusOf('gazette', 'quokka')) === 'held');
    expect(await statusOf('blog', 'quokka')).toBe('approved');
    const explain = (query: string) => ask('POST', `/v1/review/explain${query}`, { body: { text: 'Un quokka passe' } });
    expect((await explain('?siteId=gazette')).body['status']).toBe('held');
    expect((await explain('')).body['status']).toBe('approved');
    const listed = (await ask('GET', '/v1/review/rule-sets?siteId=gazette')).body;
    expect(listed).toMatchObject({ current: 'rules-1@gazette', isOwn: true, items: [{ version: 'rules-1@gazette' }] });
    expect((await ask('GET', '/v1/review/rule-sets?siteId=blog')).body).toMatchObject({ isOwn: false, items: [] });
    const tried = await ask('POST', '/v1/review/rule-sets/dry-run?siteId=gazette', {
      body: { ruleSet: ruleSet('rien') },
    });
    expect(tried.body['flips']).toEqual({ 'held→approved': expect.any(Number) as number });
  });

  test('when something is blocked from a comment, then it is for all sites, unless its site has its own rules or who blocks sees no other', async () => {
    const block = async (siteId: string, key: string, value: string) => {
      const own = (await (await postComment(tamis.url, { siteId })).json()) as { id: string };
      const path = `/v1/review/comments/${own.id}`;
      await waitUntil('it is judged', async () => (await ask('GET', path)).status === 200);
      const body = { what: 'word', value, effect: 'hold' };
      return (await ask('POST', `${path}/block`, { key, body })).body['version'];
    };
    expect(await block('gazette', admin, 'un')).toBe('rules-2@gazette');
    expect(await block('default', admin, 'deux')).toBe('rules-1');
    expect(await block('blog', await tamis.key('moderator', 'lea', { siteId: 'blog' }), 'trois')).toBe('rules-1@blog');
    expect((await current())['settings']).toMatchObject({ moderationWords: ['deux'] });
    // The site's own rules began as those for all.
    expect((await current('?siteId=blog'))['settings']).toMatchObject({ moderationWords: ['deux', 'trois'] });
  });

  test('when a site goes back to the rules for all, then it has no own ones any more; a former one can be used again', async () => {
    const use = (version: string) =>
      ask('POST', `/v1/review/rule-sets/${encodeURIComponent(version)}/activate?siteId=gazette`);
    expect((await use('rules-1')).status).toBe(200);
    expect((await ask('GET', '/v1/review/rule-sets?siteId=gazette')).body).toMatchObject({
      current: 'rules-1',
      isOwn: false,
    });
    expect((await use('rules-1@blog')).body.error?.code).toBe('version/not-found');
    expect((await use('rules-1@gazette')).status).toBe(200);
    expect((await current('?siteId=gazette'))['version']).toBe('rules-1@gazette');
    expect((await ask('GET', '/v1/review/rule-sets/rules-1@blog?siteId=gazette')).body.error?.code).toBe(
      'version/not-found',
    );
  });

  test('when a program asks by Akismet’s wire with a key for one site, then the rules of that site answer', async () => {
    const answerTo = async (key: string): Promise<string> => {
      const fields = {
        api_key: key,
        blog: GAZETTE,
        user_ip: '198.51.100.7',
        comment_content: `Un quokka ${ownWords()}`,
      };
      const answer = await fetch(`${tamis.url}/1.1/comment-check`, {
        method: 'POST',
        body: new URLSearchParams(fields),
      });
      return answer.text();
    };
    expect(await answerTo(await tamis.key('checker', 'gazette-wp', { siteId: 'gazette' }))).toBe('true');
    expect(await answerTo(await tamis.key('checker', 'plain-wp'))).toBe('false');
  });
});
