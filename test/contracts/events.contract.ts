import { chainLink } from '@tamis/shared/domain/event-chain';
import { relayEvents } from '@tamis/shared/application/relay-events';
import type { LoggedEvent } from '@tamis/shared/application/ports/events';
import type { CommentEvent } from '@tamis/shared/domain/event';
import { aChange, after, aJudgedComment, anEvent } from '../builders';
import { waitUntil } from '../servers/wait-until';
import { eachStores, type OpenStores, type Stores } from './stores';

/** The meaning of `PendingEvents` and `EventLog`, and of both together. */
export function eventsContract(open: OpenStores): void {
  const stores = eachStores(open);
  describe('pending events', () => pendingContract(stores));
  describe('event log', () => logContract(stores));
  describe('relays', () => relayContract(stores));
}

const eventsOf = (logged: readonly LoggedEvent[]): CommentEvent[] => logged.map(({ event }) => event);
const sequencesOf = (logged: readonly LoggedEvent[]): number[] => logged.map(({ sequence }) => sequence);
const countingTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

function pendingContract(stores: () => Stores): void {
  test('when nothing is pending, then nothing is', async () => {
    expect(await stores().pendingEvents.pending(10)).toEqual([]);
    expect(await stores().pendingEvents.oldestPending()).toBeNull();
    await stores().pendingEvents.settle([]);
    await stores().pendingEvents.settle([anEvent()]);
  });

  test('when a comment was judged and decided several times, then its events come in that order', async () => {
    const judged = aJudgedComment({ status: 'held' });
    const { commentStore, pendingEvents } = stores();
    const approve = aChange(judged.comment, 'approve', { at: after(2000) });
    const approved = { ...judged.comment, status: 'approved' as const, version: 2 };
    // A moderator's clock may be behind; the order is that of the versions.
    const spam = aChange(approved, 'spam', { at: after(1000) });
    await commentStore.save(judged);
    await commentStore.decide(approve);
    await commentStore.decide(spam);
    expect(await pendingEvents.pending(10)).toEqual([judged.event, approve.event, spam.event]);
    expect(await pendingEvents.pending(2)).toEqual([judged.event, approve.event]);
    await pendingEvents.settle([judged.event]);
    expect(await pendingEvents.pending(10)).toEqual([approve.event, spam.event]);
  });

  test('when many are pending, then the oldest come first, as many as asked for, and their time is known', async () => {
    const { commentStore, pendingEvents } = stores();
    const judged = [0, 1, 2, 3].map((offset) => aJudgedComment({ createdAt: after(offset) }));
    for (const each of judged) await commentStore.save(each);
    const events = judged.map(({ event }) => event);
    expect(await pendingEvents.pending(2)).toEqual(events.slice(0, 2));
    expect(await pendingEvents.oldestPending()).toEqual(after(0));
    await pendingEvents.settle(events.slice(0, 2));
    expect(await pendingEvents.pending(10)).toEqual(events.slice(2));
    expect(await pendingEvents.oldestPending()).toEqual(after(2));
    await pendingEvents.settle(events);
    expect(await pendingEvents.oldestPending()).toBeNull();
  });
}

