import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { describeWithServers } from '../servers/describe-with-servers';
import { ownWords } from '../servers/own-words';
import { projectRoot } from '../servers/project-root';
import { spawnTamis, type TamisProcess } from '../servers/spawn-tamis';
import { waitUntil } from '../servers/wait-until';
import { launchBrowser, watchPage } from './watched-browser';

const PASSWORD = 'quelques mots à moi';

describeWithServers(['browser'], 'a case from notice to report', () => {
  let folder: string;
  let tamis: TamisProcess;
  let browser: Browser;
  const heard: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tamis-case-'));
    tamis = await spawnTamis('standalone', { TAMIS_PORT: '0', TAMIS_DATA_DIR: folder, TAMIS_RATE_LIMIT: '1000' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await tamis.stop();
    rmSync(folder, { recursive: true });
  });

  const command = async (...words: string[]): Promise<string> => {
    const program = join(projectRoot(), 'services/cli/dist/main.js');
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...words], {
      env: { TAMIS_DATA_DIR: folder, TAMIS_PUBLIC_URL: tamis.url },
    });
    return stdout.trim();
  };
  /** Somebody in a browser of their own, on a small or a large screen, without scripts. */
  const somebody = async (width: number): Promise<Page> => {
    const context = await browser.newContext({
      locale: 'fr-FR',
      viewport: { width, height: 900 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    watchPage(page, [tamis.url], (sentence) => heard.push(sentence));
    return page;
  };
  const moderator = async (name: string): Promise<Page> => {
    const page = await somebody(1280);
    await page.goto(await command('accounts', 'add', '--name', name, '--role', 'admin', '--language', 'fr'));
    await page.getByLabel('Mot de passe').fill(PASSWORD);
    await page.getByRole('button', { name: 'Choisir et se connecter' }).click();
    await page.getByRole('heading', { name: 'Plus rien n’attend.' }).waitFor();
    return page;
  };
  /** Nothing runs over the screen, and nothing keeps anybody out. */
  const isFit = async (page: Page): Promise<void> => {
    const seen = await browser.newContext({ locale: 'fr-FR', viewport: page.viewportSize(), bypassCSP: true });
    await seen.addCookies(await page.context().cookies());
    const copy = await seen.newPage();
    await copy.goto(page.url());
    await copy.addScriptTag({ content: readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8') });
    const found = await copy.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: AxeRunner }).axe.run();
      return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    });
    expect([page.url(), ...found]).toEqual([page.url()]);
    const wide = await copy.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide).toBe(0);
    await seen.close();
  };

  test('when a comment is given notice of, taken down, objected to and restored, then each side reads what it should, and the report counts it', async () => {
    const answer = await fetch(`${tamis.url}/v1/comments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        articleId: 'port',
        author: { name: 'Nina', email: 'nina@example.org' },
        body: `Je le répète : ${ownWords()}`,
      }),
    });
    const { id, receipt } = (await answer.json()) as { id: string; receipt: string };
    await waitUntil('it is published', async () => {
      const list = await fetch(`${tamis.url}/v1/articles/port/comments`);
      return ((await list.json()) as { items: { id: string }[] }).items.some((each) => each.id === id);
    });

    const reader = await somebody(360);
    await reader.goto(`${tamis.url}/v1/comments/${id}/report`);
    await isFit(reader);
    await reader.getByRole('link', { name: 'Faites une notification de contenu illicite.' }).click();
    await reader.getByLabel('En quoi ce commentaire est-il illicite').selectOption('defamation');
    await reader.getByLabel('Pourquoi').fill('Il accuse une personne d’un délit qu’elle n’a pas commis.');
    await reader.getByLabel('Votre nom').fill('Léa');
    await reader.getByLabel('Votre adresse e-mail').fill('lea@example.org');
    await reader.getByLabel('Je confirme de bonne foi').check();
    await isFit(reader);
    await reader.getByRole('button', { name: 'Envoyer la notification' }).click();
    await reader.getByText('Elle attend qu’une personne la lise.').waitFor();
    const notice = reader.url();

    const ada = await moderator('Ada');
    await ada.getByRole('link', { name: 'Recours' }).click();
    await isFit(ada);
    await ada.getByRole('cell', { name: 'diffamation, injure' }).waitFor();
    await ada.locator('tbody a').first().click();
    await ada.getByText('Il accuse une personne d’un délit').waitFor();
    expect(await ada.content()).not.toContain('lea@example.org');
    await ada.getByLabel('Loi enfreinte').fill('l’article 29 de la loi du 29 juillet 1881');
    await ada.getByRole('textbox', { name: 'Réponse' }).fill('Nous avons retiré le commentaire.');
    await isFit(ada);
    await ada.getByRole('button', { name: 'Retirer le commentaire' }).click();
    await ada.getByText('La réponse est enregistrée.').waitFor();
    await ada.getByText('Rien n’attend ici.').first().waitFor();

    await reader.goto(notice);
    await reader.getByText('Le commentaire a été retiré du site.').waitFor();
    await reader.getByText('Nous avons retiré le commentaire.').waitFor();

    const author = await somebody(360);
    await author.goto(`${tamis.url}/v1/comments/${id}/mine?receipt=${receipt}`);
    await author.getByText('contraire à l’article 29 de la loi du 29 juillet 1881').waitFor();
    expect(await author.content()).not.toMatch(/Léa|Ada/);
    await isFit(author);
    await author.getByLabel('Dites pourquoi').fill('C’est écrit dans le jugement.');
    await author.getByRole('button', { name: 'Envoyer la contestation' }).click();
    await author.getByText('Elle attend qu’une personne la lise.').waitFor();

    const zoe = await moderator('Zoé');
    await ada.goto(`${tamis.url}/review/objections/${id}`);
    await ada.getByText('Vous avez pris cette décision').waitFor();
    await ada.getByRole('button', { name: 'Publier le commentaire' }).click();
    await ada.getByRole('alert').getByText('Vous avez pris la décision contestée').waitFor();
    await zoe.getByRole('link', { name: 'Recours' }).click();
    await zoe.getByRole('cell', { name: 'Ada' }).waitFor();
    await zoe.locator('tbody a').first().click();
    await zoe.getByText('C’est écrit dans le jugement.').waitFor();
    await isFit(zoe);
    await zoe.getByRole('textbox', { name: 'Réponse' }).fill('Vous avez raison, le jugement est public.');
    await zoe.getByRole('button', { name: 'Publier le commentaire' }).click();
    await zoe.getByText('La réponse est enregistrée.').waitFor();
    await zoe.getByRole('link', { name: 'Traités' }).click();
    await zoe.getByRole('cell', { name: 'décision levée' }).waitFor();
    await zoe.getByRole('cell', { name: 'commentaire retiré' }).waitFor();

    await author.goto(`${tamis.url}/v1/comments/${id}/mine?receipt=${receipt}`);
    await author.getByText('Il est publié.').waitFor();
    await author.getByText('Vous avez raison, le jugement est public.').waitFor();

    await zoe.goto(`${tamis.url}/review/statement-texts`);
    await isFit(zoe);
    await zoe.getByLabel('Adresse des règles du site').fill('https://www.example.org/charte');
    await zoe.getByRole('button', { name: 'Enregistrer' }).click();
    await zoe.getByText('Enregistré : texts-1 est en vigueur.').waitFor();
    await zoe.goto(`${tamis.url}/review/processing`);
    await isFit(zoe);

    const report = JSON.parse(await command('report', '--year', String(new Date().getUTCFullYear()))) as object;
    expect(report).toMatchObject({
      comments: { all: 1, approved: 1 },
      hidden: { illegal: { persons: 1, machine: 0 } },
      notices: { all: 1, byGround: { defamation: 1 }, byOutcome: { acted: 1 } },
      objections: { all: 1, againstMachine: 0, byOutcome: { overturned: 1 } },
    });
    const page = await somebody(360);
    const html = await command('report', '--year', String(new Date().getUTCFullYear()), '--format', 'html');
    await page.setContent(html);
    await page.getByRole('heading', { name: /Rapport de transparence/ }).waitFor();
    expect(html).not.toMatch(/Nina|Léa|Ada/);
    expect(heard).toEqual([]);
  }, 120_000);
});

interface AxeRunner {
  run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}
