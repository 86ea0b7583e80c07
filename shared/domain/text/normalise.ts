/** A text made comparable, which remembers where each of its characters came from. */
export interface NormalisedText {
  readonly original: string;
  /** The comparable form: see `normalise`. */
  readonly text: string;
  /** The part of `original` (UTF-16 code units, `end` exclusive) that `text.slice(start, end)` was made from. */
  originalSpan(start: number, end: number): { start: number; end: number };
}