function logContract(stores: () => Stores): void {
  test('when events are old, then they are forgotten but for the newest of them, and numbers and links go on', async () => {
    const { eventLog } = stores();
    const events = [0, 1, 2, 3, 4].map((day) => anEvent({ time: after(day * 86_400_000).toISOString() }));
    await eventLog.append(events);
    const logged = await eventLog.readAfter(0, 10);
    expect(await eventLog.find(events[1]?.id ?? '')).toEqual(logged[1]);
    expect(await eventLog.forget(after(0), 10)).toBe(0);
    expect(await eventLog.forget(after(3 * 86_400_000), 1)).toBe(1);
    expect(await eventLog.forget(after(3 * 86_400_000), 10)).toBe(1);
    expect(await eventLog.forget(after(3 * 86_400_000), 10)).toBe(0);
    expect(await eventLog.readAfter(0, 10)).toEqual(logged.slice(2));
    expect(await eventLog.oldest()).toEqual({ sequence: 3, link: logged[2]?.link });
    expect(await eventLog.forget(after(99 * 86_400_000), 10)).toBe(2);
    expect(await eventLog.readAfter(0, 10)).toEqual(logged.slice(4));
    await eventLog.append([anEvent()]);
    expect(await eventLog.lastSequence()).toBe(6);
    expect(await eventLog.find(events[0]?.id ?? '')).toBeNull();
  });

  test('when only so many are kept, then the oldest go in steps, and the newest stay', async () => {
    const { eventLog } = stores();
    expect(await eventLog.forgetBeyond(1, 10)).toBe(0);
    await eventLog.append(Array.from({ length: 6 }, () => anEvent()));
    const logged = await eventLog.readAfter(0, 10);
    expect(await eventLog.forgetBeyond(6, 10)).toBe(0);
    expect(await eventLog.forgetBeyond(2, 3)).toBe(3);
    expect(await eventLog.forgetBeyond(2, 3)).toBe(1);
    expect(await eventLog.forgetBeyond(2, 3)).toBe(0);
    expect(await eventLog.readAfter(0, 10)).toEqual(logged.slice(4));
    expect(await eventLog.holds({ sequence: 5, link: logged[4]?.link ?? '' })).toBe(true);
    await eventLog.append([anEvent()]);
    expect(await eventLog.lastSequence()).toBe(7);
  });

  test('when events are appended, then they are numbered from one without a gap, and read as they were', async () => {
    const events = [anEvent(), anEvent(), anEvent()];
    const { eventLog } = stores();
    expect(await eventLog.readAfter(0, 10)).toEqual([]);
    expect(await eventLog.lastSequence()).toBe(0);
    expect(await eventLog.append(events.slice(0, 2))).toBe(true);
    expect(await eventLog.append(events.slice(2))).toBe(true);
    expect(await eventLog.lastSequence()).toBe(3);
    const logged = await eventLog.readAfter(0, 10);
    expect(logged.map(({ sequence, event }) => ({ sequence, event }))).toEqual(
      events.map((event, index) => ({ sequence: index + 1, event })),
    );
  });

  test('when events are appended again, alone, among new ones or twice in one go, then each stands once', async () => {
    const [one, two, three, four] = [anEvent(), anEvent(), anEvent(), anEvent()];
    const { eventLog } = stores();
    await eventLog.append([one, two]);
    expect(await eventLog.append([one, two])).toBe(true);
    expect(await eventLog.append([two, three, one, three, four])).toBe(true);
    expect(await eventLog.append([])).toBe(true);
    const logged = await eventLog.readAfter(0, 10);
    expect(eventsOf(logged)).toEqual([one, two, three, four]);
    expect(sequencesOf(logged)).toEqual(countingTo(4));
  });

  test('when the log is read from a place, then what stands after it comes, as much as asked for', async () => {
    const { eventLog } = stores();
    await eventLog.append(Array.from({ length: 5 }, () => anEvent()));
    const read = async (sequence: number, limit: number) => sequencesOf(await eventLog.readAfter(sequence, limit));
    expect(await read(0, 2)).toEqual([1, 2]);
    expect(await read(2, 2)).toEqual([3, 4]);
    expect(await read(4, 2)).toEqual([5]);
    expect(await read(5, 2)).toEqual([]);
    expect(await read(4000, 2)).toEqual([]);
    expect(await read(-1, 1)).toEqual([1]);
  });

  test('when a place is asked for, then the log holds those that it has given out, and no other', async () => {
    const { eventLog } = stores();
    await eventLog.append([anEvent(), anEvent(), anEvent()]);
    const logged = await eventLog.readAfter(0, 10);
    for (const { sequence, link } of logged) expect(await eventLog.holds({ sequence, link })).toBe(true);
    expect(new Set(logged.map(({ link }) => link)).size).toBe(3);
    expect(await eventLog.holds({ sequence: 2, link: logged[2]?.link ?? '' })).toBe(false);
    expect(await eventLog.holds({ sequence: 4, link: logged[2]?.link ?? '' })).toBe(false);
    expect(await eventLog.holds({ sequence: 0, link: '' })).toBe(false);
  });

  test('when events were appended in one go or one by one, then their places are the same', async () => {
    const events = [anEvent(), anEvent(), anEvent()];
    const { eventLog } = stores();
    for (const event of events) await eventLog.append([event]);
    let link = '';
    const links = events.map((event) => (link = chainLink(link, event)));
    expect((await eventLog.readAfter(0, 10)).map((each) => each.link)).toEqual(links);
  });

  test('when two append the same events at once, again and again, then the log has no gap and no twin', async () => {
    const { eventLog, secondEventLog } = stores();
    const events = Array.from({ length: 40 }, () => anEvent());
    const append = async (log: Stores['eventLog']): Promise<void> => {
      for (let from = 0; from < events.length; from += 4) {
        await waitUntil('the log took them', () => log.append(events.slice(from, from + 4)));
      }
    };
    await Promise.all([append(eventLog), append(secondEventLog)]);
    const logged = await eventLog.readAfter(0, 1000);
    expect(sequencesOf(logged)).toEqual(countingTo(events.length));
    expect(eventsOf(logged)).toEqual(events);
    expect(await secondEventLog.readAfter(0, 1000)).toEqual(logged);
  });
}

function relayContract(stores: () => Stores): void {
  test('when two relays race over many comments, then each event stands once, in its comment’s order', async () => {
    const { commentStore, pendingEvents, eventLog, secondEventLog, rejudging } = stores();
    const judged = Array.from({ length: 30 }, () => aJudgedComment({ status: 'held' }));
    const idle = async (): Promise<boolean> => (await pendingEvents.pending(1)).length === 0;
    const relay = (log: Stores['eventLog']) =>
      waitUntil('nothing is pending', async () => {
        await relayEvents({ pendingEvents, eventLog: log, rejudging }, 7);
        return idle();
      });
    const write = async (): Promise<void> => {
      await Promise.all(
        judged.map(async (each) => {
          await commentStore.save(each);
          await commentStore.decide(aChange(each.comment, 'approve'));
        }),
      );
    };
    await Promise.all([write(), relay(eventLog), relay(secondEventLog)]);
    await relay(eventLog);
    const logged = await eventLog.readAfter(0, 1000);
    expect(sequencesOf(logged)).toEqual(countingTo(judged.length * 2));
    for (const { comment } of judged) {
      const own = eventsOf(logged).filter(({ subject }) => subject === comment.id);
      expect(own.map(({ type }) => type)).toEqual(['comment.held', 'comment.approved']);
    }
  });

  test('when a relay stopped between append and settle, then relaying again tells nothing twice', async () => {
    const { commentStore, pendingEvents, eventLog, rejudging } = stores();
    await Promise.all([1, 2, 3].map(() => commentStore.save(aJudgedComment())));
    await eventLog.append(await pendingEvents.pending(2));
    expect(await relayEvents({ pendingEvents, eventLog, rejudging }, 10)).toBe(3);
    expect(sequencesOf(await eventLog.readAfter(0, 10))).toEqual([1, 2, 3]);
    expect(await pendingEvents.pending(10)).toEqual([]);
  });
}
