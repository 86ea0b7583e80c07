import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describeWithServers } from '../servers/describe-with-servers';
import { waitUntil } from '../servers/wait-until';
import { openDesk, type Desk } from './open-desk';

describeWithServers(['browser'], 'the review desk in a browser', () => {
  let desk: Desk;
  let ada: string;
  let bob: string;

  beforeAll(async () => {
    desk = await openDesk();
    [ada, bob] = [await desk.key('moderator', 'ada'), await desk.key('moderator', 'bob')];
  });
  afterAll(() => desk.close());
  afterEach(async () => {
    await desk.closePages();
    // Whatever a test is about: no script failed, nothing written by a visitor ran, and nobody else was asked.
    expect(desk.complaints()).toEqual([]);
  });

  /** A queue of its own: comments whose author's name holds a word of their own. */
  async function queueOf(count: number, parts: { body?: string } = {}): Promise<{ path: string; ids: string[] }> {
    const word = `mot${randomUUID().slice(0, 8)}`;
    const ids = await desk.hold(count, { ...parts, name: `Camille ${word}` });
    return { path: `/review?q=${word}`, ids };
  }
  const current = (page: Page) => page.locator('.row.current').getAttribute('data-id');
  const shown = (page: Page) => page.locator('#pane-side .pane').getAttribute('data-id');
  const outcome = (page: Page, id: string | undefined) => page.locator(`#row-${String(id)} .outcome`).innerText();
  const statusesOf = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await desk.find(id)).status));

  test('when fifty comments are worked through by keyboard alone, then each is decided, and the next is there within 50 ms', async () => {
    const { path, ids } = await queueOf(50);
    const page = await desk.open(path, ada);
    const waits: number[] = [];
    for (const [at, id] of ids.entries()) {
      expect([await current(page), await shown(page)]).toEqual([id, id]);
      const key = ['a', 'r', 's'][at % 3] ?? 'a';
      waits.push(await timeToNext(page, key));
    }
    await waitUntil('all decisions', async () => (await statusesOf(ids)).every((status) => status !== 'held'), 20_000);
    const expected = ids.map((_, at) => ['approved', 'rejected', 'spam'][at % 3]);
    expect(await statusesOf(ids)).toEqual(expected);
    waits.sort((a, b) => a - b);
    expect(waits[Math.floor(waits.length / 2)]).toBeLessThanOrEqual(50);
  });

  /** Milliseconds from the key to the moment at which another comment stands in the pane, drawn. */
  function timeToNext(page: Page, key: string): Promise<number> {
    return page.evaluate(
      (pressed) =>
        new Promise<number>((resolve) => {
          const from = performance.now();
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }));
          requestAnimationFrame(() => {
            resolve(performance.now() - from);
          });
        }),
      key,
    );
  }

  test('when a decision is taken back by key, then the comment waits again, and nothing else has changed', async () => {
    const { path, ids } = await queueOf(2);
    const page = await desk.open(path, ada);
    await page.keyboard.press('s');
    await page.locator(`#row-${String(ids[0])}[data-state=decided]`).waitFor();
    await page.keyboard.press('u');
    await page.locator(`#row-${String(ids[0])}:not([data-state])`).waitFor();
    expect(await statusesOf(ids)).toEqual(['held', 'held']);
    expect((await desk.find(ids[0] ?? '')).history.map(({ decision }) => decision)).toEqual(['spam', 'undo']);
    await page.keyboard.press('a');
    await page.locator(`#row-${String(ids[0])}[data-state=decided]`).waitFor();
    expect(await statusesOf(ids)).toEqual(['approved', 'held']);
  });

  test('when somebody else decides first, then the row shows who decided what, also to who was not quick enough to hear', async () => {
    const { path, ids } = await queueOf(3);
    const page = await desk.open(path, ada);
    expect(await desk.decide(ids[2] ?? '', 'reject', bob)).toBe(200);
    await page.locator(`#row-${String(ids[2])}[data-state=lost]`).waitFor();
    expect(await outcome(page, ids[2])).toContain('Refusé');
    await page.context().setOffline(false);
    await page.route('**/review/comments/*/decisions', async (route) => {
      await desk.decide(ids[0] ?? '', 'reject', bob);
      await route.continue();
    });
    await page.keyboard.press('a');
    await page.locator(`#row-${String(ids[0])}[data-state=lost]`).waitFor();
    await waitUntil('the sentence', async () => (await outcome(page, ids[0])).includes('bob a refusé ce commentaire'));
    expect((await desk.find(ids[0] ?? '')).history).toHaveLength(1);
  });

  test('when the service is away, then the row says so, keeps the note, and sends it once asked again', async () => {
    const { path, ids } = await queueOf(2);
    const page = await desk.open(path, ada);
    await page.locator('#pane-side .decide .note').fill('ras le bol');
    expect(await statusesOf(ids)).toEqual(['held', 'held']);
    await page.context().setOffline(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.locator(`#row-${String(ids[0])}[data-state=trouble]`).waitFor();
    expect(await outcome(page, ids[0])).toMatch(/Pas envoyé.*ras le bol/);
    await page.context().setOffline(false);
    await page.locator(`#row-${String(ids[0])} .outcome button`).click();
    await page.locator(`#row-${String(ids[0])}[data-state=decided]`).waitFor();
    expect((await desk.find(ids[0] ?? '')).history).toMatchObject([{ decision: 'reject', note: 'ras le bol' }]);
  });

  test('when thirty are selected, then one key decides about all of them and no other', async () => {
    const { path, ids } = await queueOf(32);
    const page = await desk.open(path, ada);
    for (let at = 0; at < 30; at += 1) {
      await page.keyboard.press('x');
      await page.keyboard.press('j');
    }
    expect(await page.locator('.picked').innerText()).toContain('30');
    await page.keyboard.press('Shift+S');
    await waitUntil(
      'all outcomes',
      async () => (await page.locator('.row[data-state=decided]').count()) === 30,
      15_000,
    );
    const statuses = await statusesOf(ids);
    expect(statuses.filter((status) => status === 'spam')).toHaveLength(30);
    expect(statuses.slice(30)).toEqual(['held', 'held']);
  });

  test('when words are searched without accents or in capitals, then they are found in text and name', async () => {
    const word = randomUUID().slice(0, 8);
    const [text] = await desk.hold(1, { body: `Œuvre d’été${word}` });
    const [named] = await desk.hold(1, { name: `L’été${word}` });
    await desk.hold(1, { body: `Un autre${word}` });
    const page = await desk.open('/review', ada);
    await page.keyboard.press('/');
    await page.keyboard.type(`ETE${word.toUpperCase()}`);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    const found = await page.locator('.row').evaluateAll((rows) => rows.map((row) => row.dataset['id']));
    expect(found).toEqual([text, named]);
  });

  test('when two moderators work through two hundred at once, then none is given to both, and each is decided once', async () => {
    const { path, ids } = await queueOf(200);
    const decided = async () => (await statusesOf(ids)).every((status) => status !== 'held');
    const given = new Map<string, string[]>([
      [ada, []],
      [bob, []],
    ]);
    const work = async (key: string, order: string): Promise<void> => {
      for (let round = 0; round < 6; round += 1) {
        const page = await desk.open(`${path}&order=${order}`, key);
        const shownRows = await page.locator('.row').evaluateAll((all) => all.map((row) => row.dataset['id'] ?? ''));
        given.get(key)?.push(...shownRows);
        const rows = shownRows.length;
        for (let at = 0; at < rows; at += 1) await page.keyboard.press('a');
        await waitUntil('answers', async () => (await page.locator('.row[data-state=sending]').count()) === 0, 15_000);
        await page.context().close();
        if (rows === 0) return;
      }
    };
    await Promise.all([work(ada, 'oldest'), work(bob, 'newest')]);
    await waitUntil('all decisions', decided, 20_000);
    const histories = await Promise.all(ids.map(async (id) => (await desk.find(id)).history));
    expect(given.get(ada)?.filter((id) => given.get(bob)?.includes(id))).toEqual([]);
    expect(histories.filter((history) => history.length !== 1)).toEqual([]);
    expect(new Set(histories.map(([first]) => first?.by)).size).toBe(2);
  }, 180_000);

  test('when rules are tried out, then the page stays, says how far the trial is, and shows who would flip', async () => {
    const key = await desk.key('admin');
    await desk.hold(110);
    const page = await desk.open('/review/rules', key);
    await page.evaluate(() => document.body.setAttribute('data-first', ''));
    await page.getByLabel('Retenir à partir de').fill('10');
    await page.getByLabel('Indésirable à partir de').fill('20');
    await page.getByLabel(/Liens à partir desquels/).fill('0');
    const values: number[] = [];
    await page.exposeFunction('seen', (value: number) => values.push(value));
    await page.evaluate(() => {
      const bar = document.querySelector('#trying progress');
      const look = (): void =>
        (window as unknown as { seen: (value: number) => void }).seen((bar as HTMLProgressElement).value);
      new MutationObserver(look).observe(bar as Element, { attributes: true });
    });
    await page.getByRole('button', { name: 'Essayer' }).click();
    await page.locator('#trial').getByText('changeraient de verdict').waitFor();
    expect(values.length).toBeGreaterThan(1);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(await page.locator('body[data-first]').count()).toBe(1);
    expect(await page.getByLabel('Retenir à partir de').inputValue()).toBe('10');
    await page.getByLabel('Retenir à partir de').fill('peu');
    await page.getByRole('button', { name: 'Essayer' }).click();
    await page.locator('[id="thresholds.hold-problem"]').waitFor();
  });

  test('when an admin registers a webhook, then it is tried out, hears of decisions, and its deliveries are listed', async () => {
    const heard: string[] = [];
    let status = 500;
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push((JSON.parse(body) as { type: string }).type);
        response.writeHead(status).end('<b>entendu</b>');
      });
    });
    server.unref();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const page = await desk.open('/review/webhooks', await desk.key('admin'));
    await page.getByLabel('Adresse').fill('http://192.168.1.1/');
    await page.getByRole('button', { name: 'Ajouter' }).click();
    await page.locator('#url-problem').waitFor();
    await page.getByLabel('Adresse').fill(url);
    // The browser keeps to the limit; what is sent past it is refused, and not cut.
    await page.getByLabel('Description').evaluate((field) => {
      field.removeAttribute('maxlength');
    });
    await page.getByLabel('Description').fill('é'.repeat(501));
    await page.getByRole('button', { name: 'Ajouter' }).click();
    await page.locator('#description-problem').waitFor();
    await page.getByLabel('Description').fill('é'.repeat(500));
    await page.getByRole('button', { name: 'Ajouter' }).click();
    await page.locator('#secret').waitFor();
    await page.getByRole('button', { name: 'Oublier ce destinataire' }).click();
    await page.getByLabel('Adresse').fill(url);
    await page.getByLabel('Description').fill('Moteur de recherche');
    await page.getByLabel('comment.approved').check();
    await page.getByRole('button', { name: 'Ajouter' }).click();
    expect(await page.locator('#secret').innerText()).toMatch(/^whsec_/);
    await page.getByRole('button', { name: 'Envoyer un essai' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('500');
    const [id = ''] = await desk.hold(1);
    await desk.decide(id, 'approve', ada);
    await waitUntil(
      'a failed try',
      () => Promise.resolve(heard.includes('comment.approved') ? true : undefined),
      10_000,
    );
    status = 204;
    await page.getByRole('link', { name: 'à renvoyer' }).click();
    await page
      .getByRole('row', { name: /publié/ })
      .getByRole('button', { name: 'Renvoyer' })
      .click();
    await waitUntil(
      'the delivery',
      async () => {
        await page.goto(`${page.url().replace(/[?#].*/, '')}?status=delivered`);
        return (await page.getByRole('row', { name: /publié/ }).count()) > 0 ? true : undefined;
      },
      10_000,
    );
    await page.getByRole('button', { name: 'Arrêter' }).click();
    await page.getByRole('button', { name: 'Remettre en marche' }).waitFor();
    await page.getByRole('button', { name: 'Renouveler le secret' }).click();
    await page.locator('#secret').waitFor();
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.getByRole('button', { name: 'Oublier ce destinataire' }).click();
    await page.getByText('Personne n’écoute encore.').waitFor();
    await new Promise((resolve) => server.close(resolve));
  });

  test('when a visitor writes mark-up, then it is shown as text wherever it stands', async () => {
    const markUp = `"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}\u202e${randomUUID()}`;
    const [id] = await desk.hold(1, {
      body: markUp,
      name: `<b onmouseover=alert(3)>${randomUUID()}`,
      articleTitle: markUp,
    });
    await desk.decide(id ?? '', 'reject', bob);
    const page = await desk.open(`/review?status=rejected&open=${String(id)}`, ada);
    expect(await page.locator('.said').innerText()).toContain(markUp);
    expect(await page.locator('main :is(img, b, script)').count()).toBe(0);
  });

  test('when an admin registers a site, then what is wrong stands beside its field, and the site is there, with the way to its rules', async () => {
    const page = await desk.open('/review/sites', await desk.key('admin'));
    await page.getByLabel('Identifiant').fill('gazette');
    await page.getByLabel('Nom').fill('La Gazette');
    await page.getByLabel('Origines des pages').fill('https://gazette.example/accueil');
    await page.getByRole('button', { name: 'Enregistrer le site' }).click();
    await page.locator('#origins-problem').waitFor();
    expect(await page.getByLabel('Nom').inputValue()).toBe('La Gazette');
    await page.getByLabel('Origines des pages').fill('https://gazette.example\nhttps://www.gazette.example');
    await page.getByLabel('Indésirables').fill('10');
    await page.getByRole('button', { name: 'Enregistrer le site' }).click();
    await page.getByRole('status').waitFor();
    expect(await page.getByLabel('Indésirables').inputValue()).toBe('10');
    await waitUntil('the site is in force', async () => {
      await page.goto(page.url().replace(/sites.*/, 'rules?siteId=gazette'));
      return (await page.locator('header').last().innerText()).includes(
        'Le site gazette n’a pas encore de règles propres',
      );
    });
  });

  test('when a page is looked at wide or narrow, light or dark, then nothing overflows and axe finds nothing', async () => {
    await desk.hold(1, { body: 'interminable'.repeat(300), name: 'N'.repeat(200) });
    const admin = await desk.key('admin');
    await desk.hold(1, { body: 'هذا مقال رائع جدا' });
    const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
    // Overflow is a matter of the width, and contrast of the scheme: each is seen once.
    for (const [width, colorScheme] of [
      [360, 'dark'],
      [1600, 'light'],
    ] as const) {
      for (const path of ['/review', '/review?status=rejected', '/review?q=nothing', ...OTHER_PAGES]) {
        const page = await desk.open(path, admin, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await page.addScriptTag({ content: axe });
        const found = await page.evaluate(async () => {
          const { violations } = await (window as unknown as { axe: AxeRunner }).axe.run();
          return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
        });
        expect([path, width, colorScheme, ...found]).toEqual([path, width, colorScheme]);
        await page.context().close();
      }
    }
  }, 120_000);
});

const OTHER_PAGES = [
  '/review/comments/none',
  '/review/rules',
  '/review/model',
  '/review/explain',
  '/review/statistics',
  '/review/account',
  '/review/webhooks',
  '/review/sites',
  '/review/sites/gazette',
  '/review/rules?siteId=gazette',
  '/review/audit',
];

interface AxeRunner {
  run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}
