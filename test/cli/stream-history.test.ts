import type { Comment } from '@tamis/shared/domain/comment';
import { FACTS_REACH } from '@tamis/shared/domain/facts';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';
import { StreamHistory } from '@tamis/cli/stream-history';

const NOON = new Date('2026-03-01T12:00:00Z');
const TEXT = 'Un texte assez long pour être reconnu quand il revient.';

function comment(over: { email?: string; name?: string; body?: string; articleId?: string; at?: Date } = {}): Comment {
  return {
    id: 'x',
    siteId: 'default',
    articleId: over.articleId ?? 'a',
    articleUrl: null,
    articleTitle: null,
    parentId: null,
    author: { name: over.name ?? 'Camille', email: new HiddenEmail(over.email ?? 'camille@example.org'), url: null },
    body: over.body ?? TEXT,
    locale: null,
    signals: { honeypotFilled: false, fillTimeMs: null },
    createdAt: over.at ?? NOON,
    origin: { ip: '192.0.2.1', userAgent: null },
  };
}

test('when a row is the first, then nothing is known', () => {
  const facts = new StreamHistory().factsFor(comment(), true);
  expect(facts).toMatchObject({
    duplicates: 0,
    sinceLastCommentMs: null,
    sameText: { total: 0 },
    author: { approved: 0 },
  });
});

test('when the same author comes again, then duplicates and the time since the last are known, and no verdict counts as history', () => {
  const history = new StreamHistory();
  history.add(comment());
  const later = new Date(NOON.getTime() + 5000);
  const facts = history.factsFor(comment({ email: 'CAMILLE@example.org', at: later }), true);
  expect(facts).toMatchObject({
    duplicates: 1,
    sinceLastCommentMs: 5000,
    approvedUnderThisName: 0,
    author: { approved: 0 },
  });
  expect(history.factsFor(comment({ at: later }), false).sinceLastCommentMs).toBeNull();
  expect(history.factsFor(comment({ at: new Date(NOON.getTime() + 3_600_001) }), true).sinceLastCommentMs).toBeNull();
});

test('when others send the text elsewhere, then it was seen by others and elsewhere, the newest at most', () => {
  const history = new StreamHistory();
  for (let each = 0; each < FACTS_REACH.texts + 5; each += 1)
    history.add(comment({ email: `${each}@example.org`, articleId: 'b' }));
  const { sameText, similarText } = history.factsFor(comment(), true);
  expect(sameText).toEqual({
    total: FACTS_REACH.texts,
    approved: 0,
    spam: 0,
    rejected: 0,
    byOthers: FACTS_REACH.texts,
    elsewhere: FACTS_REACH.texts,
  });
  expect(similarText.total).toBe(FACTS_REACH.texts);
});

test('when rows have neither e-mail nor name, then they are of nobody and have no history', () => {
  const history = new StreamHistory();
  history.add(comment({ email: '', name: '' }));
  const facts = history.factsFor(comment({ email: '', name: '' }), true);
  expect(facts).toMatchObject({ author: { spam: 0 }, duplicates: 0, sameText: { total: 1, byOthers: 1 } });
});
