import { REPORT_LIMITS, READER_REPORTS, withReports, type Report } from '@tamis/shared/domain/report';
import { A_MOMENT, after, aStoredComment } from '../builders';
import { eachStores, type OpenStores } from './stores';

const aReport = (fields: Partial<Report> = {}): Report => ({
  commentId: 'c1',
  reporter: 'net-1',
  reason: 'abuse',
  note: null,
  at: A_MOMENT,
  ...fields,
});

/** What every store of readers' reports and reactions keeps to. */
export function readersContract(open: OpenStores): void {
  describe('reports', () => {
    const stores = eachStores(open);

    test('when a network reports a comment twice, then its first report stays, and others stand beside it in their order', async () => {
      const { reports } = stores();
      const first = aReport({ note: 'Une insulte \u0000 ici' });
      expect(await reports.add(first)).toBe(true);
      expect(await reports.add(aReport({ reason: 'spam', at: after(5) }))).toBe(false);
      expect(await reports.add(aReport({ reporter: 'net-0', at: after(10) }))).toBe(true);
      expect(await reports.add(aReport({ commentId: 'c2' }))).toBe(true);
      expect(await reports.of('c1')).toEqual([first, aReport({ reporter: 'net-0', at: after(10) })]);
      expect(await reports.of('c3')).toEqual([]);
    });

    test('when more networks report a comment than are kept, then the last ones are not', async () => {
      const { reports } = stores();
      for (let n = 0; n < REPORT_LIMITS.kept; n += 1)
        expect(await reports.add(aReport({ reporter: `net-${String(n)}` }))).toBe(true);
      expect(await reports.add(aReport({ reporter: 'one more' }))).toBe(false);
      expect(await reports.of('c1')).toHaveLength(REPORT_LIMITS.kept);
    });
  });

  describe('a verdict that tells more', () => {
    const stores = eachStores(open);

    test('when it is written, then the lists by rule have the comment, and its version stays', async () => {
      const { commentStore, commentLists } = stores();
      const comment = aStoredComment({ id: 'c1', status: 'approved', createdAt: A_MOMENT });
      await commentStore.save({ comment, event: null });
      const verdict = withReports(comment.verdict, [aReport()], false);
      expect(await commentStore.mark({ id: 'c1', expectedVersion: 2, verdict })).toBe(false);
      expect(await commentLists.countOfRule('approved', READER_REPORTS)).toBe(0);
      expect(await commentStore.mark({ id: 'c1', expectedVersion: 1, verdict })).toBe(true);
      expect(await commentStore.find('c1')).toEqual({ ...comment, verdict });
      expect(await commentLists.countOfRule('approved', READER_REPORTS)).toBe(1);
      const listed = await commentLists.forReview({ status: 'approved', rule: READER_REPORTS, limit: 5, after: null });
      expect(listed.map(({ id }) => id)).toEqual(['c1']);
    });

    test('when a decision brings a verdict, then both are written', async () => {
      const { commentStore, commentLists } = stores();
      const comment = aStoredComment({ id: 'c1', status: 'approved', createdAt: A_MOMENT });
      const reported = { ...comment, verdict: withReports(comment.verdict, [aReport()], false) };
      await commentStore.save({ comment: reported, event: null });
      const decision = {
        kind: 'reject',
        by: 'ada',
        at: A_MOMENT,
        reason: null,
        note: null,
        from: 'approved',
        to: 'rejected',
      } as const;
      const { verdict } = comment;
      expect(
        await commentStore.decide({ id: 'c1', expectedVersion: 1, decision, isDecided: true, event: null, verdict }),
      ).toBe(true);
      expect((await commentStore.find('c1'))?.verdict).toEqual(verdict);
      expect(await commentLists.countOfRule('rejected', READER_REPORTS)).toBe(0);
    });
  });

  describe('reactions', () => {
    const stores = eachStores(open);
    const approved = async (): Promise<void> => {
      const comment = aStoredComment({ id: 'c1', articleId: 'a', status: 'approved' });
      await stores().commentStore.save({ comment, event: null });
    };

    test('when a network reacts again, then its last word counts, and none when it takes it back', async () => {
      await approved();
      const { reactions, commentStore } = stores();
      const put = (reader: string, reaction: 'like' | 'dislike' | null) =>
        reactions.put({ commentId: 'c1', reader, reaction });
      expect(await put('n1', 'like')).toEqual({ likes: 1, dislikes: 0 });
      expect(await put('n1', 'like')).toEqual({ likes: 1, dislikes: 0 });
      expect(await put('n2', 'dislike')).toEqual({ likes: 1, dislikes: 1 });
      expect(await commentStore.find('c1')).toMatchObject({ likes: 1, dislikes: 1 });
      expect(await put('n2', 'like')).toEqual({ likes: 2, dislikes: 0 });
      expect(await put('n1', null)).toEqual({ likes: 1, dislikes: 0 });
      expect(await put('n3', null)).toEqual({ likes: 1, dislikes: 0 });
    });

    test('when a comment is liked, then the stamp of its article changes; when nothing changes, readers keep what they have', async () => {
      await approved();
      const { reactions, commentLists } = stores();
      const before = await commentLists.stampOf('default', 'a');
      await reactions.put({ commentId: 'c1', reader: 'n1', reaction: 'like' });
      expect(await commentLists.stampOf('default', 'a')).not.toBe(before);
    });

    test('when many like a comment at once, then all are counted', async () => {
      await approved();
      const { reactions, commentStore } = stores();
      const readers = Array.from({ length: 20 }, (_, n) => `n${String(n)}`);
      await Promise.all(readers.map((reader) => reactions.put({ commentId: 'c1', reader, reaction: 'like' })));
      expect((await commentStore.find('c1'))?.likes).toBe(20);
    });
  });
}
