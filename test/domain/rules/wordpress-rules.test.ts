import { judge } from '@tamis/shared/domain/judge';
import { NO_FACTS } from '@tamis/shared/domain/facts';
import { aComment, aRuleSet, markedParts, reasonOf, byRules } from '../a-comment';

const links = (count: number) => Array.from({ length: count }, (_, at) => `http://example.org/${at}`).join(' et ');

describe('link-limit', () => {
  it.each([
    [0, 2, null],
    [1, 2, null],
    [2, 2, { weight: 1.1, holds: false }],
    [3, 2, { weight: 0, holds: true }],
    [3, 4, null],
    [4, 4, { weight: 1.1, holds: false }],
    [9, 0, null],
  ])('when a comment has %i links and the limit is %i, then the reason is %j', (count, maxLinks, expected) => {
    const reason = reasonOf('link-limit', { body: `Voir ${links(count)}.` }, { settings: { maxLinks } });
    expect(reason ? { weight: reason.weight, holds: reason.holds } : null).toEqual(expected);
  });

  it('when a comment is over the limit, then the spans cover the addresses', () => {
    const body = `Voir ${links(3)}.`;
    expect(markedParts(body, reasonOf('link-limit', { body }))).toEqual(
      [0, 1, 2].map((at) => `http://example.org/${at}`),
    );
  });

  it('when an anchor shows its own address, then both count once', () => {
    const anchor = '<a href="http://example.org">http://example.org</a>';
    expect(reasonOf('link-limit', { body: anchor })).toBeUndefined();
    expect(reasonOf('link-limit', { body: anchor + anchor })?.message.en).toContain('2 links');
  });

  it('when hosts stand there without scheme or www, then WordPress would show no link and they do not count', () => {
    expect(
      reasonOf('link-limit', { body: 'Entre lemonde.example.fr et example.org, je choisis example.com' }),
    ).toBeUndefined();
  });
});

describe('moderation-word and disallowed-word', () => {
  const everywhere = [
    ['name', { name: 'Jean Tuyau' }],
    ['e-mail', { email: 'tuyau@example.org' }],
    ['website', { url: 'http://TUYAU.example.org' }],
    ['text', { body: 'Un tuyaux percé' }],
    ['IP address', { ip: '192.0.2.99', word: '192.0.2.9' }],
    ['user agent', { userAgent: 'Tuyau/1.0' }],
  ] as const;

  it.each(everywhere)('when the %s contains the word, then the comment is held or spam', (_, { ...parts }) => {
    const word = 'word' in parts ? parts.word : 'tuyau';
    const moderated = judge(aComment(parts), NO_FACTS, byRules(aRuleSet({ moderationWords: [word] })));
    const disallowed = judge(aComment(parts), NO_FACTS, byRules(aRuleSet({ disallowedWords: [word] })));
    expect([moderated.status, disallowed.status]).toEqual(['held', 'spam']);
  });

  it('when the word is nowhere, then nothing is said', () => {
    const settings = { moderationWords: ['tuyau'], disallowedWords: ['tube'] };
    expect(judge(aComment(), NO_FACTS, byRules(aRuleSet(settings))).status).toBe('approved');
  });

  it('when the word hides behind look-alike letters, then it is found where it was written', () => {
    const body = 'un tuуаu ici';
    expect(
      markedParts(body, reasonOf('moderation-word', { body }, { settings: { moderationWords: ['TUYAU'] } })),
    ).toEqual(['tuуаu']);
  });

  it('when an e-mail address matches, then the message does not tell it', () => {
    const reason = reasonOf('moderation-word', {}, { settings: { moderationWords: ['camille@example.org'] } });
    expect(JSON.stringify(reason)).not.toContain('camille@');
    expect(reason?.spans).toEqual([{ field: 'author.email', start: 0, end: 19 }]);
  });
});

describe('previously-approved', () => {
  const on = { ...aRuleSet({}, { 'previously-approved': { effect: 'hold', weight: 0 } }) };
  const status = (approvedUnderThisName: number, ruleSet = on) =>
    judge(aComment(), { ...NO_FACTS, approvedUnderThisName }, byRules(ruleSet)).status;

  it('when it is switched on, then only authors with an approved comment pass', () => {
    expect([status(0), status(1)]).toEqual(['held', 'approved']);
  });

  it('when nothing is set, then it is off', () => {
    expect(status(0, aRuleSet())).toBe('approved');
  });
});

describe('duplicate, flood and parent', () => {
  it.each([
    [0, undefined],
    [1, true],
  ])('when the comment was sent %i times before, then held: %s', (duplicates, held) => {
    expect(reasonOf('duplicate', {}, { facts: { duplicates } })?.holds).toBe(held);
  });

  it.each([
    [null, undefined],
    [0, true],
    [14_999, true],
    [15_000, undefined],
  ])('when the last comment is %s ms old, then held: %s', (sinceLastCommentMs, held) => {
    expect(reasonOf('flood', {}, { facts: { sinceLastCommentMs } })?.holds).toBe(held);
  });

  it.each([
    ['none', undefined],
    ['approved', undefined],
    ['unapproved', true],
    ['missing', true],
  ] as const)('when the parent is %s, then held: %s', (parent, held) => {
    expect(reasonOf('parent', {}, { facts: { parent } })?.holds).toBe(held);
  });
});
