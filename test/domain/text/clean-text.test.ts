import { keptText, oneLine, SHOWN_MARKS, withoutTowers } from '@tamis/shared/domain/text/clean-text';

const ACUTE = '\u0301';
const TIBETAN = '\u0f71';

describe('keptText', () => {
  it('when a text has controls, then those that are no text are gone, and line ends and tabs stay', () => {
    const all = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).join('');
    const kept = Array.from(keptText(all)).filter((each) => !/[\u0020-\u007e]/.test(each));
    expect(kept.map((each) => each.charCodeAt(0))).toEqual([0x09, 0x0a, 0x0d, 0x85]);
    expect(keptText('\u00a0é\n')).toBe('\u00a0é\n');
  });
});

describe('oneLine', () => {
  it.each([
    ['  Zoé  ', 'Zoé'],
    ['L’Écho\ndu port', 'L’Écho du port'],
    ['a \r\n\t b', 'a b'],
    ['a\u2028b\u2029c\u0085d\u000be\u000cf', 'a b c d e f'],
    ['a  b', 'a  b'],
    // The spaces before French marks are part of the text, not of a line's end.
    ['Merci\u00a0!', 'Merci\u00a0!'],
    ['1\u202f000', '1\u202f000'],
    ['a\u00a0\nb', 'a\u00a0 b'],
    ['a\u202eb\u2066c\u200ed\u200be\ufefff', 'abcdef'],
    // Joiners have a meaning inside words of some scripts.
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['\u0000x\u0007', 'x'],
    ['\u202e', ''],
    ['\n \n', ''],
  ])('when a line is sent as %j, then it is kept as %j', (sent, kept) => {
    expect(oneLine(sent)).toBe(kept);
  });
});

describe('withoutTowers', () => {
  const { accents, ofScript } = SHOWN_MARKS;

  it('when a letter bears as many marks as are shown, then all stay, and what is more goes', () => {
    const letter = (marks: number): string => `e${ACUTE.repeat(marks)}z`;
    expect(withoutTowers(letter(accents))).toBe(letter(accents));
    expect(withoutTowers(letter(accents + 1))).toBe(letter(accents));
    expect(withoutTowers(letter(200))).toBe(letter(accents));
  });

  it('when marks belong to one script, then more of them are shown', () => {
    const stack = (marks: number): string => `\u0f40${TIBETAN.repeat(marks)}`;
    expect(withoutTowers(stack(accents + 1))).toBe(stack(accents + 1));
    expect(withoutTowers(stack(ofScript))).toBe(stack(ofScript));
    expect(withoutTowers(stack(ofScript + 1))).toBe(stack(ofScript));
  });

  it('when joiners stand between the marks, then they begin no other letter', () => {
    const joined = `${ACUTE}\u200d`;
    expect(withoutTowers(`e${joined.repeat(accents + 3)}`)).toBe(`e${joined.repeat(accents)}`);
    const stacked = `${TIBETAN}\u200c`;
    expect(withoutTowers(`\u0f40${stacked.repeat(ofScript + 3)}`)).toBe(`\u0f40${stacked.repeat(ofScript)}`);
  });

  it('when several letters bear marks, then each is counted for itself', () => {
    const letters = `e${ACUTE.repeat(3)}`.repeat(5);
    expect(withoutTowers(letters)).toBe(letters);
  });
});
