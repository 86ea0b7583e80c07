import { erased } from '@tamis/shared/domain/erase';
import { eventOfChange } from '@tamis/shared/domain/event';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import type { PendingEvents } from '@tamis/shared/application/ports/events';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import { verifyAudit } from '@tamis/shared/application/audit-trail';
import { openPersonalData, sealPersonalData } from '@tamis/shared/application/personal-data';
import { eraseAgain } from '@tamis/shared/application/erase-again';
import { letGo, type KeepDays, type RetentionRun } from '@tamis/shared/application/retention';
import { A_MOMENT, after, aJudgedComment, aNotice, anObjection, aStoredComment, someKeys } from '../builders';
import { eachStores, type OpenStores } from './stores';

const DAY_MS = 86_400_000;
const keyRing = createKeyRing(parseRing(newRingEntry('test')));
const NOTHING: KeepDays = { addresses: 0, emails: 0, spam: 0, rejected: 0, notices: 0, audit: 0 };

const sealed = sealPersonalData(keyRing, {
  email: new HiddenEmail('nina@example.org'),
  origin: { ip: '198.51.100.7', userAgent: 'Firefox' },
});

/** As if a relay had told everything. */
const told = (events: PendingEvents): Pick<PendingEvents, 'oldestPending'> => ({
  oldestPending: async () => {
    await events.oldestPending();
    return null;
  },
});

