import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describeWithServers } from '../servers/describe-with-servers';
import { projectRoot } from '../servers/project-root';
import { waitUntil } from '../servers/wait-until';
import { openSite, type ArticleSite, type Row } from './article-pages';
import { ownWords } from '../servers/own-words';

const LONG = 'long';
const at = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
/** 250 comments, then a chain of ten replies. */
const ROWS: Row[] = [
  ...Array.from({ length: 250 }, (_, number) => ({
    id: String(number),
    articleId: LONG,
    name: `Lecteur ${number}`,
    body: `Commentaire ${number}`,
    createdAt: at(number),
  })),
  ...Array.from({ length: 10 }, (_, depth) => ({
    id: `deep-${depth}`,
    articleId: 'deep',
    ...(depth === 0 ? {} : { parentId: `deep-${depth - 1}` }),
    name: `Voix ${depth}`,
    body: 'interminable'.repeat(30),
    createdAt: at(depth),
  })),
];

const findings = async (page: Page): Promise<string[]> => {
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

describeWithServers(['browser'], 'the widget on pages of another origin', () => {
  let site: ArticleSite;

  beforeAll(async () => {
    site = await openSite(ROWS);
  });
  afterAll(() => site.close());
  afterEach(async () => {
    await site.closePages();
    // Whatever a test is about: nothing failed, the page's content policy stopped nothing, and nobody else was asked.
    expect(site.complaints()).toEqual([]);
  });

  const script = (): string => `<script src="${site.tamis}/embed.js" defer></script>`;
  const lines = (articleId: string, attributes = ''): string =>
    `${script()}<tamis-comments article-id="${articleId}" ${attributes}></tamis-comments>`;
  const ready = (page: Page) =>
    page
      .locator('#comments-title', { hasText: /\d|Aucun|No / })
      .first()
      .waitFor();
  const own = (page: Page, state: string) => page.locator(`.own:has(.state[data-state=${state}])`);
  const idOf = async (page: Page): Promise<string> =>
    (await page.locator('.own').first().getAttribute('id'))?.replace('comment-', '') ?? '';
  const write = async (page: Page, text: string, name = `Camille ${randomUUID().slice(0, 8)}`): Promise<void> => {
    await page.fill('#comment', text);
    await page.fill('#author', name);
    await page.fill('#email', `${randomUUID()}@example.org`);
  };

  test('when a page has the two lines, then a reader posts, is told of the state, and others see the comment', async () => {
    const articleId = `2026/${randomUUID()}`;
    const page = await site.open({ body: lines(articleId) });
    await ready(page);
    expect(await page.locator('#no-comments').isVisible()).toBe(true);
    const text = `Merci pour cet article.\nÀ bientôt ${ownWords()}`;
    await write(page, text);
    await page.locator('.send button').dblclick();
    await page.locator('.own').waitFor();
    await site.decide(await idOf(page), 'approve');
    await own(page, 'approved').waitFor();
    expect(await page.locator('#announcer').innerText()).toContain('publié');
    const other = await site.open({
      body: `${lines(articleId)}<a href="/">x</a><span data-tamis-count="${articleId}"></span><b data-tamis-count="${articleId}" data-tamis-number></b>`,
    });
    await ready(other);
    expect(await other.locator('.comment-body').allInnerTexts()).toEqual([text]);
    expect(await other.locator('span[data-tamis-count]').innerText()).toBe('1 commentaire');
    expect(await other.locator('b[data-tamis-count]').innerText()).toBe('1');
  });

  test('when an author follows the link at the own comment, then it is edited, read anew and withdrawn, by keyboard and without scripts', async () => {
    const articleId = randomUUID();
    const page = await site.open({ body: lines(articleId) });
    await ready(page);
    await write(page, `La digue date de 1880 ${ownWords()}`);
    await page.click('.send button');
    await page.locator('.own').waitFor();
    const id = await idOf(page);
    const address = await page.locator('.own .state-sentence a').getAttribute('href');
    await site.decide(id, 'approve');
    await own(page, 'approved').waitFor();
    const narrow = { viewport: { width: 320, height: 800 } };
    const looked = await site.openPlain(address ?? '', { ...narrow, javaScriptEnabled: true, colorScheme: 'dark' });
    expect(await findings(looked)).toEqual([]);
    const mine = await site.openPlain(address ?? '', narrow);
    expect(await mine.locator('#until').innerText()).toMatch(/pendant \d+ minutes/);
    const text = `Je corrige : elle date de 1890.\n"Merci" & ${ownWords()}`;
    await mine.fill('#body', text);
    await mine.keyboard.press('Tab');
    await mine.keyboard.press('Enter');
    await mine.locator('[role=status] strong').waitFor();
    const listed = async (): Promise<string[]> => {
      const answer = await fetch(`${site.tamis}/v1/articles/${articleId}/comments`);
      return ((await answer.json()) as { items: { body: string }[] }).items.map(({ body }) => body);
    };
    await waitUntil('the new text is published', async () => {
      // Whoever fills in a form so fast is held; and a worker may be about to judge it.
      await site.decide(id, 'approve').catch(() => undefined);
      return (await listed())[0] === text;
    });
    await mine.reload();
    expect(await mine.locator('[role=status]').innerText()).toContain('Il est publié');
    expect(await mine.inputValue('#body')).toBe(text);
    await mine.fill('#body', ' ');
    await mine.locator('button', { hasText: 'Enregistrer' }).click();
    expect(await mine.locator('.problems').innerText()).not.toBe('');
    await mine.locator('button', { hasText: 'Retirer' }).click();
    await mine.locator('[role=status]', { hasText: 'Vous l’avez retiré' }).waitFor();
    expect(await mine.locator('form').count()).toBe(0);
    expect(await listed()).toEqual([]);
    await mine.goto(`${(address ?? '').split('?')[0]}?receipt=none`);
    expect(await mine.locator('main').innerText()).toContain('n’est plus valable');
  });

  test('when a draft was typed, then it survives a reload, and the person is remembered only by consent', async () => {
    const page = await site.open({ body: lines(ownWords()) });
    await ready(page);
    await write(page, 'Un brouillon', 'Noé');
    await page.reload();
    await ready(page);
    expect(await page.inputValue('#comment')).toBe('Un brouillon');
    expect(await page.inputValue('#author')).toBe('');
    await write(page, 'Un autre', 'Noé');
    await page.check('#remember');
    await page.click('.send button');
    await page.locator('.own').waitFor();
    await page.reload();
    await ready(page);
    expect(await page.inputValue('#author')).toBe('Noé');
    expect(await page.inputValue('#comment')).toBe('');
    expect(await page.locator('.own').count()).toBe(1);
  });

  test('when the link leads to a comment of a later page, then the list begins there; more and the start are a click away', async () => {
    const first = await site.open({ body: lines(LONG) });
    await ready(first);
    expect(await first.locator('.comment').count()).toBe(100);
    await first.locator('.more button:visible').click();
    await first.locator('.comment').nth(199).waitFor();
    const id = (await first.locator('.comment').nth(150).getAttribute('id')) ?? '';
    const linked = await site.open({ body: lines(LONG), hash: `#${id}` });
    await linked.locator(`#${id}.linked`).waitFor();
    expect(await linked.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe(id);
    await linked.getByRole('button', { name: 'Depuis le premier' }).click();
    await linked.getByText('Commentaire 0', { exact: true }).waitFor();
    await linked.selectOption('#order', 'newest');
    await linked.getByText('Commentaire 249', { exact: true }).waitFor();
  });

  test('when others write and moderators withdraw, then new ones wait to be asked for, and withdrawn ones go', async () => {
    const articleId = randomUUID();
    const gone = await site.publish(articleId, { name: 'Ada', body: 'Le premier' });
    const page = await site.open({ body: lines(articleId, 'refresh="0.2"') });
    await ready(page);
    await site.publish(articleId, { name: 'Zoé', body: 'Le second', parentId: gone });
    await page.getByRole('button', { name: '1 nouveau commentaire' }).click();
    await page.locator('.thread .thread .comment-body', { hasText: 'Le second' }).waitFor();
    expect(await page.locator('.answered').innerText()).toContain('Ada');
    await site.decide(gone, 'spam');
    await page.locator('.removed').waitFor();
    await page.locator('.thread .thread .comment-body', { hasText: 'Le second' }).waitFor();
  });

  test('when one comment comes and another goes at once, also before a page that was not asked for, then both are noticed', async () => {
    const articleId = randomUUID();
    const ids: string[] = [];
    for (const body of ['Un', 'Deux', 'Trois', 'Quatre'])
      ids.push(await site.publish(articleId, { name: 'Ada', body }));
    const page = await site.open({ body: lines(articleId, 'refresh="0.2" order="newest" page-size="3"') });
    await ready(page);
    const shown = () => page.locator('.comment-body').allInnerTexts();
    expect(await shown()).toEqual(['Quatre', 'Trois', 'Deux']);
    await Promise.all([site.publish(articleId, { name: 'Zoé', body: 'Cinq' }), site.decide(ids[2] ?? '', 'reject')]);
    await page.getByRole('button', { name: '1 nouveau commentaire' }).waitFor();
    await waitUntil('the withdrawn one is gone', async () => !(await shown()).includes('Trois'), 10_000);
    expect(await shown()).not.toContain('Cinq');
    await page.getByRole('button', { name: '1 nouveau commentaire' }).click();
    await waitUntil('the new one is shown', async () => (await shown())[0] === 'Cinq');
  });

  test('when the script comes late, then what was typed before it is taken over; a script of another hash does not run', async () => {
    const address = `${site.tamis}/embed/${randomUUID()}`;
    const page = await site.open({ body: '' });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/embed.*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(address, { waitUntil: 'commit' });
    await page.fill('[data-tamis-fallback] #comment', 'Tapé avant le script');
    release();
    await page.locator('[data-tamis-fallback]').waitFor({ state: 'detached' });
    expect(await page.inputValue('#comment')).toBe('Tapé avant le script');

    const content = Buffer.from(await (await fetch(`${site.tamis}/embed.js`)).arrayBuffer());
    const hash = createHash('sha384').update(content).digest('base64');
    for (const [integrity, runs] of [
      [hash, true],
      [hash.replace(/^./, 'x'), false],
    ] as const) {
      const tag = `<script src="${site.tamis}/embed.js" integrity="sha384-${integrity}" crossorigin="anonymous" defer></script>`;
      const checked = await site.open({ body: tag });
      expect(await checked.evaluate(() => customElements.get('tamis-comments') !== undefined)).toBe(runs);
    }
    expect(site.complaints().filter((each) => !each.includes('integrity'))).toEqual([]);
  });

  test('when an application changes and removes the element, then it follows, and asks nothing more', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    await site.publish(a, { name: 'Ada', body: 'Sous A' });
    await site.publish(b, { name: 'Ada', body: 'Sous B' });
    const page = await site.open({
      body: `${lines(a, 'id="one" refresh="0.1"')}<tamis-comments article-id="${b}"></tamis-comments>`,
    });
    await page.locator('#one').getByText('Sous A').waitFor();
    await page.getByText('Sous B').waitFor();
    await page.locator('#one').evaluate((element, id) => element.setAttribute('article-id', id), b);
    await page.locator('#one').getByText('Sous B').waitFor();
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('tamis-comments')) each.remove();
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.evaluate((id) => {
      const again = document.createElement('tamis-comments');
      again.setAttribute('article-id', id);
      document.body.append(again);
    }, a);
    await page.getByText('Sous A').waitFor();
    expect(asked.filter((url) => url.includes(b))).toEqual([]);
  });

  test('when threads are deep and words endless, then nothing leaves a screen of 320 px, and replies name whom they answer', async () => {
    const page = await site.open({ body: lines('deep') }, { viewport: { width: 320, height: 640 } });
    await ready(page);
    expect(await page.locator('.comment').count()).toBe(10);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await page.locator('.answered').last().innerText()).toContain('Voix 8');
    const { width } = (await page.locator('.comment-body').last().boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(150);
  });

  test.each([
    ['light', 'fr', 'ltr'],
    ['dark', 'en', 'ltr'],
    ['light', 'ar', 'rtl'],
  ] as const)('when a checker for accessibility looks (%s, %s), then it finds nothing', async (scheme, lang, dir) => {
    const page = await site.open(
      {
        body: lines('deep'),
        head: `<style>@media (prefers-color-scheme: dark) { html { background: #14181b; color: #e4e7e6 } }</style>`,
        policy: `default-src 'none'; script-src ${site.tamis}; connect-src ${site.tamis}; style-src 'unsafe-inline'`,
        lang,
        dir,
      },
      { colorScheme: scheme },
    );
    await ready(page);
    await page.click('.send button');
    await page.getByRole('alert').waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  });

  test.each(['bootstrap/dist/css/bootstrap.min.css', '@picocss/pico/css/pico.min.css', 'water.css/out/water.min.css'])(
    'when the page wears the theme %s, then the widget keeps its shape and takes its colours',
    async (file) => {
      const theme = readFileSync(join(projectRoot(), 'node_modules', file), 'utf8');
      const page = await site.open({
        body: lines('deep'),
        head: `<style>${theme}</style>`,
        policy: `default-src 'none'; script-src ${site.tamis}; connect-src ${site.tamis}; style-src 'unsafe-inline'; img-src data:`,
      });
      await ready(page);
      const [font, expected] = await page.evaluate(() => [
        getComputedStyle(
          document.querySelector('tamis-comments')?.shadowRoot?.querySelector('.comment-body') as Element,
        ).fontFamily,
        getComputedStyle(document.body).fontFamily,
      ]);
      expect(font).toBe(expected);
      expect((await findings(page)).filter((each) => each.includes('comment'))).toEqual([]);
    },
  );

  test('when names and texts are hostile, then nothing of them runs, also where trusted types are required', async () => {
    const articleId = randomUUID();
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
    await site.publish(articleId, { name: evil, body: `${evil} javascript:alert(1) ${ownWords()}` });
    const policy = `default-src 'none'; script-src ${site.tamis}; connect-src ${site.tamis}; require-trusted-types-for 'script'; trusted-types tamis`;
    const page = await site.open({ body: lines(articleId), policy });
    await ready(page);
    expect(await page.locator('.comment-body').innerText()).toContain(evil);
    expect(await page.locator('cite').innerText()).toBe(evil);
    expect(await page.locator('#comments :is(img, script)').count()).toBe(0);
  });

  test('when an article is closed, read beforehand, or the service is away, then the page says so in words', async () => {
    const [closed, held] = [randomUUID(), randomUUID()];
    await site.put(closed, { mode: 'closed' });
    await site.put(held, { mode: 'held' });
    const page = await site.open({ body: lines(closed) });
    await page.getByText('Les commentaires sont fermés.').waitFor();
    expect(await page.locator('form').count()).toBe(0);
    const read = await site.open({ body: lines(held) });
    await read.getByText('lu avant de paraître').waitFor();
    const away = await site.open({ body: lines(ownWords()) });
    await ready(away);
    await away.route('**/v1/**', (route) => route.abort());
    await away.selectOption('#order', 'newest');
    await away.locator('.notice', { hasText: 'ne peuvent pas être chargés' }).waitFor();
    await away.unroute('**/v1/**');
    await away.getByRole('button', { name: 'Réessayer' }).click();
    await away.locator('.notice').waitFor({ state: 'hidden' });
    await away.route('**/v1/comments', (route) =>
      route.fulfill({
        status: 429,
        headers: {
          'retry-after': '120',
          'access-control-allow-origin': '*',
          'access-control-expose-headers': 'retry-after',
        },
        body: '{}',
      }),
    );
    await write(away, 'Un texte');
    await away.click('.send button');
    expect(await away.getByRole('alert').innerText()).toContain('dans 2 minutes');
    expect(await away.inputValue('#comment')).toBe('Un texte');
  });

  test('when a page brings a catalogue of its language, then the widget speaks it, and English where it is silent', async () => {
    const words = { formTitle: 'Kommentar schreiben', count: { zero: 'Keine Kommentare 0', other: '{n} Kommentare' } };
    const page = await site.open({
      body: '',
      lang: 'de',
      policy: "script-src 'self' 'unsafe-inline' *; connect-src *",
    });
    await page.route('**/de.json', (route) => route.fulfill({ json: words }));
    await page.evaluate(
      ([src]) => {
        const script = Object.assign(document.createElement('script'), { src });
        const element = document.createElement('tamis-comments');
        element.setAttribute('article-id', 'nichts');
        element.setAttribute('catalogue', '/de.json');
        document.body.append(script, element);
      },
      [`${site.tamis}/embed.js`],
    );
    await page.getByText('Kommentar schreiben').waitFor();
    await page.getByText('Keine Kommentare').waitFor();
    await page.getByText('Your email address will not be published.').waitFor();
  });

  test('when scripts are off, then the frame and the link lead to the comments and a form that works', async () => {
    const articleId = `2026/${randomUUID()}`;
    await site.publish(articleId, { name: 'Ada', body: 'Sans script' });
    const address = `${site.tamis}/embed/${encodeURIComponent(articleId)}`;
    const policy = `frame-src ${site.tamis}`;
    const page = await site.open(
      {
        body: `<iframe title="Commentaires" src="${address}"></iframe><tamis-comments><a href="${address}">Commentaires</a></tamis-comments>`,
        policy,
      },
      { javaScriptEnabled: false },
    );
    await page.frameLocator('iframe').getByText('Sans script').waitFor();
    await page.getByRole('link', { name: 'Commentaires' }).click();
    await page.getByText('Sans script').waitFor();
    await page.locator('.reply').click();
    await page.locator('#reply-to', { hasText: 'Ada' }).waitFor();
    await write(page, `Une réponse ${randomUUID()}`);
    await page.click('.send button');
    await page.locator('.own').waitFor();
    expect(page.url()).toContain(`/embed/${encodeURIComponent(articleId)}?unapproved=`);
    expect(await page.locator('.thread .thread .own, .own .reload').count()).toBeGreaterThan(0);
  });

  test('when the script is fetched, then it is small, and says what has not changed', async () => {
    const answer = await fetch(`${site.tamis}/embed.js`, { headers: { 'accept-encoding': 'identity' } });
    const content = Buffer.from(await answer.arrayBuffer());
    expect(gzipSync(content, { level: 9 }).length).toBeLessThanOrEqual(12 * 1024);
    const again = await fetch(`${site.tamis}/embed.js`, {
      headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    const page = await fetch(`${site.tamis}/embed/x`);
    const [, path = ''] = /src="(\/embed\.\w+\.js)"/.exec(await page.text()) ?? [];
    const fixed = await fetch(site.tamis + path);
    expect(Buffer.from(await fixed.arrayBuffer()).equals(content)).toBe(true);
    expect(fixed.headers.get('cache-control')).toContain('immutable');
  });
});

describeWithServers(['browser'], 'the widget where readers like comments and use signs', () => {
  let site: ArticleSite;
  beforeAll(async () => {
    const texts = ['Une *très* bonne idée\n\n> le port\n\n- un\n- deux', 'Et `une` autre'];
    const rows = texts.map((body, n) => ({ id: `r${n}`, articleId: 'liked', name: 'Ada', body, createdAt: at(n) }));
    site = await openSite(rows, { TAMIS_REACTIONS: 'both', TAMIS_MARKUP: 'basic' });
  });
  afterAll(() => site.close());
  afterEach(async () => {
    await site.closePages();
    expect(site.complaints()).toEqual([]);
  });
  const open = async (options = {}): Promise<Page> => {
    const body = `<script src="${site.tamis}/embed.js" defer></script><tamis-comments article-id="liked"></tamis-comments>`;
    const page = await site.open({ body }, options);
    await page.locator('.like').first().waitFor();
    return page;
  };

  test('when a reader likes a comment and takes it back, by keyboard, then it is counted at once and for the others', async () => {
    const page = await open();
    const like = page.locator('.comment:first-child .like').first();
    expect(await page.locator('.comment:first-child em').innerText()).toBe('très');
    expect(await page.locator('.comment:first-child :is(blockquote, li):visible').count()).toBe(3);
    expect(await like.textContent()).toBe('▲ 0 J’aime');
    await like.focus();
    await page.keyboard.press('Enter');
    await page.locator('.comment:first-child .like[aria-pressed=true]').waitFor();
    expect(await like.textContent()).toBe('▲ 1 J’aime');
    const other = await open({ viewport: { width: 320, height: 800 }, colorScheme: 'dark' });
    expect(await other.locator('.comment:first-child .like').first().textContent()).toBe('▲ 1 J’aime');
    await other.locator('.comment:first-child .like').nth(1).click();
    await other.locator('.comment:first-child .like[aria-pressed=true]').waitFor();
    expect(await other.locator('.comment:first-child .like').allTextContents()).toEqual([
      '▲ 0 J’aime',
      '▼ 1 Je n’aime pas',
    ]);
    expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await findings(other)).toEqual([]);
    await page.reload();
    await page.locator('.like').first().waitFor();
    await page.locator('.comment:first-child .like').nth(0).click();
    await page.waitForFunction(() => {
      const host = document.querySelector('tamis-comments');
      return host?.shadowRoot?.querySelector('.comment:first-child .like')?.getAttribute('aria-pressed') === 'false';
    });
    expect(await page.locator('.comment:first-child .like').allTextContents()).toEqual([
      '▲ 0 J’aime',
      '▼ 0 Je n’aime pas',
    ]);
  });

  test('when a reader reports a comment, then a page takes it without scripts and leads back', async () => {
    const page = await open();
    const address = await page
      .locator('.comment:nth-child(2) .actions a', { hasText: 'Signaler' })
      .getAttribute('href');
    const looked = await site.openPlain(address ?? '', {
      javaScriptEnabled: true,
      viewport: { width: 320, height: 800 },
    });
    expect(await findings(looked)).toEqual([]);
    const plain = await site.openPlain(address ?? '');
    expect(await plain.locator('blockquote').innerText()).toBe('Et `une` autre');
    await plain.selectOption('#reason', 'off-topic');
    await plain.fill('#note', 'Ce n’est pas le sujet');
    await plain.click('button');
    await plain.locator('[role=status]', { hasText: 'votre signalement est parvenu' }).waitFor();
  });
});
