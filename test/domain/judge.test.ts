import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { NO_FACTS, type Facts } from '@tamis/shared/domain/facts';
import { judge, type ScoringModel } from '@tamis/shared/domain/judge';
import { DEFAULT_RULE_SET } from '@tamis/shared/domain/rule-set';
import { CLASSIFIER, RULES } from '@tamis/shared/domain/rules/rules';
import { aComment, aRuleSet, type CommentParts, byRules } from './a-comment';

const dataFolder = resolve(__dirname, '../../../shared/data');
const withData = existsSync(dataFolder) ? it : it.skip;

const judged = (parts: CommentParts, model: ScoringModel | null = null, ruleSet = DEFAULT_RULE_SET) =>
  judge(aComment(parts), NO_FACTS, byRules(ruleSet, model));
const aModel = (logOdds: number): ScoringModel => ({
  version: 'model-1',
  isTaught: true,
  score: () => ({ logOdds, reasons: [{ fr: '« essai »', en: '“test”', weight: logOdds }] }),
});

describe('judge', () => {
  it.each([
    'Merci pour cet article, il éclaire bien la question du port 3f2a9c1e-7b64-4c1d-9a57-0c2f5d1e8b11.',
    'Great post! I wrote about the same thing at https://example.org/notes last year.',
    'OK',
    '!!!',
    'Très d’accord avec vous, même si le prix (3.50 €) me paraît élevé... À suivre.',
  ])('when somebody writes %j, then it is approved', (body) => {
    expect(judged({ body }).status).toBe('approved');
  });

  it('when a comment holds mark-up that does nothing, then it is not spam', () => {
    expect(judged({ body: 'Un <b>mot</b> & "l\'été" <img src=x onerror=alert(1)> à la gare' }).status).not.toBe('spam');
  });

  it('when a comment has three links, then it is held and says why', () => {
    const body = 'Voyez http://example.org/1 puis http://example.org/2 et enfin http://example.org/3';
    const verdict = judged({ body });
    expect(verdict.status).toBe('held');
    expect(verdict.reasons.map(({ rule }) => rule)).toEqual(['link-limit']);
  });

  it('when several rules speak, then all of them are told and their weights add up', () => {
    const verdict = judged({ body: 'Subscribe to my channel at example . com', honeypotFilled: true, fillTimeMs: 10 });
    expect(verdict.reasons.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['honeypot', 'too-fast', 'disguised-link', 'spam-phrase', 'doubtful-phrase']),
    );
    expect(verdict.score).toBeCloseTo(verdict.reasons.reduce((sum, { weight }) => sum + weight, 0));
    expect(verdict.status).toBe('spam');
  });

  it.each([
    [0.99, 'approved'],
    [1, 'held'],
    [2.49, 'held'],
    [2.5, 'spam'],
    [-5, 'approved'],
  ])('when the sum is %s, then the comment is %s', (logOdds, status) => {
    const verdict = judged({}, aModel(logOdds));
    expect([verdict.status, verdict.score]).toEqual([status, logOdds]);
  });

  it('when a reason holds and the sum says spam, then it is spam; when the sum is low, then held', () => {
    const body = 'a http://example.org/1 b http://example.org/2 c http://example.org/3';
    expect(judged({ body }, aModel(6)).status).toBe('spam');
    expect(judged({ body }, aModel(-6)).status).toBe('held');
  });

  it('when a comment is at the link limit, then it is held unless the classifier speaks for it', () => {
    const body = 'a http://example.org/1 b http://example.org/2';
    expect(judged({ body }, aModel(0)).status).toBe('held');
    expect(judged({ body }, aModel(-3)).status).toBe('approved');
  });

  it('when a comment is insulting, then the insult alone never makes it spam', () => {
    expect(judged({ body: 'connard '.repeat(500) }).status).toBe('held');
  });

  it('when there is a model, then its version and its strongest words are in the verdict', () => {
    const verdict = judged({}, aModel(-1.5));
    expect(verdict.model).toBe('model-1');
    expect(verdict.reasons).toEqual([
      {
        rule: CLASSIFIER,
        weight: -1.5,
        holds: false,
        message: { fr: 'Classificateur : « essai » (−1,5)', en: 'Classifier: “test” (−1.5)' },
        spans: [],
      },
    ]);
  });

  it('when the model is sure, then it still cannot outvote what the site forbids', () => {
    expect(judged({ honeypotFilled: true }, aModel(-100)).status).toBe('spam');
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('Merci pour');
      },
    ],
    ['gives no number', () => ({ logOdds: NaN, reasons: [] })],
  ])('when the model %s, then a person decides and nothing of the text is told', (_, score) => {
    const verdict = judged({}, { version: 'broken', isTaught: true, score });
    expect(verdict.status).toBe('held');
    expect(verdict.reasons[0]?.message.en).toContain('could not tell');
    expect(JSON.stringify(verdict)).not.toContain('Merci pour');
  });

  it('when the classifier is switched off or damped, then its say changes', () => {
    expect(judged({}, aModel(4), aRuleSet({}, { [CLASSIFIER]: { effect: 'off', weight: 1 } })).reasons).toEqual([]);
    expect(judged({}, aModel(4), aRuleSet({}, { [CLASSIFIER]: { effect: 'score', weight: 0.5 } })).score).toBe(2);
  });

  it('when facts are missing, then the rules that need them hold, and the others speak', () => {
    const verdict = judge(aComment({ honeypotFilled: true }), {} as Facts, byRules());
    expect(verdict.reasons.filter(({ message }) => message.en.includes('could not tell')).length).toBeGreaterThan(2);
    expect(verdict.reasons.map(({ rule }) => rule)).toContain('honeypot');
    expect(judge(aComment(), {} as Facts, byRules()).status).toBe('held');
  });

  it('when the rule set is broken, then a person decides', () => {
    const verdict = judged({}, null, aRuleSet({ heldPatterns: ['('] }));
    expect([verdict.status, verdict.reasons[0]?.rule]).toEqual(['held', 'rule-set']);
  });

  it('when a rule is switched off, turned into holding, or left out, then the rule set decides, or the default', () => {
    const body = 'THIS IS ALL IN CAPITALS AND LONG ENOUGH';
    const status = (rules: Parameters<typeof aRuleSet>[1]) => judged({ body }, null, aRuleSet({}, rules)).reasons;
    expect(status({ shouting: { effect: 'off', weight: 1 } })).toEqual([]);
    expect(status({ shouting: { effect: 'hold', weight: 1 } })[0]?.holds).toBe(true);
    expect(judged({ body }, null, { ...DEFAULT_RULE_SET, rules: {} }).reasons[0]?.weight).toBe(0.4);
  });

  it('when rules are listed, then each has a name of its own and a default', () => {
    const names = RULES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(DEFAULT_RULE_SET.rules).toSorted()).toEqual([...names, CLASSIFIER].toSorted());
  });

  it('when any text is judged, then the verdict is whole and its spans lie within the fields', () => {
    const part = fc.constantFrom(
      'http://x.org ',
      'connard ',
      '.com',
      'а',
      '\u200b',
      '"',
      ' les femmes ',
      'tuer ',
      'a a a a ',
      '1',
      '😀',
      '\ud800',
    );
    const text = fc
      .array(fc.oneof(part, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (body, name) => {
        const ruleSet = aRuleSet({ moderationWords: ['a'], heldPatterns: ['[a-z]{2}'], listedHosts: ['x.org'] });
        const verdict = judge(aComment({ body, name }), NO_FACTS, byRules(ruleSet));
        expect(verdict.reasons.map(({ rule }) => rule)).not.toContain('rule-set');
        const lengths = { body: body.length, 'author.name': name.length, 'author.url': 0, 'author.email': 19 };
        for (const { field, start, end } of verdict.reasons.flatMap(({ spans }) => spans)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(lengths[field]);
        }
        expect(judge(aComment({ body, name }), NO_FACTS, byRules(ruleSet))).toEqual(verdict);
      }),
    );
  });

  withData('when naughty strings are judged in any field, then no rule fails', () => {
    const strings = JSON.parse(readFileSync(resolve(dataFolder, 'naughty-strings/blns.json'), 'utf8')) as string[];
    for (const text of strings) {
      const { reasons } = judged({ body: text, name: text, url: text, userAgent: text, email: `${text}@example.org` });
      expect(reasons.filter(({ message }) => message.en.includes('could not tell'))).toEqual([]);
    }
  });

  withData('when real comments are judged by the rules alone, then hardly any good one is spam', () => {
    const shares = (file: string, label: string) => {
      const lines = readFileSync(resolve(dataFolder, file), 'utf8').trim().split('\n');
      const rows = lines
        .map((line) => JSON.parse(line) as { text: string; label: string })
        .filter((row) => row.label === label);
      const statuses = rows.map(({ text }) => judged({ body: text }).status);
      return (status: string) => statuses.filter((one) => one === status).length / rows.length;
    };
    expect(shares('mademistakes-comments/comments.jsonl', 'ham')('spam')).toBeLessThan(0.002);
    expect(shares('fox-news-comments/comments.jsonl', 'ok')('spam')).toBe(0);
    const youtube = shares('youtube-spam/train.jsonl', 'spam');
    expect(youtube('spam') + youtube('held')).toBeGreaterThan(0.5);
  });
});