/** What every store keeps to where data of people goes: when they ask for it, and when its time is over. */
export function retentionContract(open: OpenStores): void {
  const stores = eachStores(open);

  const kept = async (parts: Partial<StoredComment>): Promise<StoredComment> => {
    const judged = aJudgedComment({ sealed, ...parts });
    await stores().commentStore.save(judged);
    return judged.comment;
  };
  const run = (
    keep: Partial<KeepDays>,
    { at, isDry = false, ofSites = new Map() }: { at: Date; isDry?: boolean; ofSites?: RetentionRun['ofSites'] },
  ) => {
    const { commentLists: lists, erasing, audit, notices, objections, pendingEvents } = stores();
    return letGo(
      {
        lists,
        erasing,
        audit,
        notices,
        objections,
        pendingEvents: told(pendingEvents),
        keyRing,
        eventStream: null,
        now: () => at,
        pause: () => Promise.resolve(),
      },
      { keep: { ...NOTHING, ...keep }, ofSites, isDry, isStopped: () => false },
    );
  };

  describe('one comment', () => {
    const eraseNow = async (comment: StoredComment, expectedVersion = comment.version): Promise<boolean> => {
      const gone = erased(comment, { by: 'ada', at: after(5), sealed: 'nothing' });
      const event = eventOfChange(gone, comment.status, after(5));
      return stores().erasing.erase({ expectedVersion, comment: gone, event });
    };

    test('when it is erased, then nothing of its person is found, notes and reactions are gone, and its event waits', async () => {
      const { commentStore, commentLists, erasing, notes, reactions, reports, pendingEvents } = stores();
      const comment = await kept({ articleId: 'a', body: 'quokka', author: { name: 'Nina', url: null } });
      await notes.add({ id: 'n1', commentId: comment.id, by: 'ada', at: A_MOMENT, text: 'quokka' });
      await reactions.put({ commentId: comment.id, reader: 'r', reaction: 'like' });
      await reports.add({ commentId: comment.id, reporter: 'r', reason: 'other', note: 'quokka', at: A_MOMENT });
      expect(await eraseNow(comment, 7)).toBe(false);
      expect(await erasing.commentsOf(comment.keys.email, 5)).toHaveLength(1);
      expect(await eraseNow(comment)).toBe(true);
      expect(await erasing.commentsOf(comment.keys.email, 5)).toEqual([]);
      expect(await commentStore.find(comment.id)).toMatchObject({
        status: 'erased',
        version: 2,
        body: '',
        author: { name: '', url: null },
        sealed: 'nothing',
      });
      expect(await commentLists.countApproved('default', ['a'])).toEqual(new Map([['a', 0]]));
      expect(await notes.of(comment.id)).toEqual([]);
      expect(await reactions.page(null, 5)).toEqual([]);
      expect(await reports.of(comment.id)).toMatchObject([{ note: null }]);
      const words = { status: 'erased', words: 'quokka', limit: 5, after: null } as const;
      await commentLists.indexWords(100);
      expect(await commentLists.forReview(words)).toEqual([]);
      const waiting = await pendingEvents.pending(10);
      expect(waiting.map(({ id }) => id)).toContain(`${comment.id}.2`);
    });

    test('when its events are silenced, then the log names them and holds no word of it', async () => {
      const { erasing, eventLog, pendingEvents } = stores();
      const comment = await kept({ body: 'quokka' });
      await eventLog.append(await pendingEvents.pending(10));
      expect(await erasing.silence([comment])).toEqual([1]);
      expect(JSON.stringify(await eventLog.readAfter(0, 10))).not.toContain('quokka');
    });

    test('when erasing breaks off, then the comment is known as not silenced until somebody has ended it', async () => {
      const { erasing, reactions, reports } = stores();
      const comment = await kept({});
      expect(await erasing.unsilenced(5)).toEqual([]);
      await eraseNow(comment);
      expect(await erasing.unsilenced(5)).toEqual([{ id: comment.id, version: 2 }]);
      await erasing.silence([{ id: comment.id, version: 2 }]);
      expect(await reactions.page(null, 5)).toEqual([]);
      expect(await reports.of(comment.id)).toEqual([]);
      expect(await erasing.unsilenced(5)).toHaveLength(1);
      await erasing.silenced([comment.id]);
      expect(await erasing.unsilenced(5)).toEqual([]);
    });

    test('when it is sealed anew, then only from the sealing that was read', async () => {
      const { commentStore, erasing } = stores();
      const { id, keys } = await kept({});
      const change = { id, sealed: 'anew', keys: { email: keys.email, network: 'none' } };
      expect(await erasing.reseal({ ...change, expected: 'another' })).toBe(false);
      expect(await erasing.reseal({ ...change, expected: sealed })).toBe(true);
      expect(await commentStore.find(id)).toMatchObject({
        sealed: 'anew',
        version: 1,
        keys: { ...keys, network: 'none' },
      });
    });
  });

  describe('what is asked for about a person', () => {
    const request = {
      kind: 'link',
      person: 'nina',
      sealed: 'sealed',
      language: 'fr',
      at: A_MOMENT,
      by: 'author',
    } as const;

    test('when it is asked twice, then it is one request, the oldest of each kind first, until it is done', async () => {
      const { personRequests: requests } = stores();
      await requests.ask(request);
      await requests.ask({ ...request, person: 'max', at: after(1) });
      await requests.ask({ ...request, kind: 'erase', sealed: null });
      expect(await requests.pending('link', 5)).toEqual([request, { ...request, person: 'max', at: after(1) }]);
      expect(await requests.pending('link', 1)).toEqual([request]);
      const again = { ...request, at: after(9), language: 'en' } as const;
      await requests.ask(again);
      await requests.done(request);
      expect(await requests.isPending('link', 'nina')).toBe(true);
      await requests.done(again);
      expect(await requests.isPending('link', 'nina')).toBe(false);
      expect(await requests.pending('erase', 5)).toEqual([{ ...request, kind: 'erase', sealed: null }]);
      expect((await requests.pending('link', 5)).map(({ person }) => person)).toEqual(['max']);
    });
  });

  describe('who was erased', () => {
    test('when a person was erased twice, then the last time counts, until no backup can be that old', async () => {
      const { erasedPeople } = stores();
      expect(await erasedPeople.all()).toEqual([]);
      await erasedPeople.add('nina', A_MOMENT);
      await erasedPeople.add('max', after(1));
      await erasedPeople.add('nina', after(5));
      const all = await erasedPeople.all();
      expect(new Map(all.map(({ person, at }) => [person, at]))).toEqual(
        new Map([
          ['nina', after(5)],
          ['max', after(1)],
        ]),
      );
      await erasedPeople.forget(after(5));
      expect(await erasedPeople.all()).toEqual([{ person: 'nina', at: after(5) }]);
      await erasedPeople.forget(after(6));
      expect(await erasedPeople.all()).toEqual([]);
    });

    test('when a backup has brought comments back, then those from before the erasure go again, and later ones stay', async () => {
      const { erasedPeople, erasing, commentStore, pendingEvents } = stores();
      const keys = someKeys();
      const [before, since] = [await kept({ keys }), await kept({ keys, createdAt: after(10) })];
      await erasedPeople.add(keys.email, after(5));
      const parts = {
        erasing,
        erasedPeople,
        keyRing,
        eventStream: null,
        pendingEvents: told(pendingEvents),
        now: () => after(20),
        pause: () => Promise.resolve(),
      };
      expect(await eraseAgain(parts)).toBe(1);
      expect(await eraseAgain(parts)).toBe(0);
      expect(await commentStore.find(before.id)).toMatchObject({ status: 'erased' });
      expect(await commentStore.find(since.id)).toEqual(since);
      expect(await erasing.unsilenced(5)).toEqual([]);
    });
  });

  describe('what is too old', () => {
    test.each([
      [29, { addresses: 0 }],
      [31, { addresses: 1 }],
    ])(
      'when a comment is %i days old and addresses are kept 30, then %j go, and the e-mail address stays',
      async (days, gone) => {
        const comment = await kept({});
        const at = after(days * DAY_MS);
        expect(await run({ addresses: 30 }, { at, isDry: true })).toMatchObject(gone);
        expect(await stores().commentStore.find(comment.id)).toEqual(comment);
        expect(await run({ addresses: 30 }, { at })).toMatchObject({ ...gone, emails: 0 });
        expect(await run({ addresses: 30 }, { at })).toMatchObject({ addresses: 0 });
        const found = await stores().commentStore.find(comment.id);
        const { email, origin } = openPersonalData(keyRing, found?.sealed ?? '');
        expect(email.reveal()).toBe('nina@example.org');
        expect(origin.ip === '198.51.100.7').toBe(gone.addresses === 0);
        expect(found?.keys.network === comment.keys.network).toBe(gone.addresses === 0);
        expect(found?.keys.email).toBe(comment.keys.email);
      },
    );

    test('when e-mail addresses of published comments are kept for a time, then those go, and others stay', async () => {
      const published = await kept({});
      const held = await kept({ status: 'held' });
      expect(await run({ emails: 10 }, { at: after(9 * DAY_MS) })).toMatchObject({ emails: 0 });
      expect(await run({ emails: 10 }, { at: after(11 * DAY_MS) })).toMatchObject({ emails: 1, addresses: 0 });
      const { erasing, commentStore } = stores();
      expect(await erasing.commentsOf(published.keys.email, 5)).toEqual([]);
      expect(await commentStore.find(held.id)).toEqual(held);
      const found = await commentStore.find(published.id);
      expect(openPersonalData(keyRing, found?.sealed ?? '').email.reveal()).toBe('');
    });

    test('when spam and rejected comments are too old, then they are erased, counted from the last decision', async () => {
      const decided = { kind: 'reject', by: 'ada', reason: null, note: null, from: 'held', to: 'rejected' } as const;
      const old = await kept({ status: 'spam' });
      const young = await kept({ status: 'spam', createdAt: after(2 * DAY_MS) });
      const lately = await kept({ status: 'rejected', version: 2, history: [{ ...decided, at: after(20 * DAY_MS) }] });
      const waiting = await kept({ status: 'held' });
      const at = after(31 * DAY_MS);
      const keep = { spam: 30, rejected: 30 };
      expect(await run(keep, { at, isDry: true })).toMatchObject({ spam: 1, rejected: 0 });
      expect(await run(keep, { at })).toMatchObject({ spam: 1, rejected: 0 });
      const { commentStore } = stores();
      expect(await commentStore.find(old.id)).toMatchObject({
        status: 'erased',
        history: [{ by: 'retention', from: 'spam' }],
      });
      for (const each of [young, lately, waiting]) expect(await commentStore.find(each.id)).toEqual(each);
      expect(await run(keep, { at: after(51 * DAY_MS) })).toMatchObject({ spam: 1, rejected: 1 });
    });

    test('when a site keeps things for another time, then that counts for its comments alone', async () => {
      const spam = { here: await kept({ status: 'spam' }), there: await kept({ status: 'spam', siteId: 'gazette' }) };
      const published = { here: await kept({}), there: await kept({ siteId: 'gazette' }) };
      const at = after(11 * DAY_MS);
      const shorter = new Map([['gazette', { spam: 10, addresses: 10, emails: 10 }]]);
      expect(await run({ spam: 30, addresses: 30 }, { at, ofSites: shorter })).toMatchObject({
        spam: 1,
        addresses: 1,
        emails: 1,
      });
      const { commentStore } = stores();
      expect(await commentStore.find(spam.here.id)).toEqual(spam.here);
      expect(await commentStore.find(published.here.id)).toEqual(published.here);
      expect(await commentStore.find(spam.there.id)).toMatchObject({ status: 'erased' });
      const forever = new Map([['gazette', { spam: 0, addresses: 0, emails: 0 }]]);
      const late = { at: after(100 * DAY_MS), ofSites: forever };
      const more = await kept({ status: 'spam', siteId: 'gazette' });
      expect(await run({ spam: 30 }, late)).toMatchObject({ spam: 1 });
      expect(await commentStore.find(more.id)).toEqual(more);
    });

    test('when an author waits for an answer, then what was decided about stays until it is given', async () => {
      const { objections, commentStore } = stores();
      const { id, siteId } = await kept({ status: 'spam' });
      await objections.add(anObjection({ commentId: id, siteId, text: 'quokka', against: null }));
      const at = after(31 * DAY_MS);
      expect(await run({ spam: 30 }, { at })).toMatchObject({ spam: 0 });
      await objections.settle(id, { state: 'upheld', outcome: { by: 'ada', at, reply: 'quokka' } });
      expect(await run({ spam: 30 }, { at })).toMatchObject({ spam: 1 });
      expect(await commentStore.find(id)).toMatchObject({ status: 'erased' });
      expect(JSON.stringify(await objections.find(id))).not.toContain('quokka');
      expect(await objections.find(id)).toMatchObject({ state: 'upheld', outcome: { by: 'ada' } });
    });

    test('when notices that were answered are too old, then their senders and words go, and they stay for figures', async () => {
      const { notices } = stores();
      const notice = aNotice({ id: 'n1', explanation: 'quokka', untold: null });
      await notices.add(notice);
      expect(await run({ notices: 10 }, { at: after(99 * DAY_MS) })).toMatchObject({ notices: 0 });
      await notices.settle('n1', { state: 'acted', outcome: { by: 'ada', at: after(5), reply: 'quokka' } });
      expect(await run({ notices: 10 }, { at: after(9 * DAY_MS) })).toMatchObject({ notices: 0 });
      expect(await run({ notices: 10 }, { at: after(11 * DAY_MS), isDry: true })).toMatchObject({
        notices: 1,
      });
      expect(await run({ notices: 10 }, { at: after(11 * DAY_MS) })).toMatchObject({ notices: 1 });
      expect(JSON.stringify(await notices.find('n1'))).not.toMatch(/quokka|:"sealed"|:"sender"/);
      expect(await notices.find('n1')).toMatchObject({ state: 'acted', ground: 'hate' });
    });

    test('when a comment was sealed by a key that is no longer there, then it goes whole, and the others go on', async () => {
      const lost = await kept({ sealed: 'v1.gone.AAAA' });
      const readable = await kept({});
      expect(await run({ addresses: 30 }, { at: after(31 * DAY_MS) })).toMatchObject({ addresses: 2 });
      for (const { id } of [lost, readable]) {
        const found = await stores().commentStore.find(id);
        expect(openPersonalData(keyRing, found?.sealed ?? '').origin.ip).not.toBe('198.51.100.7');
      }
    });

    test('when more is too old than one step takes, then all of it goes', async () => {
      for (let n = 0; n < 230; n += 1) await kept({ status: n % 2 === 0 ? 'spam' : 'approved' });
      expect(await run({ spam: 1, addresses: 1 }, { at: after(2 * DAY_MS) })).toMatchObject({
        spam: 115,
        addresses: 115,
      });
    });

    test('when the audit is too old, then its beginning goes, the newest entry stays, and the chain is whole', async () => {
      const { audit } = stores();
      const deed = {
        actor: 'ada',
        kind: 'comment.decided',
        subject: 'a',
        siteId: null,
        before: null,
        after: null,
      } as const;
      for (let day = 0; day < 4; day += 1) await audit.append({ ...deed, at: after(day * DAY_MS) });
      const at = after(12 * DAY_MS);
      expect(await audit.start()).toBeNull();
      expect(await run({ audit: 10 }, { at, isDry: true })).toMatchObject({ audit: 2 });
      expect(await run({ audit: 10 }, { at })).toMatchObject({ audit: 2 });
      expect((await audit.readAfter(0, 10)).map(({ sequence }) => sequence)).toEqual([3, 4]);
      expect(await run({ audit: 1 }, { at: after(99 * DAY_MS) })).toMatchObject({ audit: 1 });
      await audit.append({ ...deed, at: after(100 * DAY_MS) });
      expect(await verifyAudit(audit)).toMatchObject({ entries: 2, forgotten: 3, broken: null });
      expect(await audit.start()).toMatchObject({ sequence: 3 });
    });

    test('when it is told to stop, then it goes no further', async () => {
      const comment = aStoredComment({ sealed, status: 'spam' });
      await stores().commentStore.save({ comment, event: null });
      const { commentLists: lists, erasing, audit, notices, objections, pendingEvents } = stores();
      const gone = await letGo(
        {
          lists,
          erasing,
          audit,
          notices,
          objections,
          pendingEvents: told(pendingEvents),
          keyRing,
          eventStream: null,
          now: () => after(99 * DAY_MS),
          pause: () => Promise.resolve(),
        },
        { keep: { ...NOTHING, spam: 1, addresses: 1 }, ofSites: new Map(), isDry: false, isStopped: () => true },
      );
      expect(gone).toEqual(NOTHING);
    });
  });
}
