import { evaluate, isNoWorse, metricsOf, recallAt } from '@tamis/shared/domain/model/evaluate';
import { explain } from '@tamis/shared/domain/model/explain';
import { extractFeatures } from '@tamis/shared/domain/model/features';
import { blankModel, score, type Model } from '@tamis/shared/domain/model/linear-model';
import { parseModel, serialiseModel } from '@tamis/shared/domain/model/model-file';
import { train, type TrainingRow } from '@tamis/shared/domain/model/train';

const SUBJECTS = [
  'the bridge',
  'her book',
  'this law',
  'the match',
  'our garden',
  'the film',
  'the trains',
  'that chart',
];
const SPAM = SUBJECTS.flatMap((subject, at) => [
  `Check out my channel about ${subject}, subscribe please ${at}`,
  `Earn $${at + 5}00 a week, visit http://cash-${at}.example.com`,
]);
const HAM = SUBJECTS.flatMap((subject, at) => [
  `I think ${subject} was better ${at + 2} years ago, but I understand the point`,
  `Thank you, ${subject} is what I wanted to read about`,
]);

function someRows(): TrainingRow[] {
  return [
    ...SPAM.map((text) => ({ text, label: 'spam' as const })),
    ...HAM.map((text) => ({ text, label: 'ham' as const })),
  ];
}

function scoreOf(model: Model, body: string): number {
  return score(model, extractFeatures({ body }));
}

describe('train', () => {
  it('when it has learned, then unseen spam has positive and unseen ham negative log-odds', () => {
    const model = train(someRows(), { version: 'v1', base: null });
    expect(scoreOf(model, 'please subscribe and check out my new channel')).toBeGreaterThan(0);
    expect(scoreOf(model, 'I understand what you wanted to say about the bridge')).toBeLessThan(0);
    expect(model.trainedOn.local).toEqual({ spam: 16, ham: 16 });
  });

  it('when it is given the same rows again, then it makes the same model', () => {
    expect(train(someRows(), { version: 'v1', base: null })).toEqual(train(someRows(), { version: 'v1', base: null }));
  });

  it('when local decisions contradict the base, then they win after a few', () => {
    const base = train(someRows(), { version: 'base', base: null });
    const welcome = SUBJECTS.flatMap((subject) =>
      [1, 2].map((n) => ({
        text: `Check out my channel about ${subject}, subscribe please ${n}`,
        label: 'ham' as const,
      })),
    );
    const unwanted = SUBJECTS.map((subject) => ({
      text: `the oracle of ${subject} will bring you luck`,
      label: 'spam' as const,
    }));
    const local = train([...welcome, ...unwanted], { version: 'local', base });
    expect(scoreOf(base, 'Check out my channel about trains, subscribe')).toBeGreaterThan(0);
    expect(scoreOf(local, 'Check out my channel about trains, subscribe')).toBeLessThan(0);
    expect(scoreOf(local, 'the oracle will bring luck to you')).toBeGreaterThan(0);
  });

  it('when there are rows of one kind only, or none, then scores stay finite', () => {
    const hamOnly = train(
      HAM.map((text) => ({ text, label: 'ham' as const })),
      { version: 'v1', base: null },
    );
    const nothing = train([], { version: 'v1', base: null });
    expect(Number.isFinite(scoreOf(hamOnly, 'anything'))).toBe(true);
    expect(scoreOf(nothing, 'anything')).toBe(0);
  });

  it('when somebody wants to know how far it is, then progress grows to 1', () => {
    const shares: number[] = [];
    train(someRows(), { version: 'v1', base: null, onProgress: (share) => shares.push(share) });
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(shares.at(-1)).toBe(1);
  });
});

describe('explain', () => {
  it('when a spam is explained, then its own words and the hand features are told, strongest first', () => {
    const model = train(someRows(), { version: 'v1', base: null });
    const reasons = explain(model, extractFeatures({ body: 'Check out my channel http://cash.example.com' }), 6);
    expect(reasons.length).toBeGreaterThan(2);
    expect(reasons.length).toBeLessThanOrEqual(6);
    const sizes = reasons.map(({ weight }) => Math.abs(weight));
    expect(sizes).toEqual(sizes.toSorted((one, other) => other - one));
    expect(explain(model, extractFeatures({ body: 'my channel' }), 99).map(({ fr }) => fr)).toContain('« my channel »');
  });

  it('when a model knows nothing, then there is nothing to tell', () => {
    expect(explain(blankModel('none'), extractFeatures({ body: 'Check out my channel' }), 5)).toEqual([]);
  });
});

describe('model file', () => {
  it('when a model is stored and read again, then it scores nearly the same', () => {
    const model = train(someRows(), { version: 'v1', base: null });
    const again = parseModel(JSON.parse(JSON.stringify(serialiseModel(model))));
    expect(again.version).toBe('v1');
    for (const text of [...SPAM, ...HAM])
      expect(Math.abs(scoreOf(again, text) - scoreOf(model, text))).toBeLessThan(0.1);
  });

  const good = serialiseModel(blankModel('v1'));
  const broken: [what: string, file: unknown, message: RegExp][] = [
    ['is not an object', 'text', /not a JSON object/],
    ['has another format', { ...good, format: 'tamis-model-9' }, /tamis-model-9/],
    ['has no version', { ...good, version: '' }, /no version/],
    ['has been cut off', { ...good, buckets: good.buckets.slice(0, 1_000) }, /750 buckets/],
    ['has a bias that is no number', { ...good, bias: null }, /bias is not a number/],
    ['has a broken hand feature', { ...good, hand: { links: 'much' } }, /hand\.links is not a number/],
    ['has no ceilings', { ...good, ceiling: { spam: 0, ham: 3 } }, /ceilings/],
    ['has no counts', { ...good, trainedOn: undefined }, /trainedOn\.spam/],
  ];
  for (const [what, file, message] of broken) {
    it(`when the file ${what}, then reading it says so`, () => {
      expect(() => parseModel(file)).toThrow(message);
    });
  }
});

describe('evaluate', () => {
  it('when scores part spam from ham, then recall is 1 and the loss is small', () => {
    const metrics = metricsOf([
      { score: 5, spam: true },
      { score: -5, spam: false },
    ]);
    expect(metrics).toMatchObject({ rows: 2, recallAtHalfPercent: 1, falsePositiveRate: 0, recall: 1, f1: 1 });
    expect(metrics.logLoss).toBeLessThan(0.01);
  });

  it('when spam and ham tie, then the tie counts against us', () => {
    expect(recallAt(0.005, [1, 2], [1, 0])).toBe(0.5);
  });

  it('when a model was taught the reverse, then it is worse than the running one', () => {
    const rows = someRows();
    const running = train(rows, { version: 'v1', base: null });
    const reversed = train(
      rows.map((row) => ({ ...row, label: row.label === 'spam' ? ('ham' as const) : ('spam' as const) })),
      { version: 'v2', base: null },
    );
    expect(isNoWorse(evaluate(reversed, rows), evaluate(running, rows))).toBe(false);
    expect(isNoWorse(evaluate(running, rows), evaluate(running, rows))).toBe(true);
  });
});
