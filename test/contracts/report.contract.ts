import { letGo } from '@tamis/shared/application/retention';
import { transparencyReport } from '@tamis/shared/application/transparency-report';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import { sealPersonalData } from '@tamis/shared/application/personal-data';
import type { Decision } from '@tamis/shared/domain/decision';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import { after, aNotice, anId, anObjection, aStoredComment, aVerdict } from '../builders';
import { eachStores, type OpenStores } from './stores';

const HOUR_MS = 3_600_000;
const LAST_YEAR = new Date('2025-12-31T23:59:59.999Z');

/** The transparency report of a year, on each store. */
export function reportContract(open: OpenStores): void {
  const stores = eachStores(open);
  const keyRing = createKeyRing(parseRing(newRingEntry('test')));
  const sealed = sealPersonalData(keyRing, {
    email: new HiddenEmail('nina@example.org'),
    origin: { ip: '198.51.100.7', userAgent: null },
  });

  const line = (kind: Decision['kind'], at: Date, parts: Partial<Decision> = {}): Decision => ({
    kind,
    by: 'ada',
    at,
    reason: null,
    note: null,
    from: 'held',
    to: 'rejected',
    ...parts,
  });
  const kept = (verdict: 'approved' | 'held' | 'spam', history: Decision[], parts: Partial<StoredComment> = {}) => {
    const status = history.at(-1)?.to ?? verdict;
    const comment = aStoredComment({
      sealed,
      verdict: aVerdict({ status: verdict }),
      status,
      history,
      version: history.length + 1,
      ...parts,
    });
    return stores().commentStore.save({ comment, event: null });
  };

  test('when nothing happened, then every figure is there and none says anything', async () => {
    const report = await transparencyReport({ ...stores(), lists: stores().commentLists }, 2026);
    expect(report).toMatchObject({
      year: 2026,
      comments: { all: 0, spam: 0 },
      medianDecisionSeconds: null,
      notices: { all: 0, byGround: { hate: 0 }, medianSeconds: null },
      errorRate: null,
    });
  });

  test('when comments, notices and objections of two years are there, then those of the year are counted, also once their words are gone', async () => {
    const [hour, threeHours] = [after(HOUR_MS), after(3 * HOUR_MS)];
    await kept('approved', []);
    await kept('approved', [line('reject', hour, { reason: 'illegal', from: 'approved' })]);
    await kept('held', [line('approve', hour, { to: 'approved' })]);
    await kept('held', [line('reject', threeHours, { reason: 'abuse' })]);
    await kept('held', [line('reject', hour), line('undo', threeHours, { to: 'held' })]);
    await kept('spam', []);
    await kept('spam', [line('approve', hour, { to: 'approved' })]);
    await kept('spam', [line('spam', hour, { to: 'spam' })]);
    // Of last year, but decided in this one; and the last moment of the year before.
    await kept('held', [line('reject', hour, { reason: 'off-topic' })], { createdAt: LAST_YEAR });
    await kept('approved', [], { house: 'ada' });
    const notice = aNotice({ explanation: 'quokka' });
    const { notices, objections, commentLists: lists, erasing, audit } = stores();
    await notices.add(notice);
    await notices.settle(notice.id, { state: 'acted', outcome: { by: 'ada', at: hour, reply: 'quokka' } });
    await notices.add({ ...notice, id: anId('notice'), ground: 'fraud', trusted: 'flagger', priority: 2 });
    await notices.add({ ...notice, id: anId('notice'), at: LAST_YEAR });
    const objection = anObjection({ text: 'quokka', against: null });
    await objections.add(objection);
    await objections.settle(objection.commentId, {
      state: 'overturned',
      outcome: { by: 'zoé', at: threeHours, reply: 'quokka' },
    });
    const expected = {
      year: 2026,
      comments: { all: 8, approved: 2, held: 3, spam: 3, rejected: 0 },
      hidden: {
        abuse: { persons: 1, machine: 0 },
        'off-topic': { persons: 1, machine: 0 },
        illegal: { persons: 1, machine: 0 },
        spam: { persons: 1, machine: 3 },
        other: { persons: 0, machine: 0 },
      },
      medianDecisionSeconds: 7200,
      notices: {
        all: 2,
        fromTrusted: 1,
        byGround: { hate: 1, fraud: 1, other: 0 },
        byOutcome: { waiting: 1, acted: 1, dismissed: 0, unfounded: 0 },
        medianSeconds: 3600,
      },
      objections: {
        all: 1,
        againstMachine: 1,
        byOutcome: { waiting: 0, upheld: 0, overturned: 1 },
        medianSeconds: 10_800,
      },
      held: { byMachine: 3, lookedAt: 2, published: 1 },
      spam: { byMachine: 3, lookedAt: 2, published: 1 },
      errorRate: 0.5,
    };
    const report = () => transparencyReport({ lists, notices, objections }, 2026);
    expect(await report()).toMatchObject(expected);
    const gone = await letGo(
      {
        lists,
        erasing,
        audit,
        notices,
        objections,
        keyRing,
        eventStream: null,
        pendingEvents: { oldestPending: () => Promise.resolve(null) },
        now: () => after(999 * 24 * HOUR_MS),
        pause: () => Promise.resolve(),
      },
      {
        keep: { addresses: 1, emails: 0, spam: 1, rejected: 1, notices: 1, audit: 0 },
        ofSites: new Map(),
        isDry: false,
        isStopped: () => false,
      },
    );
    expect(gone).toMatchObject({ spam: 2, rejected: 3, notices: 1 });
    expect(await report()).toMatchObject(expected);
    expect(JSON.stringify(await report())).not.toMatch(/quokka|ada|Nina/);
  });
}
