import type { Notice } from '@tamis/shared/domain/notice';
import type { Objection } from '@tamis/shared/domain/objection';
import { A_MOMENT, after, aNotice, anObjection } from '../builders';
import { eachStores, type OpenStores } from './stores';

const outcome = { by: 'zoé', at: after(5000), reply: 'Nous avons relu.' };
const idsOf = (cases: readonly (Notice | Objection)[]) =>
  cases.map((each) => ('id' in each ? each.id : each.commentId));

/** What every store of objections and notices keeps to. */
export function casesContract(open: OpenStores): void {
  const stores = eachStores(open);

  describe('objections', () => {
    test('when one is kept, then a second of the same comment is not, and it is read back as it was', async () => {
      const { objections } = stores();
      const objection = anObjection();
      expect(await objections.add(objection)).toBe(true);
      expect(await objections.add({ ...objection, text: 'Encore' })).toBe(false);
      expect(await objections.find(objection.commentId)).toEqual(objection);
      expect(await objections.find('another')).toBeNull();
    });

    test('when one is settled, then once, it leaves those that wait, and its author is to be told', async () => {
      const { objections } = stores();
      const [first, second] = [anObjection(), anObjection({ at: after(1) })];
      await objections.add(second);
      await objections.add(first);
      const waiting = { isWaiting: true, limit: 5, after: null };
      expect(idsOf(await objections.list(waiting))).toEqual(idsOf([first, second]));
      expect(await objections.countWaiting()).toBe(2);
      expect(await objections.untold(5)).toEqual([]);
      expect(await objections.settle(first.commentId, { state: 'overturned', outcome })).toBe(true);
      expect(await objections.settle(first.commentId, { state: 'upheld', outcome })).toBe(false);
      expect(await objections.settle('another', { state: 'upheld', outcome })).toBe(false);
      const settled = { ...first, state: 'overturned', outcome, untold: true };
      expect(await objections.find(first.commentId)).toEqual(settled);
      expect(idsOf(await objections.list(waiting))).toEqual(idsOf([second]));
      expect(await objections.list({ ...waiting, isWaiting: false })).toEqual([settled]);
      expect(await objections.untold(5)).toEqual([settled]);
      await objections.told(first.commentId);
      expect(await objections.untold(5)).toEqual([]);
      await objections.silence(first.commentId);
      expect(await objections.find(first.commentId)).toEqual({
        ...settled,
        text: '',
        untold: false,
        outcome: { ...outcome, reply: '' },
      });
    });

    test('when they are listed page by page, then each comes once', async () => {
      const { objections } = stores();
      const all = Array.from({ length: 5 }, (_, at) => anObjection({ at: after(Math.floor(at / 2)) }));
      for (const each of all) await objections.add(each);
      const query = { isWaiting: true, limit: 2 };
      const seen: string[] = [];
      let last: Objection | undefined;
      do {
        const page = await objections.list({ ...query, after: last ? { at: last.at, id: last.commentId } : null });
        seen.push(...idsOf(page));
        last = page.at(-1);
      } while (last);
      expect(seen).toEqual(idsOf(all));
      const paged = await objections.page(null, 3);
      expect(idsOf([...paged, ...(await objections.page(paged[2] ?? null, 5))])).toEqual(idsOf(all));
    });
  });

  describe('notices', () => {
    test('when they wait, then by priority, then by age, page by page', async () => {
      const { notices } = stores();
      const [slowed, late, early, trusted] = [
        aNotice({ priority: 0 }),
        aNotice({ at: after(9) }),
        aNotice({ at: after(1) }),
        aNotice({ priority: 2, at: after(20), trusted: 'flagger' }),
      ];
      for (const each of [slowed, late, early, trusted]) expect(await notices.add(each)).toBe(true);
      expect(await notices.add(late)).toBe(false);
      const first = await notices.list({ isWaiting: true, limit: 2, after: null });
      expect(first).toEqual([trusted, early]);
      const rest = await notices.list({
        isWaiting: true,
        limit: 9,
        after: { at: early.at, id: early.id, priority: early.priority },
      });
      expect(rest).toEqual([late, slowed]);
      expect(await notices.countWaiting()).toBe(4);
      expect(idsOf(await notices.ofComment('c1'))).toEqual(idsOf([slowed, early, late, trusted]));
      expect(await notices.find(late.id)).toEqual(late);
      expect(await notices.find('another')).toBeNull();
    });

    test('when one is settled, then once, and its sender is to be told, if he said who he is', async () => {
      const { notices } = stores();
      const [named, nameless] = [aNotice(), aNotice({ sealed: null, untold: null, sender: 'network', at: after(1) })];
      await notices.add(named);
      await notices.add(nameless);
      expect(idsOf(await notices.untold(5))).toEqual([named.id]);
      await notices.told(named.id, 'decision');
      expect(idsOf(await notices.untold(5))).toEqual([named.id]);
      await notices.told(named.id, 'receipt');
      expect(await notices.untold(5)).toEqual([]);
      for (const { id } of [named, nameless]) {
        expect(await notices.settle(id, { state: 'unfounded', outcome })).toBe(true);
        expect(await notices.settle(id, { state: 'acted', outcome })).toBe(false);
      }
      expect(await notices.untold(5)).toEqual([{ ...named, state: 'unfounded', outcome, untold: 'decision' }]);
      expect(idsOf(await notices.list({ isWaiting: false, limit: 5, after: null }))).toEqual([nameless.id, named.id]);
      expect(await notices.countUnfounded('sender', A_MOMENT)).toBe(1);
      expect(await notices.countUnfounded('sender', after(1))).toBe(0);
      expect(await notices.countWaiting()).toBe(0);
    });

    test('when one is silenced, then neither its sender nor a word is left, and it is no longer old', async () => {
      const { notices } = stores();
      const [settled, waiting] = [aNotice({ place: 'ici' }), aNotice()];
      await notices.add(settled);
      await notices.add(waiting);
      await notices.settle(settled.id, { state: 'acted', outcome });
      expect(idsOf(await notices.old(after(1), 5))).toEqual([settled.id]);
      expect(await notices.old(A_MOMENT, 5)).toEqual([]);
      expect(idsOf(await notices.ofSender('sender'))).toEqual(idsOf([settled, waiting]));
      await notices.silence(settled.id);
      expect(await notices.old(after(1), 5)).toEqual([]);
      expect(idsOf(await notices.ofSender('sender'))).toEqual([waiting.id]);
      expect(await notices.untold(5)).toEqual([waiting]);
      expect(await notices.find(settled.id)).toEqual({
        ...settled,
        state: 'acted',
        explanation: '',
        place: null,
        sealed: null,
        sender: `erased:${settled.id}`,
        untold: null,
        outcome: { ...outcome, reply: '' },
      });
      const paged = await notices.page(null, 1);
      expect(idsOf([...paged, ...(await notices.page(paged[0] ?? null, 5))])).toEqual(idsOf([settled, waiting]));
    });
  });
}
