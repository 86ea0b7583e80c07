import { together, valueOf } from '@tamis/shared/adapters/mongo/together';

test('when a round never ends, then its requests are refused as an outage, and others go on in its place', async () => {
  let rounds = 0;
  const ask = together(
    1,
    (requests: readonly string[]) => {
      rounds += 1;
      return rounds <= 2 ? new Promise<never>(() => undefined) : Promise.resolve(requests.map((each) => valueOf(each)));
    },
    50,
  );
  const asked = await Promise.allSettled(['a', 'b', 'c'].map((each) => ask(each)));
  expect(asked).toMatchObject([
    { status: 'rejected', reason: { code: 'store/unavailable' } },
    { status: 'rejected', reason: { code: 'store/unavailable' } },
    { status: 'fulfilled', value: 'c' },
  ]);
});
