import type { TrainingRun, TrainingRuns } from '@tamis/shared/application/ports/versions';
import { A_MOMENT, after, anId } from '../builders';
import { eachStores, type OpenStores } from './stores';

/** The meaning of `TrainingRuns`. */
export function trainingRunsContract(open: OpenStores): void {
  const stores = eachStores(open);
  const runs = (): TrainingRuns => stores().trainingRuns;
  const request = async (offset: number): Promise<TrainingRun> => {
    const asked = { id: anId('run'), requestedAt: after(offset), by: 'alex' };
    await runs().request(asked);
    return { ...asked, startedAt: null, finishedAt: null, progress: 0, outcome: null };
  };
  const never = after(-1000);

  test('when runs are requested, then they wait, and the newest are listed first', async () => {
    expect(await runs().list(10)).toEqual([]);
    const requested = [await request(0), await request(1), await request(2)];
    expect(await runs().list(10)).toEqual([...requested].reverse());
    expect(await runs().list(1)).toEqual([requested[2]]);
  });

  test('when workers ask at once, then each run is given to exactly one, the oldest first', async () => {
    const [one, two] = [await request(0), await request(1)];
    const taken = await Promise.all([1, 2, 3, 4].map(() => runs().take(after(10), never)));
    const given = taken.filter((run) => run !== null).sort((a, b) => a.id.localeCompare(b.id));
    expect(given).toEqual([
      { ...one, startedAt: after(10) },
      { ...two, startedAt: after(10) },
    ]);
    expect(await runs().take(after(11), never)).toBeNull();
  });

  test('when a worker reports, then its run shows it and is given to no other; when it falls silent, then it is', async () => {
    const { id } = await request(0);
    await runs().take(after(10), never);
    await runs().report(id, 0.5, after(20));
    expect(await runs().list(1)).toMatchObject([{ id, progress: 0.5, startedAt: after(10) }]);
    expect(await runs().take(after(30), after(20))).toBeNull();
    expect(await runs().take(after(30), after(21))).toMatchObject({ id, progress: 0, startedAt: after(30) });
  });

  test('when a run is finished, then its outcome is kept and it is given to nobody', async () => {
    const { id } = await request(0);
    await runs().take(after(10), never);
    const outcome = JSON.stringify({ model: 'model-2', note: 'NUL \u0000 and 👍' });
    await runs().finish(id, after(20), outcome);
    expect(await runs().list(1)).toMatchObject([{ id, finishedAt: after(20), progress: 1, outcome }]);
    expect(await runs().take(after(30), after(30))).toBeNull();
    expect(await runs().take(A_MOMENT, after(100_000))).toBeNull();
  });
}
