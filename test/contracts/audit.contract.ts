import { verifyAudit } from '@tamis/shared/application/audit-trail';
import type { NewAuditEntry } from '@tamis/shared/domain/audit';
import { A_MOMENT, after } from '../builders';
import { eachStores, type OpenStores } from './stores';

function aDeed(parts: Partial<NewAuditEntry> = {}): NewAuditEntry {
  return {
    at: A_MOMENT,
    actor: 'ada',
    kind: 'comment.decided',
    subject: 'a',
    siteId: null,
    before: null,
    after: null,
    ...parts,
  };
}

const DAY_MS = 86_400_000;

/** The meaning of `Audit`. */
export function auditContract(open: OpenStores): void {
  const stores = eachStores(open);

  test('when deeds are written down, then they are numbered, read back as they were, and the chain is whole', async () => {
    const { audit } = stores();
    const said = { status: 'held', note: 'é\u0000 "x"', list: [1, null, { b: true, 1: 'x' }] };
    await audit.append(aDeed({ before: said, after: 'rules-7' }));
    await audit.append(aDeed({ actor: 'zoé', subject: null, at: after(1) }));
    const entries = await audit.readAfter(0, 10);
    expect(entries).toMatchObject([
      { sequence: 1, ...aDeed({ before: said, after: 'rules-7' }) },
      { sequence: 2, actor: 'zoé', subject: null, at: after(1) },
    ]);
    expect(await verifyAudit(audit)).toEqual({ entries: 2, forgotten: 0, head: entries[1]?.link, broken: null });
    expect(await audit.readAfter(1, 10)).toEqual(entries.slice(1));
    expect(await audit.readAfter(0, 1)).toEqual(entries.slice(0, 1));
  });

  test('when two processes write at once, then every deed has a number of its own and the chain is whole', async () => {
    const { audit, secondAudit } = stores();
    const all = Array.from({ length: 60 }, (_, at) => aDeed({ subject: String(at) }));
    await Promise.all(all.map((deed, at) => (at % 2 === 0 ? audit : secondAudit).append(deed)));
    const entries = await audit.readAfter(0, 100);
    expect(entries.map(({ sequence }) => sequence)).toEqual(all.map((_, at) => at + 1));
    expect(entries.map(({ subject }) => Number(subject)).sort((a, b) => a - b)).toEqual(all.map((_, at) => at));
    expect((await verifyAudit(audit)).broken).toBeNull();
  });

  test('when the audit is listed, then the newest come first, by actor, kind and place', async () => {
    const { audit } = stores();
    const deeds = [
      aDeed(),
      aDeed({ kind: 'session.opened' }),
      aDeed({ actor: 'zoé' }),
      aDeed({ actor: 'zoé', kind: 'session.opened' }),
    ];
    for (const deed of deeds) await audit.append(deed);
    const list = async (parts: Parameters<typeof audit.list>[0]) =>
      (await audit.list(parts)).map(({ sequence }) => sequence);
    expect(await list({ before: null, limit: 10 })).toEqual([4, 3, 2, 1]);
    expect(await list({ before: 4, limit: 2 })).toEqual([3, 2]);
    expect(await list({ actor: 'ada', before: null, limit: 10 })).toEqual([2, 1]);
    expect(await list({ kind: 'session.opened', before: null, limit: 10 })).toEqual([4, 2]);
    expect(await list({ actor: 'zoé', kind: 'session.opened', before: null, limit: 10 })).toEqual([4]);
  });

  test('when deeds are counted, then by day and actor, from a moment on', async () => {
    const { audit } = stores();
    const midnight = new Date(Math.ceil(A_MOMENT.getTime() / DAY_MS) * DAY_MS);
    for (const at of [after(-1, midnight), midnight, after(DAY_MS - 1, midnight), after(DAY_MS, midnight)])
      await audit.append(aDeed({ at }));
    await audit.append(aDeed({ at: midnight, actor: 'zoé' }));
    await audit.append(aDeed({ at: midnight, kind: 'session.opened' }));
    const day = (offset: number) =>
      after(offset * DAY_MS, midnight)
        .toISOString()
        .slice(0, 10);
    expect(await audit.countByDay('comment.decided', midnight)).toEqual([
      { day: day(0), actor: 'ada', entries: 2 },
      { day: day(0), actor: 'zoé', entries: 1 },
      { day: day(1), actor: 'ada', entries: 1 },
    ]);
  });
}
