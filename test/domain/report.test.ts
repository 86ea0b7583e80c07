import { isReported, withoutReports, withReports, type Report } from '@tamis/shared/domain/report';
import { A_MOMENT, aStoredComment } from '../builders';

const { verdict } = aStoredComment();
const reports = (...reasons: Report['reason'][]): Report[] =>
  reasons.map((reason, n) => ({ commentId: 'c', reporter: String(n), reason, note: null, at: A_MOMENT }));

test('when readers report a comment, then its verdict says how many and why, and weighs one more for each', () => {
  const reported = withReports(verdict, reports('spam', 'abuse', 'spam'), false);
  const [reason] = reported.reasons.filter(({ rule }) => rule === 'reader-reports');
  expect(reason).toMatchObject({ weight: 3, holds: false });
  expect(reason?.message.fr).toBe('Signalé par 3 lecteurs : propos abusifs × 1, publicité × 2');
  expect(reason?.message.en).toBe('Reported by 3 readers: abuse × 1, spam × 2');
  expect(reported.score).toBe(verdict.score + 3);
  expect(isReported({ verdict: reported })).toBe(true);
});

test('when reports are told anew, then they stand once; and without them the verdict is what it was', () => {
  const once = withReports(verdict, reports('other'), false);
  const again = withReports(once, reports('other', 'illegal'), true);
  expect(again.reasons.filter(({ rule }) => rule === 'reader-reports')).toHaveLength(1);
  expect(again.reasons.at(-1)?.message.en).toBe('Reported by 2 readers: illegal × 1, other × 1');
  expect(again.reasons.at(-1)?.holds).toBe(true);
  expect(withoutReports(again)).toEqual(verdict);
  expect(withReports(once, [], false)).toEqual(verdict);
  expect(isReported({ verdict })).toBe(false);
});
