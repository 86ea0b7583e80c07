import { A_MOMENT, aDelivery, after, anEndpoint } from '../builders';
import { eachStores, type OpenStores } from './stores';

/** The meaning of `Webhooks`. */
export function webhooksContract(open: OpenStores): void {
  const stores = eachStores(open);
  const planned = async (sequences: readonly number[]) => {
    const { webhooks } = stores();
    const endpoint = anEndpoint();
    await webhooks.add(endpoint);
    const deliveries = sequences.map((sequence) => aDelivery({ endpointId: endpoint.id, sequence }));
    await webhooks.plan(endpoint.id, deliveries, Math.max(...sequences));
    return { endpoint, deliveries };
  };

  test('when endpoints are added, changed and removed, then they are read as they are', async () => {
    const { webhooks } = stores();
    const [one, two] = [
      anEndpoint({ types: ['comment.approved'], siteId: 'news', description: 'é' }),
      anEndpoint({ createdAt: after(1), failingSince: after(2), disabledReason: 'gone', enabled: false }),
    ];
    await webhooks.add(one);
    await webhooks.add(two);
    expect(await webhooks.list()).toEqual([one, two]);
    expect(await webhooks.find(two.id)).toEqual(two);
    expect(await webhooks.update(two.id, { enabled: true, disabledReason: null, failingSince: null })).toBe(true);
    expect(await webhooks.find(two.id)).toEqual({ ...two, enabled: true, disabledReason: null, failingSince: null });
    expect(await webhooks.update('nobody', { enabled: true })).toBe(false);
    expect(await webhooks.remove(one.id)).toBe(true);
    expect(await webhooks.remove(one.id)).toBe(false);
    expect(await webhooks.find(one.id)).toBeNull();
  });

  test('when several processes want an endpoint, then one has it until its time is over or it gives it back', async () => {
    const { webhooks } = stores();
    const { id } = (await planned([1])).endpoint;
    const lease = (holder: string, at: number) =>
      webhooks.lease(id, { holder, at: after(at), until: after(at + 1000) });
    expect((await Promise.all([lease('a', 0), lease('b', 0)])).toSorted()).toEqual([false, true]);
    const [winner, other] = (await lease('a', 1)) ? ['a', 'b'] : ['b', 'a'];
    expect(await lease(other, 900)).toBe(false);
    expect(await lease(winner, 900)).toBe(true);
    expect(await lease(other, 1900)).toBe(true);
    await webhooks.release(id, winner);
    expect(await lease(winner, 2000)).toBe(false);
    await webhooks.release(id, other);
    expect(await lease(winner, 2000)).toBe(true);
    expect(await webhooks.lease('nobody', { holder: 'a', at: A_MOMENT, until: A_MOMENT })).toBe(false);
  });

  test('when deliveries are planned again after a crash, then each is there once, as it became meanwhile', async () => {
    const { webhooks } = stores();
    const { endpoint, deliveries } = await planned([1, 2]);
    const [first] = deliveries;
    if (!first) throw new Error('two were planned');
    const done = { ...first, status: 'delivered' as const, attempts: 1, last: null };
    await webhooks.book(done);
    const third = aDelivery({ endpointId: endpoint.id, sequence: 3 });
    await webhooks.plan(endpoint.id, [...deliveries, third], 3);
    expect(await webhooks.waiting(endpoint.id, 10)).toEqual([deliveries[1], third]);
    expect(await webhooks.findDelivery(endpoint.id, first.id)).toEqual(done);
    expect(await webhooks.findDelivery('other', first.id)).toBeNull();
    expect((await webhooks.find(endpoint.id))?.place).toBe(3);
    await webhooks.plan(endpoint.id, [], 2);
    expect((await webhooks.find(endpoint.id))?.place).toBe(3);
  });

  test('when deliveries are listed, then the newest events first, by status and place; counts say how many', async () => {
    const { webhooks } = stores();
    const { endpoint, deliveries } = await planned([1, 2, 3, 4]);
    const [one, two, three, four] = deliveries;
    if (!one || !two || !three || !four) throw new Error('four were planned');
    const last = { at: after(5), answer: 500, body: 'é\u0000', problem: null };
    const failed = { ...two, status: 'failed' as const, attempts: 3, dueAt: after(9), last };
    await webhooks.book(failed);
    await webhooks.book({ ...three, status: 'dead' });
    const query = { endpointId: endpoint.id, status: null, before: null, limit: 10 };
    expect((await webhooks.deliveries(query)).map(({ sequence }) => sequence)).toEqual([4, 3, 2, 1]);
    expect(await webhooks.deliveries({ ...query, status: 'failed' })).toEqual([failed]);
    expect((await webhooks.deliveries({ ...query, before: 4, limit: 2 })).map(({ sequence }) => sequence)).toEqual([
      3, 2,
    ]);
    expect((await webhooks.waiting(endpoint.id, 10)).map(({ sequence }) => sequence)).toEqual([1, 2, 4]);
    expect(await webhooks.countByStatus()).toEqual({ pending: 2, failed: 1, dead: 1, delivered: 0 });
    await webhooks.remove(endpoint.id);
    expect(await webhooks.deliveries(query)).toEqual([]);
  });

  test('when deliveries arrived long ago, then they are forgotten in steps, and what did not arrive stays', async () => {
    const { webhooks } = stores();
    const { endpoint, deliveries } = await planned([1, 2, 3, 4, 5]);
    const [one, two, three, four] = deliveries;
    if (!one || !two || !three || !four) throw new Error('five were planned');
    for (const each of [one, two, three]) await webhooks.book({ ...each, status: 'delivered', dueAt: after(10) });
    await webhooks.book({ ...four, status: 'dead', dueAt: after(10) });
    expect(await webhooks.forgetDelivered(after(10), 10)).toBe(0);
    expect(await webhooks.forgetDelivered(after(11), 2)).toBe(2);
    expect(await webhooks.forgetDelivered(after(11), 2)).toBe(1);
    const query = { endpointId: endpoint.id, status: null, before: null, limit: 10 };
    expect((await webhooks.deliveries(query)).map(({ sequence }) => sequence)).toEqual([5, 4]);
  });

  test('when an endpoint is replayed, then what stands after the place is pending again', async () => {
    const { webhooks } = stores();
    const { endpoint, deliveries } = await planned([1, 2, 3]);
    for (const each of deliveries) await webhooks.book({ ...each, status: 'delivered', attempts: 2 });
    await webhooks.replay(endpoint.id, 1, after(50));
    expect((await webhooks.find(endpoint.id))?.place).toBe(1);
    expect(await webhooks.waiting(endpoint.id, 10)).toMatchObject(
      [2, 3].map((sequence) => ({ sequence, status: 'pending', attempts: 0, dueAt: after(50) })),
    );
  });
}
