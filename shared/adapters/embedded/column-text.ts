const NUL = '\u0000';
const MARK = '\u0001';

/**
 * Visitors' text as it stands in a searched column. SQLite's driver cuts a text at its first NUL, which would make two
 * articles one; so NUL, and the mark that begins its spelling, are spelled in two characters. What is only read is kept as
 * JSON, which spells NUL by itself.
 */
export function toColumn(text: string): string {
  if (!text.includes(NUL) && !text.includes(MARK)) return text;
  return text.replaceAll(MARK, `${MARK}1`).replaceAll(NUL, `${MARK}0`);
}

/** The text that `toColumn` spelled. */
export function fromColumn(column: string): string {
  return column.includes(MARK) ? column.replaceAll(`${MARK}0`, NUL).replaceAll(`${MARK}1`, MARK) : column;
}
