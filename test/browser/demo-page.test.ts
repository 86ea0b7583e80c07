import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { describeWithServers } from '../servers/describe-with-servers';
import { projectRoot } from '../servers/project-root';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { waitUntil } from '../servers/wait-until';
import { launchBrowser, watchPage } from './watched-browser';
import { ownWords } from '../servers/own-words';

/** What has the focus, within the widget. */
const activeId = () => (document.activeElement?.shadowRoot ?? document).activeElement?.id;

describeWithServers(['browser'], 'the demonstration page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tamis-demo-'));
  let tamis: TamisProcess;
  let browser: Browser;
  let networks = 0;
  let complaints: string[] = [];
  const names = new Set<string>();

  beforeAll(async () => {
    tamis = await spawnTamis('standalone', { TAMIS_PORT: '0', TAMIS_DATA_DIR: folder });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await tamis.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    complaints = [];
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    // Whatever a test is about: no script failed, the content policy stopped nothing, and nobody else was asked.
    expect(complaints).toEqual([]);
  });

  /** The page as a reader from a network of their own sees it. */
  async function open(options: BrowserContextOptions = {}, path = '/'): Promise<Page> {
    networks += 1;
    const context = await browser.newContext({
      locale: 'fr-FR',
      extraHTTPHeaders: { 'x-forwarded-for': `198.51.100.${String(networks)}` },
      ...options,
    });
    const page = await context.newPage();
    watchPage(page, [tamis.url], (sentence) => complaints.push(sentence));
    await page.goto(tamis.url + path);
    if (options.javaScriptEnabled !== false) await page.locator('[data-tamis-fallback]').waitFor({ state: 'detached' });
    return page;
  }

  /** Fills the form in as somebody who has read the article for a minute. */
  async function fill(page: Page, comment: string, email = `${randomUUID()}@example.org`): Promise<void> {
    const name = `Camille ${String(names.size)}`;
    names.add(name);
    // The form without scripts says itself when it was made.
    for (const field of await page.locator('[name=renderedAt]').all()) {
      await field.evaluate((input: HTMLInputElement) => {
        input.value = String(Number(input.value) - 60_000);
      });
    }
    await page.fill('#comment', comment);
    await page.fill('#author', name);
    await page.fill('#email', email);
  }
  const send = (page: Page) => page.getByRole('button', { name: 'Laisser un commentaire' }).click();
  const own = (page: Page, state: string) => page.locator(`.own:has(.state[data-state=${state}])`);
  const idOf = async (comment: Locator) => (await comment.getAttribute('id'))?.replace('comment-', '') ?? '';

  /** Waits for the verdict, and approves what the rules held, for these tests are not about them. */
  async function published(page: Page): Promise<void> {
    const withoutScript = page.url().includes('unapproved=');
    const state = await waitUntil(
      'a verdict',
      async () => {
        const seen = await page.locator('.own .state').getAttribute('data-state');
        if (seen !== 'received') return seen;
        if (withoutScript) await page.reload();
        return undefined;
      },
      10_000,
    );
    if (state === 'held') await approve(await idOf(page.locator('.own')));
    if (state === 'held' && withoutScript) await page.reload();
    await own(page, 'approved').waitFor();
  }
  const bodies = (page: Page) => page.locator('.comment-body').allInnerTexts();

  test('when a reader posts, then the comment is shown at once, published without a reload, and seen by others', async () => {
    const page = await open();
    await page.evaluate(() => document.body.setAttribute('data-first', ''));
    const text = `Merci pour cet article.\nÀ bientôt ${ownWords()}`;
    await fill(page, text);
    await send(page);
    await published(page);
    expect(await own(page, 'approved').locator('.comment-body').innerText()).toBe(text);
    expect(await page.locator('#announcer').innerText()).toContain('publié');
    expect(await page.inputValue('#comment')).toBe('');
    expect(await page.locator('body[data-first]').count()).toBe(1);
    expect(await bodies(await open())).toContain(text);
  });

  test('when a moderator approves a held comment, then its author sees it change, also after a reload', async () => {
    const page = await open();
    await fill(page, `https://a.example.org https://b.example.org https://c.example.org ${randomUUID()}`);
    await send(page);
    const id = await idOf(own(page, 'held'));
    await page.reload();
    await own(page, 'held').waitFor();
    expect(await bodies(await open())).not.toContain(await own(page, 'held').locator('.comment-body').innerText());
    await approve(id);
    await own(page, 'approved').waitFor();
  });

  async function approve(id: string): Promise<void> {
    const main = join(projectRoot(), 'services/cli/dist/main.js');
    const words = [main, 'keys', 'add', '--role', 'moderator', '--name', randomUUID()];
    const { stdout } = await promisify(execFile)(process.execPath, words, { env: { TAMIS_DATA_DIR: folder } });
    const answer = await fetch(`${tamis.url}/v1/review/comments/${id}/decisions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stdout.trim()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ decision: 'approve', version: 1 }),
    });
    expect(answer.status).toBe(200);
  }

  test('when scripts are off, then posting leads back to the comment with its state', async () => {
    const page = await open({ javaScriptEnabled: false });
    const text = `Sans script ${ownWords()}`;
    await fill(page, text);
    await send(page);
    await published(page);
    expect(page.url()).toMatch(/\?unapproved=[\w-]+&moderation-hash=[\w.-]+#comment-[\w-]+$/);
    expect(await bodies(page)).toContain(text);
  });

  test('when the form was sent before the script ran, then the widget takes the comment over and hides its receipt', async () => {
    const page = await open({ javaScriptEnabled: false });
    const text = `Trop tôt ${ownWords()}`;
    await fill(page, text);
    await send(page);
    await page.waitForURL(/#comment-[\w-]+$/);
    const withScripts = await open({}, page.url().slice(tamis.url.length));
    await own(withScripts, 'approved').or(own(withScripts, 'held')).waitFor();
    expect(new URL(withScripts.url()).search).toBe('');
  });

  test('when scripts are off, then a reply is posted under its parent', async () => {
    const page = await open({ javaScriptEnabled: false });
    const parent = `Une question ${randomUUID()}`;
    await fill(page, parent);
    await send(page);
    await published(page);
    const reader = await open({ javaScriptEnabled: false });
    await reader.locator('.comment', { hasText: parent }).getByText('Répondre').click();
    await reader.locator('#reply-to').waitFor();
    await fill(reader, `Une réponse ${randomUUID()}`);
    await send(reader);
    await reader.locator('.comment', { hasText: parent }).locator('.own').waitFor();
  });

  test('when scripts are off and a field is wrong, then a page says which, keeps what was typed and sends it', async () => {
    const page = await open({ javaScriptEnabled: false });
    const text = `\n  "Tapé" avec <soin> & patience\n${ownWords()}`;
    await fill(page, text, 'nobody@localhost');
    await send(page);
    await page
      .getByRole('alert')
      .getByRole('link', { name: /E-mail/ })
      .waitFor();
    expect(await page.inputValue('#comment')).toBe(text);
    expect(await page.getAttribute('#email', 'aria-describedby')).toBe('email-problem');
    await page.fill('#email', `${randomUUID()}@example.org`);
    await send(page);
    await published(page);
    expect(await page.locator('.own .comment-body').innerText()).toContain('"Tapé" avec <soin> & patience');
  });

  test('when fields are wrong, then each has its message, the summary has the focus, and nothing typed is lost', async () => {
    const page = await open();
    await page.fill('#comment', 'Un texte');
    await send(page);
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate(activeId)).toBe('form-message');
    expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual([
      expect.stringContaining('Nom'),
      expect.stringContaining('E-mail'),
    ]);
    expect(await page.getAttribute('#email', 'aria-describedby')).toBe('email-notes email-problem');
    expect(await page.inputValue('#comment')).toBe('Un texte');
    await page.getByRole('alert').getByRole('link', { name: /Nom/ }).click();
    expect(await page.evaluate(activeId)).toBe('author');
  });

  test.each([
    [429, { 'retry-after': '120' }, 'dans 2 minutes'],
    [503, { 'retry-after': '5' }, 'dans 5 secondes'],
  ])(
    'when the service answers %i, then the page says when to try again and keeps the text',
    async (status, headers, when) => {
      const page = await open();
      await page.route('**/v1/comments', (route) => route.fulfill({ status, headers, body: '{}' }));
      await fill(page, 'Un texte');
      await send(page);
      expect(await page.getByRole('alert').innerText()).toContain(when);
      expect(await page.inputValue('#comment')).toBe('Un texte');
    },
  );

  test('when the connection is lost, then the text stays, and sending it again makes one comment', async () => {
    const page = await open();
    const text = `Dans le train ${ownWords()}`;
    await fill(page, text);
    await page.context().setOffline(true);
    await send(page);
    expect(await page.getByRole('alert').innerText()).toContain('connexion');
    expect(await page.inputValue('#comment')).toBe(text);
    await page.context().setOffline(false);
    await send(page);
    await published(page);
    expect((await bodies(await open())).filter((body) => body === text)).toHaveLength(1);
  });

  test('when a comment contains mark-up, then it is shown as text, by the server and by the script', async () => {
    const page = await open();
    const text = `<img src=x onerror=alert(1)> <b>gras</b> &amp; ${ownWords()}`;
    await fill(page, text);
    await send(page);
    await published(page);
    for (const seen of [page, await open()]) {
      expect(await bodies(seen)).toContain(text);
      expect(await seen.locator('#comments :is(img, b, script)').count()).toBe(0);
    }
  });

  test('when only the keyboard is used, then a comment can be written and sent', async () => {
    const page = await open();
    const text = `Au clavier ${ownWords()}`;
    const tabTo = async (id: string): Promise<void> => {
      for (let pressed = 0; pressed < 100; pressed += 1) {
        if ((await page.evaluate(activeId)) === id) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`no way to #${id}`);
    };
    await fill(page, '');
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
    });
    for (const [id, typed] of [
      ['comment', text],
      ['author', 'Noé'],
      ['email', `${randomUUID()}@example.org`],
    ] as const) {
      await tabTo(id);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(typed);
    }
    for (let pressed = 0; pressed < 3; pressed += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName)).toBe('BUTTON');
    await page.keyboard.press('Enter');
    await published(page);
    expect(await page.evaluate(activeId)).toMatch(/^comment-/);
  });

  test('when the screen is 360 px wide, then nothing goes beyond its edge, whatever was written', async () => {
    const page = await open({ viewport: { width: 360, height: 740 } });
    await fill(page, `${'interminable'.repeat(20)} ${randomUUID()}`);
    await page.fill('#author', 'N'.repeat(200));
    await send(page);
    await published(page);
    await page.locator('.reply').first().click();
    await page.fill('#email', 'nobody');
    await send(page);
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
