import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describeWithServers } from '../servers/describe-with-servers';
import { openDesk, type Desk } from './open-desk';

const PLAIN = { javaScriptEnabled: false };

describeWithServers(['browser'], 'the review desk without scripts', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());
  afterEach(async () => {
    await desk.closePages();
    expect(desk.complaints()).toEqual([]);
  });
  const signIn = async (page: Page, key: string): Promise<void> => {
    if (!(await page.getByLabel('Clé d’accès').isVisible())) await page.getByText('Avec une clé d’accès').click();
    await page.getByLabel('Clé d’accès').fill(key);
    await page.locator('details').getByRole('button', { name: 'Se connecter' }).click();
  };

  const enter = async (page: Page, name: string, password: string): Promise<void> => {
    await page.getByLabel('Nom').fill(name);
    await page.getByLabel('Mot de passe').fill(password);
    await page.getByRole('button', { name: 'Se connecter' }).first().click();
  };

  test('when nobody has an account, then the desk says which command makes the first; its link sets a password, once', async () => {
    const page = await desk.open('/review', undefined, PLAIN);
    await page.getByText('accounts add --role admin --name ada').waitFor();
    const link = await desk.account('Zoé', ['--role', 'admin', '--language', 'fr']);
    await page.goto(link);
    await page.getByText('Bienvenue, Zoé').waitFor();
    // What a browser that checks nothing by itself would send.
    await page.getByLabel('Mot de passe').evaluate((field) => {
      field.removeAttribute('minlength');
    });
    await page.getByLabel('Mot de passe').fill('9 charact');
    await page.getByRole('button', { name: 'Choisir et se connecter' }).click();
    await page.getByText('Prenez au moins 10 caractères.').waitFor();
    await page.getByLabel('Mot de passe').fill('quelques mots à moi');
    await page.getByRole('button', { name: 'Choisir et se connecter' }).click();
    await page.getByRole('heading', { name: 'Plus rien n’attend.' }).waitFor();
    const cookies = await page.context().cookies(`${desk.url}/review`);
    expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax', path: '/review' }]);
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.goto(link);
    await page.getByText('Ce lien a déjà servi').waitFor();
    await page.goto(`${desk.url}/review?status=spam`);
    await enter(page, 'Zoé', 'quelques mots à toi');
    await page.getByText('Ce nom et ce mot de passe ne vont pas ensemble.').waitFor();
    // The same word, typed on a keyboard that composes its accent otherwise.
    await enter(page, 'Zoé', 'quelques mots à moi'.normalize('NFD'));
    expect(page.url()).toBe(`${desk.url}/review?status=spam`);
    await page.getByRole('link', { name: 'Zoé' }).click();
    await page.getByText('administration').waitFor();
    expect(await page.locator('.trail li').count()).toBe(1);
    await page.getByRole('link', { name: 'Journal' }).click();
    await page.getByRole('cell', { name: 'connexion refusée' }).waitFor();
  });

  test('when somebody signs in with a key, then it opens the desk until it is signed out', async () => {
    const page = await desk.open('/review', undefined, PLAIN);
    await signIn(page, await desk.key('consumer'));
    await page.getByRole('alert').waitFor();
    const ada = await desk.key('admin', 'ada');
    await signIn(page, ada);
    await page.getByRole('heading', { name: 'Plus rien n’attend.' }).waitFor();
    const [session] = await page.context().cookies(`${desk.url}/review`);
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/review' });
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByText('Vous êtes déconnecté.').waitFor();
    await page.goto(`${desk.url}/review?status=spam`);
    expect(page.url()).toContain('/review/sign-in?back=%2Freview%3Fstatus%3Dspam');
    await signIn(page, ada);
    expect(page.url()).toBe(`${desk.url}/review?status=spam`);
  });

  test('when a comment is decided by form and taken back, then the page says so each time', async () => {
    const key = await desk.key('moderator', 'eve');
    const word = `mot${randomUUID().slice(0, 8)}`;
    const [one, two] = await desk.hold(2, { name: `Camille ${word}` });
    const page = await desk.open(`/review?q=${word}`, key, PLAIN);
    await page.getByLabel('Note pour la décision').fill('lu deux fois');
    await page.locator('.decide button.spam').click();
    await page.getByText('a mis ce commentaire aux indésirables').waitFor();
    expect(await desk.find(one ?? '')).toMatchObject({ status: 'spam', history: [{ note: 'lu deux fois' }] });
    expect(await page.locator('.row').count()).toBe(1);
    await page.locator('#notices').getByRole('button', { name: 'Annuler' }).click();
    await page.locator('#notices').getByText('a annulé sa décision').waitFor();
    expect(await desk.find(one ?? '')).toMatchObject({ status: 'held', version: 3 });
    for (const box of await page.locator('[name=pick]').all()) await box.check();
    await page.locator('#bulk button.reject').click();
    await page.getByText('2 commentaires décidés.').waitFor();
    expect((await desk.find(two ?? '')).status).toBe('rejected');
  });

  test('when readers have reported a published comment, then it has a tab with what they said, until a moderator keeps it', async () => {
    const key = await desk.key('moderator');
    const [id = ''] = await desk.hold(1, { body: 'Regardez ceci' });
    await desk.decide(id, 'approve', key);
    const reported = await fetch(`${desk.url}/v1/comments/${id}/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'off-topic', note: 'Ce n’est pas le sujet' }),
    });
    expect(reported.status).toBe(202);
    const page = await desk.open('/review', key, { ...PLAIN, viewport: { width: 1280, height: 900 } });
    await page.getByRole('link', { name: 'Signalés 1' }).click();
    await page.getByText('Signalé par un lecteur : hors sujet × 1').waitFor();
    await page.locator('.reports-list blockquote', { hasText: 'Ce n’est pas le sujet' }).waitFor();
    await page.getByRole('button', { name: 'Laisser publié' }).click();
    await page.getByText('Aucun commentaire trouvé.').waitFor();
    await page.goto(`${desk.url}/review/comments/${id}`);
    await page.locator('.reports-list blockquote', { hasText: 'Ce n’est pas le sujet' }).waitFor();
    expect(await page.locator('.pane-head .state').innerText()).toBe('Publié');
  });

  test('when somebody else was first, then the page shows who, and the comment as it is now', async () => {
    const [key, other] = [await desk.key('moderator'), await desk.key('moderator', 'zoé')];
    const word = `mot${randomUUID().slice(0, 8)}`;
    const ids = await desk.hold(3, { name: `Camille ${word}` });
    const [page, stale] = await Promise.all([0, 1].map(() => desk.open(`/review?q=${word}`, key, PLAIN)));
    if (!page || !stale) throw new Error('two pages');
    for (const id of ids.slice(0, 2)) await desk.decide(id, 'reject', other);
    await page.locator('.decide button.approve').click();
    expect(await page.getByRole('alert').innerText()).toContain('zoé a refusé ce commentaire');
    expect(await page.locator('.pane').getAttribute('data-status')).toBe('rejected');
    for (const box of await stale.locator('[name=pick]').all()) await box.check();
    await stale.locator('#bulk button.approve').click();
    await stale.getByText('Commentaires décidés : 1.').waitFor();
    expect(await stale.getByText('zoé a refusé ce commentaire').count()).toBe(2);
    expect((await desk.find(ids[2] ?? '')).status).toBe('approved');
  });

  test('when a form comes without its session, with a foreign token or from another site, then nothing is done', async () => {
    const key = await desk.key('moderator');
    const [id = ''] = await desk.hold(1);
    const send = (headers: Record<string, string>, csrf: string) =>
      fetch(`${desk.url}/review/comments/${id}/decisions`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams({ csrf, decision: 'approve', version: '1' }).toString(),
      });
    const page = await desk.open('/review', key, PLAIN);
    const own = await page.locator('#bulk [name=csrf]').getAttribute('value');
    const cookie = `tamis_desk=${key}`;
    const statuses = [
      await send({}, own ?? ''),
      await send({ cookie: 'tamis_desk=nobody' }, own ?? ''),
      await send({ cookie: `tamis_desk=${await desk.key('consumer')}` }, own ?? ''),
      await send({ cookie }, ''),
      await send({ cookie: `tamis_desk=${await desk.key('moderator')}` }, own ?? ''),
      await send({ cookie, 'sec-fetch-site': 'cross-site' }, own ?? ''),
    ].map(({ status }) => status);
    expect(statuses).toEqual([401, 401, 403, 403, 403, 403]);
    expect((await desk.find(id)).version).toBe(1);
    expect((await send({ cookie }, own ?? '')).status).toBe(303);
    expect((await desk.find(id)).status).toBe('approved');
  });

  test('when an admin loosens a rule after trying it out, then its use is a new version, and the former rules can come back', async () => {
    const key = await desk.key('admin', 'root');
    await desk.hold(1);
    const page = await desk.open('/review/rules', key, PLAIN);
    const before = await page.locator('[name=basedOn]').getAttribute('value');
    await page.getByLabel('Motifs (RE2) qui retiennent').fill('bon\n(');
    await page.getByLabel('Retenir à partir de').fill('beaucoup');
    await page.getByRole('button', { name: 'Appliquer' }).click();
    expect(await page.locator('[id="settings.heldPatterns-problem"]').innerText()).toContain('ligne 2');
    await page.locator('[id="thresholds.hold-problem"]').waitFor();
    expect(await page.getByLabel('Retenir à partir de').inputValue()).toBe('beaucoup');
    await page.getByLabel('Motifs (RE2) qui retiennent').fill('');
    await page.getByLabel('Retenir à partir de').fill('10');
    await page.getByLabel('Indésirable à partir de').fill('20');
    await page.getByLabel(/Liens à partir desquels/).fill('0');
    await page.getByRole('button', { name: 'Essayer' }).click();
    await page.locator('#trial').getByText('changeraient de verdict').waitFor();
    expect(await page.locator('#trial blockquote').allInnerTexts()).toContainEqual(
      expect.stringContaining('Voyez https:'),
    );
    expect(await page.locator('[name=basedOn]').getAttribute('value')).toBe(before);
    await page.getByLabel('Pourquoi ce changement').fill('trop sévère');
    await page.getByRole('button', { name: 'Appliquer' }).click();
    await page.getByText('Les règles en vigueur sont maintenant').waitFor();
    expect(await page.getByLabel(/Liens à partir desquels/).inputValue()).toBe('0');
    await page.getByText('trop sévère').waitFor();
    await page.getByRole('button', { name: `Remettre en vigueur ${before ?? ''}` }).click();
    expect(await page.getByLabel(/Liens à partir desquels/).inputValue()).toBe('2');
  });

  test('when a moderator looks at rules and models, then they are read but not changed; a text is judged and not kept', async () => {
    const page = await desk.open('/review/rules', await desk.key('moderator'), PLAIN);
    expect(await page.getByRole('button', { name: 'Appliquer' }).count()).toBe(0);
    expect(await page.locator('[name="settings.blockedAddresses"]').count()).toBe(0);
    await page.goto(`${desk.url}/review/model`);
    expect(await page.getByRole('button', { name: 'Entraîner maintenant' }).count()).toBe(0);
    await page.goto(`${desk.url}/review/explain`);
    await page.getByLabel('Texte').fill('<b>https://a.example https://b.example https://c.example');
    await page.getByRole('button', { name: 'Voir le verdict' }).click();
    expect(await page.locator('.verdict mark').count()).toBe(3);
    expect(await page.locator('.verdict b').count()).toBe(0);
  });
});
