import { Releases } from '@tamis/shared/runtime/releases';

test('when a step fails, then the others still run, last first, and the failure is told with its name', async () => {
  const order: string[] = [];
  const releases = new Releases();
  for (const name of ['first', 'second', 'third']) {
    releases.add(name, () => {
      order.push(name);
      return name === 'second' ? Promise.reject(new Error('stuck')) : Promise.resolve();
    });
  }
  await expect(releases.run()).rejects.toThrow('could not close second');
  expect(order).toEqual(['third', 'second', 'first']);
});

test('when it is run twice, then each step runs once', async () => {
  let runs = 0;
  const releases = new Releases();
  releases.add('only', () => {
    runs += 1;
    return Promise.resolve();
  });
  await Promise.all([releases.run(), releases.run()]);
  expect(runs).toBe(1);
});
