import { authorCases } from '@tamis/shared/application/author-case';
import { objecting } from '@tamis/shared/application/objections';
import { authorMail } from '@tamis/shared/application/author-mail';
import { sealPersonalData } from '@tamis/shared/application/personal-data';
import type { Letter } from '@tamis/shared/application/ports/mail';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import { A_MOMENT, after, aJudgedComment, sitesInForce, aSite } from '../builders';
import type { SiteDirectory } from '@tamis/shared/application/sites-in-force';
import { openEmbeddedStores, temporaryFolder } from '../contracts/open-embedded';
import type { Stores } from '../contracts/stores';

const WEEK = 7 * 86_400_000;
const keyRing = createKeyRing(parseRing(newRingEntry('a')));
const root = temporaryFolder();
let stores: Stores;
let now: Date;
let answer: number | null;
let sent: Letter[];
let sites: SiteDirectory;

beforeEach(async () => {
  sites = await sitesInForce();
  stores = await openEmbeddedStores(root());
  [now, answer, sent] = [A_MOMENT, 250, []];
});
afterEach(() => stores.close());

const mail = () =>
  authorMail({
    store: stores.commentStore,
    consents: stores.mailConsents,
    keyRing,
    sites,
    send: (letter) => {
      sent.push(letter);
      return Promise.resolve({ answer, body: '', problem: null, retryAfterMs: null });
    },
    cases: authorCases({
      objecting: objecting({ ...stores, store: stores.commentStore, days: 30, now: () => now }),
      statementTexts: stores.ruleSets,
      sites,
      now: () => now,
    }),
    ownUrl: (id) => `https://www.example.org/own/${id}`,
    commentUrl: ({ id }) => `https://www.example.org/port#comment-${id}`,
    now: () => now,
  });
/** A stored comment whose author asked for mail, and its event. */
async function asking(parts: Partial<StoredComment> = {}) {
  const origin = { ip: '192.0.2.7', userAgent: null };
  const sealed = sealPersonalData(keyRing, { email: new HiddenEmail('ada@example.org'), origin });
  const judged = aJudgedComment({ sealed, notify: true, ...parts });
  await stores.commentStore.save({ comment: judged.comment, event: null });
  return judged;
}

test('when an address does not answer, then a later comment asks it again after seven days, and not before', async () => {
  const judged = await asking();
  await mail().published(judged);
  now = after(WEEK - 1);
  await mail().published(judged);
  expect(sent).toMatchObject([{ kind: 'confirm', to: 'ada@example.org' }]);
  now = after(WEEK);
  await mail().published(judged);
  expect(sent).toHaveLength(2);
});

test('when the question could not be sent, then the next try sends it', async () => {
  const judged = await asking();
  answer = null;
  expect(await mail().published(judged)).toMatchObject({ answer: null });
  answer = 250;
  await mail().published(judged);
  expect(sent).toHaveLength(2);
});

test.each([
  [500, 'a'.repeat(500)],
  [501, `${'a'.repeat(499)}…`],
])('when a comment of %i characters is published, then the mail repeats at most 500', async (length, text) => {
  const judged = await asking({ body: 'a'.repeat(length) });
  await stores.mailConsents.answer(judged.comment.keys.email, 'confirmed', now);
  await mail().published(judged);
  expect(sent).toMatchObject([{ kind: 'published', text }]);
});

test('when the comment is of a site with a name and a language, then the mail is in both, whatever its form said', async () => {
  sites = await sitesInForce(aSite({ id: 'gazette', name: 'La Gazette', language: 'en' }));
  await mail().published(await asking({ siteId: 'gazette', locale: 'fr' }));
  await mail().published(await asking({ locale: 'fr', keys: { ...aJudgedComment().comment.keys, email: 'another' } }));
  expect(sent).toMatchObject([
    { siteName: 'La Gazette', language: 'en' },
    { siteName: null, language: 'fr' },
  ]);
});

test('when a comment is answered on another site, then its author is told nothing', async () => {
  sites = await sitesInForce(aSite({ id: 'gazette' }));
  const parent = await asking();
  await stores.mailConsents.answer(parent.comment.keys.email, 'confirmed', now);
  const keys = { ...parent.comment.keys, email: 'another' };
  for (const siteId of ['gazette', 'default']) {
    const reply = aJudgedComment({ siteId, parentId: parent.comment.id, keys });
    await stores.commentStore.save({ comment: reply.comment, event: null });
    await mail().answered(reply);
    expect([siteId, sent.length]).toEqual([siteId, siteId === 'default' ? 1 : 0]);
  }
});

test('when an author did not ask, or the comment is gone, then nothing is sent', async () => {
  const { comment, event } = aJudgedComment();
  await stores.commentStore.save({ comment, event: null });
  expect(await mail().published({ event })).toMatchObject({ answer: 204 });
  expect(await mail().published(aJudgedComment())).toMatchObject({ answer: 204 });
  expect(sent).toEqual([]);
});
