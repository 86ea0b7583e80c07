import { ModerationError } from '@tamis/shared/domain/errors';
import { DEFAULT_RULE_SET, parseRuleSet } from '@tamis/shared/domain/rule-set';
import { RULE_SET_LIMITS } from '@tamis/shared/domain/rule-set-schema';

function problemsOf(input: unknown): string[] {
  try {
    parseRuleSet(input);
    return [];
  } catch (error) {
    if (!(error instanceof ModerationError)) throw error;
    return (error.details.fields ?? []).map(({ path, code }) => `${path} ${code}`);
  }
}

describe('parseRuleSet', () => {
  it('when the default rule set was stored as JSON, then it reads back as it was', () => {
    expect(parseRuleSet(JSON.parse(JSON.stringify(DEFAULT_RULE_SET)))).toEqual(DEFAULT_RULE_SET);
  });

  it('when parts are left out, then they keep their defaults', () => {
    const { settings, thresholds } = parseRuleSet({ settings: { maxLinks: 5 } });
    expect(settings).toEqual({ ...DEFAULT_RULE_SET.settings, maxLinks: 5 });
    expect(thresholds).toEqual(DEFAULT_RULE_SET.thresholds);
  });

  it.each([
    [null, ' not-an-object'],
    [[], ' not-an-object'],
    [{ surprise: 1 }, 'surprise unknown'],
    [{ thresholds: { hold: 4, spam: 3 } }, 'thresholds.hold above-spam'],
    [{ thresholds: { hold: 1 } }, 'thresholds.spam not-a-number'],
    [{ thresholds: { hold: 1, spam: 51 } }, 'thresholds.spam out-of-range'],
    [{ rules: { 'no-such-rule': { effect: 'hold', weight: 1 } } }, 'rules.no-such-rule unknown'],
    [{ rules: { flood: { effect: 'ban', weight: 1 } } }, 'rules.flood.effect not-allowed'],
    [{ rules: { flood: { effect: 'hold', weight: NaN } } }, 'rules.flood.weight not-a-number'],
    [{ rules: { flood: { effect: 'hold', weight: -51 } } }, 'rules.flood.weight out-of-range'],
    [{ settings: { maxLinks: 'two' } }, 'settings.maxLinks not-a-number'],
    [{ settings: { maxLinks: -1 } }, 'settings.maxLinks out-of-range'],
    [{ settings: { moderationWords: 'word' } }, 'settings.moderationWords not-a-list'],
    [{ settings: { moderationWords: ['ok', ' '] } }, 'settings.moderationWords.1 required'],
    [{ settings: { disallowedWords: ['x'.repeat(201)] } }, 'settings.disallowedWords.0 too-long'],
    [{ settings: { heldPatterns: ['ok', '('] } }, 'settings.heldPatterns.1 not-a-pattern'],
    [{ settings: { spamPatterns: ['a*'] } }, 'settings.spamPatterns.0 pattern-matches-all'],
    [{ settings: { heldPatterns: Array.from({ length: 21 }, () => 'a') } }, 'settings.heldPatterns too-many'],
    [{ settings: { blockedNetworks: ['192.0.2.0/33'] } }, 'settings.blockedNetworks.0 not-a-network'],
    [{ settings: { blockedNetworks: ['example.org'] } }, 'settings.blockedNetworks.0 not-a-network'],
    [{ settings: { blockedAddresses: ['example.org'] } }, 'settings.blockedAddresses.0 not-an-email'],
    [{ settings: { listedHosts: ['http://example.org'] } }, 'settings.listedHosts.0 not-a-host'],
    [{ settings: { languages: ['french'] } }, 'settings.languages.0 not-allowed'],
  ])('when somebody saves %j, then the problem is %s', (input, problem) => {
    expect(problemsOf(input)).toEqual([problem]);
  });

  it('when everything is wrong, then all problems are told at once', () => {
    const problems = problemsOf({
      thresholds: { hold: 'a', spam: 'b' },
      settings: { heldPatterns: ['(', '['], surprise: 1 },
    });
    expect(problems).toHaveLength(5);
  });

  it('when word lists are longer than can be indexed, then that is told', () => {
    const words = Array.from({ length: 200 }, (_, at) => `${at}`.padEnd(RULE_SET_LIMITS.listCharacters / 200 + 1, 'x'));
    expect(problemsOf({ settings: { moderationWords: words } })).toEqual(['settings.moderationWords too-long']);
  });
});
