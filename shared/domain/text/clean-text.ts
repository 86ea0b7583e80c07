/** Controls that no text needs; line ends and tabs are text. */
// eslint-disable-next-line no-control-regex -- these are the characters to be removed
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
/** Everything that ends a line or moves on it, spaces around it included, so that one space stands for it. */
const BREAKS = /[^\S\u00a0\u202f]*[\t\n\v\f\r\u0085\u2028\u2029]\s*/g;
/** Marks that turn the direction of what follows, and marks without a width that no script needs between its letters. */
const DIRECTION_AND_VOID = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u206f\ufeff\ufff9-\ufffb]/g;

/**
 * Most marks on one letter that are shown: accents of any script (Vietnamese needs two, Hebrew with cantillation four), and
 * marks that belong to one script (a Tibetan stack needs eight). Joiners between the marks do not begin another letter.
 */
export const SHOWN_MARKS = { accents: 4, ofScript: 8 } as const;
const ACCENT = String.raw`(?:(?=\p{M})\p{Script=Inherited}[\u200c\u200d]*)`;
const MARK = String.raw`(?:\p{M}[\u200c\u200d]*)`;
const TOWER_OF_ACCENTS = new RegExp(`(${ACCENT}{${SHOWN_MARKS.accents}})${ACCENT}+`, 'gu');
const TOWER = new RegExp(`(${MARK}{${SHOWN_MARKS.ofScript}})${MARK}+`, 'gu');

/** A text of several lines as it is kept: without the controls that are no text, otherwise as it was sent. */
export function keptText(text: string): string {
  return text.replace(FORBIDDEN, '');
}

/** A field of one line as it is kept: one line, of one direction, with no towers of marks and no space at its ends. */
export function oneLine(text: string): string {
  return withoutTowers(keptText(text.replace(BREAKS, ' ')).replace(DIRECTION_AND_VOID, '')).trim();
}

/** A text as it is shown: marks beyond `SHOWN_MARKS` on one letter, which would run over the lines around it, are left out. */
export function withoutTowers(text: string): string {
  return text.replace(TOWER_OF_ACCENTS, '$1').replace(TOWER, '$1');
}
