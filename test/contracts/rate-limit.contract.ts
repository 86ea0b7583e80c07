import type { RateLimit } from '@tamis/shared/application/ports/queue';
import { anId } from '../builders';
import { waitUntil } from '../servers/wait-until';

export interface LimitSettings {
  attempts: number;
  windowSeconds: number;
}

/** The meaning of `RateLimit`. */
export function rateLimitContract(open: (settings: LimitSettings) => RateLimit): void {
  const takeTimes = async (limit: RateLimit, network: string, times: number): Promise<number[]> => {
    const waits: number[] = [];
    for (let time = 0; time < times; time += 1) waits.push(await limit.take(network));
    return waits;
  };

  test('when a network has attempts left, then it need not wait; when it has none, then it is told how long', async () => {
    const limit = open({ attempts: 3, windowSeconds: 60 });
    const network = anId('network');
    expect(await takeTimes(limit, network, 3)).toEqual([0, 0, 0]);
    for (const wait of await takeTimes(limit, network, 3)) {
      expect(wait).toBeGreaterThanOrEqual(1);
      expect(wait).toBeLessThanOrEqual(60);
      expect(Number.isInteger(wait)).toBe(true);
    }
  });

  test('when one network has none left, then others do', async () => {
    const limit = open({ attempts: 1, windowSeconds: 60 });
    const networks = [anId('network'), '2001:db8::/64', '203.0.113.7'];
    const waits = await Promise.all(networks.map((network) => takeTimes(limit, network, 2)));
    expect(waits.map(([first]) => first)).toEqual([0, 0, 0]);
    expect(waits.every(([, second]) => second !== 0)).toBe(true);
  });

  test('when many attempts come at once, then no more than allowed pass', async () => {
    const limit = open({ attempts: 5, windowSeconds: 60 });
    const network = anId('network');
    const waits = await Promise.all(Array.from({ length: 12 }, () => limit.take(network)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  test('when the window is over, then the network has all its attempts again', async () => {
    const limit = open({ attempts: 2, windowSeconds: 1 });
    const network = anId('network');
    const begin = Date.now();
    expect((await takeTimes(limit, network, 3)).map((wait) => wait === 0)).toEqual([true, true, false]);
    await waitUntil('it may again', async () => (await limit.take(network)) === 0, 5000);
    expect(Date.now() - begin).toBeGreaterThanOrEqual(900);
    expect((await takeTimes(limit, network, 2)).map((wait) => wait === 0)).toEqual([true, false]);
  });
}
