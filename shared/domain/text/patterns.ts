import { RE2JS } from 're2js';
import type { FieldProblem } from '../errors';

/** A pattern longer than this is refused. */
export const MAX_PATTERN_LENGTH = 200;
/** A rule set may hold this many patterns of each kind. */
export const MAX_PATTERNS = 20;
/** Instructions of one compiled pattern; counted repetitions of counted repetitions exceed it. */
const MAX_PATTERN_SIZE = 150;
/**
 * Instructions times characters that the patterns of one rule may spend on one comment. The worst cost measured is about
 * 22 ns each, so this bounds them to some 5 ms.
 */
const MAX_WORK = 250_000;

/** A moderator's regular expression, in RE2 syntax: no back-references or look-around, hence linear time. */
export interface Pattern {
  source: string;
  /** Instructions of the compiled program. */
  size: number;
  /** First match in `text` (UTF-16 code units), or null. */
  find(text: string): { start: number; end: number } | null;
}

/** Why a pattern is refused, as a field's problem tells it. */
export type PatternProblem = Required<Pick<FieldProblem, 'code' | 'params'>>;

/** Why a pattern cannot be used, or null when it can. */
export function patternProblem(source: string): PatternProblem | null {
  if (source === '') return { code: 'required', params: {} };
  if (source.length > MAX_PATTERN_LENGTH) return { code: 'too-long', params: { max: MAX_PATTERN_LENGTH } };
  try {
    const compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
    if (compiled.programSize() > MAX_PATTERN_SIZE) return { code: 'pattern-too-complex', params: {} };
    return compiled.matcher('').find() ? { code: 'pattern-matches-all', params: {} } : null;
  } catch (error) {
    return { code: 'not-a-pattern', params: { detail: error instanceof Error ? error.message : String(error) } };
  }
}

/** Compiles a pattern that has no problem; throws on one that has. */
export function compilePattern(source: string): Pattern {
  const problem = patternProblem(source);
  if (problem) throw new RangeError(`pattern refused: ${problem.code}`);
  const compiled = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  return {
    source,
    size: compiled.programSize(),
    find(text) {
      const matcher = compiled.matcher(text);
      return matcher.find() ? { start: matcher.start(), end: matcher.end() } : null;
    },
  };
}

/** The longest text that these patterns may look at together, in characters. */
export function patternInputLimit(patterns: readonly Pattern[]): number {
  return Math.floor(
    MAX_WORK /
      Math.max(
        1,
        patterns.reduce((sum, { size }) => sum + size, 0),
      ),
  );
}
