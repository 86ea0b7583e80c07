import { heldDigest } from '@tamis/shared/application/held-digest';
import { tokenKey } from '@tamis/shared/application/mail-choices';
import type { Letter } from '@tamis/shared/application/ports/mail';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import { A_MOMENT, after, aJudgedComment } from '../builders';
import { openEmbeddedStores, temporaryFolder } from '../contracts/open-embedded';
import type { Stores } from '../contracts/stores';

const HOUR = 3_600_000;
const keyRing = createKeyRing(parseRing(newRingEntry('a')));
const root = temporaryFolder();
let stores: Stores;
let now: Date;
let answer: number | null;
let sent: Letter[];
beforeEach(async () => {
  stores = await openEmbeddedStores(root());
  [now, answer, sent] = [A_MOMENT, 250, []];
});
afterEach(() => stores.close());

const hold = (at: Date) => stores.commentStore.save(aJudgedComment({ status: 'held', createdAt: at }));
const digest = () =>
  heldDigest({
    ...stores,
    consents: stores.mailConsents,
    keyRing,
    send: (letter) => {
      sent.push(letter);
      return Promise.resolve({ answer, body: '', problem: null, retryAfterMs: null });
    },
    recipients: ['ada@example.org', 'max@example.org'].map((to) => ({ to, language: 'fr' as const })),
    everyMs: HOUR,
    now: () => now,
  })();

test('when nothing waits, then nobody is written to', async () => {
  expect(await digest()).toEqual([]);
});

test('when comments wait, then each moderator hears how many, at most once in the time, and only when one has come since', async () => {
  await hold(after(-2 * HOUR));
  await hold(after(-1));
  await digest();
  expect(sent).toMatchObject([
    { to: 'ada@example.org', kind: 'digest', held: 2, oldestSeconds: 7200 },
    { to: 'max@example.org', held: 2 },
  ]);
  now = after(HOUR - 1);
  await hold(after(1000));
  await digest();
  expect(sent).toHaveLength(2);
  now = after(HOUR);
  await digest();
  expect(sent).toHaveLength(4);
  now = after(3 * HOUR);
  await digest();
  expect(sent).toHaveLength(4);
});

test('when two processes look at once, then one of them writes', async () => {
  await hold(after(-1));
  await Promise.all([digest(), digest()]);
  expect(sent).toHaveLength(2);
});

test('when the mail reached nobody, then it is sent at the next look', async () => {
  await hold(after(-1));
  answer = null;
  await digest();
  answer = 250;
  await digest();
  expect(sent).toHaveLength(4);
});

test('when a moderator has stopped it, then the others hear of it still', async () => {
  await hold(after(-1));
  await digest();
  const key = tokenKey(keyRing, sent[0]?.stopToken ?? '') ?? '';
  await stores.mailConsents.answer(key, 'stopped', now);
  now = after(2 * HOUR);
  await hold(after(HOUR));
  await digest();
  expect(sent.slice(2).map(({ to }) => to)).toEqual(['max@example.org']);
});
