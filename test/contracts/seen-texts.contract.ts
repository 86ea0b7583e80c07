import { FACTS_REACH } from '@tamis/shared/domain/facts';
import type { LookupKeys, StoredComment } from '@tamis/shared/domain/stored-comment';
import { after, aStoredComment, someKeys } from '../builders';
import type { FactsSetting } from './comment-facts.contract';

/** What the facts tell of texts that were seen before. */
export function seenTextsContract({ saveAll, factsOf }: FactsSetting): void {
  const { text, bands, email } = someKeys({ bands: ['one', 'two', 'three'] });
  const comment = aStoredComment({ keys: someKeys({ text, bands, email }) });
  const same = (parts: Partial<StoredComment> = {}) => ({ keys: someKeys({ text }), version: 2, ...parts });
  const similar = (parts: Partial<StoredComment> = {}) => ({
    keys: someKeys({ bands: ['two', 'four'] }),
    version: 2,
    ...parts,
  });

  test('when the text was seen, then it is counted by status, by author and by article', async () => {
    const own = someKeys({ text, email });
    await saveAll([
      same(),
      same({ status: 'spam', articleId: 'another-article' }),
      same({ status: 'rejected', articleId: 'another-article' }),
      same({ status: 'held', keys: own }),
      same({ status: 'erased', keys: own }),
      same({ siteId: 'another-site' }),
      {},
    ]);
    const seen = { total: 5, approved: 1, spam: 1, rejected: 1, byOthers: 3, elsewhere: 2 };
    expect(await factsOf(comment)).toMatchObject({ sameText: seen, similarText: seen });
  });

  test('when only a machine called the copies something, then they are seen, and called nothing', async () => {
    await saveAll([
      same({ version: 1 }),
      same({ version: 1, status: 'spam' }),
      similar({ version: 1, status: 'spam' }),
    ]);
    expect(await factsOf(comment)).toMatchObject({
      sameText: { total: 2, approved: 0, spam: 0 },
      similarText: { total: 3, approved: 0, spam: 0 },
    });
  });

  test('when nearly the text was seen, then only the similar ones count it, and the same ones among them once', async () => {
    await saveAll([
      similar(),
      similar({ status: 'spam', articleId: 'another-article' }),
      { keys: someKeys({ email, bands: ['one', 'two', 'three'] }), version: 2 },
      { keys: someKeys({ text, bands }), status: 'rejected', version: 2 },
      similar({ siteId: 'another-site' }),
      { keys: someKeys({ bands: ['four'] }) },
    ]);
    expect(await factsOf(comment)).toMatchObject({
      sameText: { total: 1, approved: 0, spam: 0, rejected: 1, byOthers: 1, elsewhere: 0 },
      similarText: { total: 4, approved: 2, spam: 1, rejected: 1, byOthers: 3, elsewhere: 1 },
    });
  });

  const kinds: [name: string, shared: Partial<LookupKeys>][] = [
    ['the same', { text }],
    ['nearly the same', { bands: ['two'] }],
    ['the same in several bands', { bands }],
    ['the same in text and bands', { text, bands }],
  ];
  test.each(kinds)('when %s text was seen oftener than is looked at, then the newest count', async (_name, shared) => {
    const written = Array.from({ length: FACTS_REACH.texts + 1 }, (_, index) => ({
      createdAt: after(index - FACTS_REACH.texts),
      status: index === 0 ? ('spam' as const) : ('approved' as const),
      version: 2,
      keys: someKeys(shared),
    }));
    await saveAll(written.slice(0, -1));
    expect((await factsOf(comment)).similarText).toMatchObject({ total: FACTS_REACH.texts, spam: 1 });
    await saveAll(written.slice(-1));
    expect((await factsOf(comment)).similarText).toMatchObject({ total: FACTS_REACH.texts, spam: 0 });
  });

  test('when some texts are the same and others nearly, then the newest of both together count', async () => {
    const half = FACTS_REACH.texts / 2;
    const older = Array.from({ length: FACTS_REACH.texts }, (_, index) => same({ createdAt: after(-1000 - index) }));
    const newer = Array.from({ length: half }, (_, index) => similar({ createdAt: after(-index), status: 'spam' }));
    await saveAll([...older, ...newer]);
    expect((await factsOf(comment)).similarText).toMatchObject({
      total: FACTS_REACH.texts,
      spam: half,
      approved: half,
    });
  });
}
