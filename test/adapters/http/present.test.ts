import { bodyHtml } from '@tamis/shared/adapters/http/api/body-html';
import { authorState, UNTOLD_SPAM_MS } from '@tamis/shared/application/author-state';
import { A_MOMENT, after, aStoredComment } from '../../builders';

test.each([
  [0, 'held', 'awaiting-moderator'],
  [UNTOLD_SPAM_MS - 1, 'held', 'awaiting-moderator'],
  [UNTOLD_SPAM_MS, 'rejected', 'not-accepted'],
])('when a machine alone called it spam %d ms ago, then its author reads %s', (age, status, reason) => {
  const comment = aStoredComment({ status: 'spam' });
  expect(authorState(comment.id, comment, after(age))).toEqual({ id: comment.id, status, reason });
});

test('when a person called it spam, then its author reads so at once', () => {
  const decision = {
    kind: 'spam',
    by: 'alex',
    at: A_MOMENT,
    reason: null,
    note: null,
    from: 'held',
    to: 'spam',
  } as const;
  const comment = aStoredComment({ status: 'spam', version: 2, history: [decision] });
  expect(authorState(comment.id, comment, A_MOMENT).status).toBe('rejected');
});

test('when a text turns its direction and piles up marks, then its paragraphs and links keep to themselves', () => {
  const html = bodyHtml(`\u202eun\n\ndeux https://example.org/a z${'\u0335'.repeat(30)}`, 'plain');
  expect(html).toBe(
    `<p dir="auto">\u202eun</p><p dir="auto">deux <a href="https://example.org/a" rel="ugc nofollow noopener"><bdi>https://example.org/a</bdi></a> z${'\u0335'.repeat(4)}</p>`,
  );
});
