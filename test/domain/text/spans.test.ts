import { withoutOverlaps } from '@tamis/shared/domain/text/spans';

const place = (start: number, end: number) => ({ start, end });

it.each([
  [[], []],
  [[[0, 3]], [[0, 3]]],
  [
    [
      [3, 5],
      [0, 3],
    ],
    [
      [0, 3],
      [3, 5],
    ],
  ],
  [
    [
      [0, 4],
      [3, 5],
    ],
    [[0, 4]],
  ],
  [
    [
      [0, 2],
      [0, 5],
      [4, 6],
    ],
    [[0, 5]],
  ],
  [
    [
      [1, 9],
      [2, 3],
      [9, 10],
    ],
    [
      [1, 9],
      [9, 10],
    ],
  ],
] as [number[][], number[][]][])('when places are %j, then %j are left', (places, left) => {
  const at = ([start = 0, end = 0]: number[]) => place(start, end);
  expect(withoutOverlaps(places.map(at))).toEqual(left.map(at));
});
