import {
  compilePattern,
  MAX_PATTERN_LENGTH,
  patternInputLimit,
  patternProblem,
} from '@tamis/shared/domain/text/patterns';

describe('patterns', () => {
  it.each(['casino', String.raw`\bbuy\s+(cheap|now)\b`, 'crypto.{0,20}whatsapp'])(
    'when %j is written, then it can be used',
    (source) => {
      expect(patternProblem(source)).toBeNull();
    },
  );

  it.each([
    ['', 'required'],
    ['(', 'not-a-pattern'],
    [String.raw`(a)\1`, 'not-a-pattern'],
    ['(?=a)b', 'not-a-pattern'],
    ['a*', 'pattern-matches-all'],
    ['(a{1,30}){1,30}', 'pattern-too-complex'],
    ['x'.repeat(MAX_PATTERN_LENGTH + 1), 'too-long'],
  ])('when %j is written, then the problem is told', (source, part) => {
    expect(patternProblem(source)?.code).toBe(part);
    expect(() => compilePattern(source)).toThrow(RangeError);
  });

  it('when a pattern matches, then it tells where, capitals or not', () => {
    expect(compilePattern('buy now').find('please BUY NOW')).toEqual({ start: 7, end: 14 });
    expect(compilePattern('buy now').find('please')).toBeNull();
  });

  it('when patterns are larger, then they may look at less text', () => {
    const small = [compilePattern('casino')];
    const large = [compilePattern('[a-z]{1,40}casino'), ...small];
    expect(patternInputLimit(small)).toBeGreaterThan(10_000);
    expect(patternInputLimit(large)).toBeLessThan(patternInputLimit(small));
  });
});
