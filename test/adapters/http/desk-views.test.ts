import { backAddress, queueHref, readQueueQuery } from '@tamis/shared/adapters/http/pages/desk/queue-query';
import { markedText } from '@tamis/shared/adapters/http/pages/desk/marked-text';
import { RULE_NAMES } from '@tamis/shared/adapters/http/pages/desk/rule-kinds';
import { CLASSIFIER, RULES } from '@tamis/shared/domain/rules/rules';
import { aReason } from '../../builders';

test('when a rule is added or taken out, then the desk has to name it, and no other', () => {
  expect(Object.keys(RULE_NAMES).toSorted()).toEqual([...RULES.map(({ name }) => name), CLASSIFIER].toSorted());
});

test('when places overlap, then the common part has the colour of the heavier reason, and the text stays whole', () => {
  const spans = (start: number, end: number) => [{ field: 'body' as const, start, end }];
  const marked = markedText('<a> héhé', 'body', [
    aReason('link-limit', { weight: 1, spans: spans(0, 6) }),
    aReason('abuse', { weight: 3, spans: spans(4, 99) }),
  ]).join('');
  expect(marked).toBe(
    '<mark class="k-links">&#60;a&#62; </mark><mark class="k-abuse">hé</mark><mark class="k-abuse">hé</mark>',
  );
});

test('when a place begins or ends inside a character, then the character is not parted', () => {
  const spans = [{ field: 'body' as const, start: 1, end: 3 }];
  expect(markedText('😀😀', 'body', [aReason('shouting', { spans })]).join('')).toBe(
    '<mark class="k-shape">😀</mark>😀',
  );
  expect(markedText('texte', 'author.name', [aReason('shouting', { spans })]).join('')).toBe('texte');
});

test('when the address of the queue makes no sense, then what does is kept', () => {
  const query = readQueueQuery({
    status: 'erased',
    order: 'up',
    from: '2026-13-40',
    to: '2026-03-01',
    q: ['a'],
    rule: 'abuse',
  });
  expect(queueHref(query)).toBe('/review?rule=abuse&to=2026-03-01');
  expect(queueHref(query, { status: 'spam', to: '', rule: '' })).toBe('/review?status=spam');
  expect(readQueueQuery({ q: 'x'.repeat(513) }).q).toHaveLength(512);
});

test.each([
  ['/review', '/review'],
  ['/review?q=caf%C3%A9#content', '/review?q=caf%C3%A9#content'],
  ['/reviews', '/review'],
  ['//evil.example/review', '/review'],
  ['https://evil.example/review', '/review'],
  ['/review\\..\\', '/review'],
  ['/review?a\r\nset-cookie: b', '/review'],
])('when a form says to go back to %j, then it leads to %j', (asked, answered) => {
  expect(backAddress(asked)).toBe(answered);
});
