import { formOfRuleSet, ruleSetOfForm } from '@tamis/shared/adapters/http/pages/desk/rules-form';
import { DEFAULT_RULE_SET, parseRuleSet, type RuleSet } from '@tamis/shared/domain/rule-set';

const everything: RuleSet = {
  ...DEFAULT_RULE_SET,
  thresholds: { hold: 0.5, spam: 3 },
  settings: {
    maxLinks: 4,
    moderationWords: ['un mot'],
    disallowedWords: ['un autre'],
    heldPhrases: ['à voir'],
    spamPhrases: ['achetez'],
    heldPatterns: ['b(o|u)n+'],
    spamPatterns: ['c.sino'],
    listedHosts: ['shop.example'],
    floodSeconds: 30,
    tooFastSeconds: 1,
    blockedNetworks: ['192.0.2.0/24'],
    blockedAddresses: ['@mail.example'],
    blocks: [
      { what: 'email', value: 'aPseudonym_-x', effect: 'spam' },
      { what: 'name', value: 'Cheap  Pills', effect: 'hold' },
      { what: 'domain', value: 'shop.example', effect: 'hold' },
    ],
    abuseThreshold: 0.75,
    languages: ['fr'],
  },
};

test('when a rule set goes into the page’s form and comes back unchanged, then nothing of it is lost', () => {
  const back = parseRuleSet(ruleSetOfForm(formOfRuleSet(everything)));
  expect(back).toEqual({ ...everything, version: 'draft' });
});

test('when a line of the blocks is none, then its place is named', () => {
  const form = formOfRuleSet(everything);
  form.set('settings.blocks', 'spam email x\nbannir tout le monde\nspam');
  expect(() => parseRuleSet(ruleSetOfForm(form))).toThrow(
    expect.objectContaining({
      details: {
        fields: expect.arrayContaining([
          expect.objectContaining({ path: 'settings.blocks.1.effect', code: 'not-allowed' }),
          expect.objectContaining({ path: 'settings.blocks.2.what', code: 'not-allowed' }),
        ]) as unknown,
      },
    }) as Error,
  );
});
