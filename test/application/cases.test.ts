import { objecting } from '@tamis/shared/application/objections';
import { personOf, personToken } from '@tamis/shared/application/person-links';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import { NOTICE_LIMITS } from '@tamis/shared/domain/notice';
import { parseNotice } from '@tamis/shared/domain/parse-notice';
import { parseStatementTexts, STATEMENT_LIMITS } from '@tamis/shared/domain/statement-texts';
import { ModerationError } from '@tamis/shared/domain/errors';
import { A_MOMENT, after, aStoredComment } from '../builders';

const DAY_MS = 86_400_000;
const keyRing = createKeyRing(parseRing(newRingEntry('test')));

/** What is wrong with each field; nothing when it is taken. */
function problemsOf(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof ModerationError)) throw error;
    return (error.details.fields ?? []).map(({ path, code }) => `${path} ${code}`);
  }
}

test.each([
  [30, 30 * DAY_MS - 1, true],
  [30, 30 * DAY_MS, false],
  [0, 0, false],
])('when authors may object for %i days, then %i ms after the decision it is %s', (days, later, isPossible) => {
  const comment = aStoredComment({ status: 'rejected', version: 2 });
  const authors = objecting({
    store: { find: () => Promise.resolve(comment) },
    objections: { add: () => Promise.resolve(true), find: () => Promise.resolve(null) },
    days,
    now: () => after(later),
  });
  expect(authors.possibleUntil(comment) !== null).toBe(isPossible);
});

test('when the hour of a link is over, or a letter of it was changed, then it opens nothing', () => {
  const token = personToken(keyRing, 'nina_-1', after(1000));
  expect(personOf(keyRing, token, after(999))).toBe('nina_-1');
  expect(personOf(keyRing, token, after(1000))).toBeNull();
  expect(personOf(keyRing, token.replace('nina', 'anna'), A_MOMENT)).toBeNull();
  const later = after(99_000).getTime().toString(36);
  expect(personOf(keyRing, token.replace(after(1000).getTime().toString(36), later), A_MOMENT)).toBeNull();
  expect(personOf(keyRing, '', A_MOMENT)).toBeNull();
});

test.each(['explanation', 'place', 'name'] as const)(
  'when %s of a notice is as long as it may be, then it is taken, and not longer',
  (field) => {
    const notice = { ground: 'hate', explanation: 'x', name: 'Léa', email: 'lea@example.org', goodFaith: true };
    const longest = 'é'.repeat(NOTICE_LIMITS[field]);
    expect(problemsOf(() => parseNotice({ ...notice, [field]: longest }))).toEqual([]);
    expect(problemsOf(() => parseNotice({ ...notice, [field]: `${longest}e` }))).toEqual([`${field} too-long`]);
  },
);

test('when a sentence or the address of the terms is as long as it may be, then it is taken, and not longer', () => {
  const sentence = 'é'.repeat(STATEMENT_LIMITS.sentence);
  const terms = `https://www.example.org/${'x'.repeat(STATEMENT_LIMITS.terms - 24)}`;
  expect(problemsOf(() => parseStatementTexts({ terms, fr: { spam: sentence } }))).toEqual([]);
  expect(problemsOf(() => parseStatementTexts({ terms: `${terms}x`, fr: { spam: `${sentence}e` } }))).toEqual([
    'terms too-long',
    'fr.spam too-long',
  ]);
  expect(parseStatementTexts({ fr: { spam: ' ' } }).fr.spam).toMatch(/publicité/);
});
