import type { Session } from '@tamis/shared/application/ports/accounts';
import { A_MOMENT, after, anAccount, anId } from '../builders';
import { eachStores, type OpenStores } from './stores';

function aSession(parts: Partial<Session> = {}): Session {
  return { hash: anId('session'), account: 'ada', agent: 'Firefox', createdAt: A_MOMENT, seenAt: A_MOMENT, ...parts };
}

/** The meaning of `Accounts`, `Sessions` and `SignInAttempts`. */
export function peopleContract(open: OpenStores): void {
  const stores = eachStores(open);

  test('when accounts are added, then they are listed by name and each is found as it was', async () => {
    const { accounts } = stores();
    const zoe = anAccount({ name: 'zoé', role: 'admin', maySeeAddresses: true, language: 'fr' });
    const ada = anAccount({ name: 'ada', password: 'kept', invitation: null });
    await accounts.add(zoe);
    await accounts.add(ada);
    expect(await accounts.list()).toEqual([ada, zoe]);
    expect(await accounts.find('zoé')).toEqual(zoe);
    expect(await accounts.find('Ada')).toBeNull();
    expect(await accounts.findInvited(zoe.invitation?.hash ?? '')).toEqual(zoe);
    expect(await accounts.findInvited('')).toBeNull();
  });

  test('when the name is taken, even at the same moment, then one is kept and the other refused', async () => {
    const { accounts } = stores();
    const both = [anAccount({ name: 'ada', role: 'admin' }), anAccount({ name: 'ada' })];
    const outcomes = await Promise.allSettled(both.map((account) => accounts.add(account)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(accounts.add(anAccount({ name: 'ada' }))).rejects.toMatchObject({ code: 'access/name-taken' });
    expect(await accounts.list()).toHaveLength(1);
  });

  test('when an invitation is accepted twice at once, then one password is set and the link is used up', async () => {
    const { accounts } = stores();
    const account = anAccount();
    const hash = account.invitation?.hash ?? '';
    await accounts.add(account);
    const accepted = await Promise.all([accounts.accept(hash, 'one'), accounts.accept(hash, 'other')]);
    expect(accepted.toSorted()).toEqual([false, true]);
    const kept = await accounts.find(account.name);
    expect(kept).toEqual({ ...account, invitation: null, password: accepted[0] ? 'one' : 'other' });
    expect(await accounts.accept(hash, 'third')).toBe(false);
  });

  test('when an account is invited anew, then its password is gone and only the new link counts', async () => {
    const { accounts } = stores();
    const account = anAccount();
    await accounts.add(account);
    await accounts.accept(account.invitation?.hash ?? '', 'kept');
    const invitation = { hash: anId('invitation'), until: after(5000) };
    expect(await accounts.invite(account.name, invitation)).toBe(true);
    expect(await accounts.find(account.name)).toEqual({ ...account, password: null, invitation });
    expect(await accounts.findInvited(account.invitation?.hash ?? '')).toBeNull();
    expect(await accounts.invite('nobody', { hash: anId('invitation'), until: after(1) })).toBe(false);
  });

  test('when a password is changed, then only of an account that has one', async () => {
    const { accounts } = stores();
    const [invited, settled] = [anAccount(), anAccount({ password: 'old', invitation: null })];
    await accounts.add(invited);
    await accounts.add(settled);
    expect(await accounts.setPassword(settled.name, 'new')).toBe(true);
    expect(await accounts.setPassword(invited.name, 'new')).toBe(false);
    expect(await accounts.setPassword('nobody', 'new')).toBe(false);
    expect(await accounts.find(settled.name)).toEqual({ ...settled, password: 'new' });
    expect(await accounts.find(invited.name)).toEqual(invited);
  });

  test('when an account is removed, then it is gone and its name is free', async () => {
    const { accounts } = stores();
    const account = anAccount();
    await accounts.add(account);
    expect(await accounts.remove(account.name)).toBe(true);
    expect(await accounts.remove(account.name)).toBe(false);
    expect(await accounts.find(account.name)).toBeNull();
    await accounts.add(account);
  });

  test('when sessions are opened, then each is found and the account’s are listed, the last used first', async () => {
    const { sessions } = stores();
    const [one, two, other] = [aSession(), aSession({ seenAt: after(10) }), aSession({ account: 'zoé' })];
    for (const session of [one, two, other]) await sessions.open(session);
    expect(await sessions.find(one.hash)).toEqual(one);
    expect(await sessions.find('nothing')).toBeNull();
    expect(await sessions.of('ada')).toEqual([two, one]);
    await sessions.touch(one.hash, after(20));
    expect(await sessions.of('ada')).toEqual([{ ...one, seenAt: after(20) }, two]);
  });

  test('when sessions end, then one, all of an account, or all that are old', async () => {
    const { sessions } = stores();
    const [one, two, three] = [aSession(), aSession(), aSession()];
    const [opened, idle, other] = [
      aSession({ account: 'old', createdAt: after(-100) }),
      aSession({ account: 'old', seenAt: after(-100) }),
      aSession({ account: 'old' }),
    ];
    for (const session of [one, two, three, opened, idle, other]) await sessions.open(session);
    expect(await sessions.end(one.hash)).toBe(true);
    expect(await sessions.end(one.hash)).toBe(false);
    expect(await sessions.endAll('ada')).toBe(2);
    await sessions.forget({ openedBefore: after(-1), seenBefore: after(-1) });
    expect(await sessions.of('old')).toEqual([other]);
  });

  test('when attempts are taken at once, then each is counted, until the window ends', async () => {
    const { signInAttempts } = stores();
    const take = (seconds: number, subject = 'ada') =>
      signInAttempts.take(subject, { at: after(seconds * 1000), seconds: 60 });
    const taken = await Promise.all(Array.from({ length: 5 }, () => take(0)));
    expect(taken.map(({ attempts }) => attempts).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(await take(59)).toEqual({ attempts: 6, until: after(60_000) });
    expect(await take(59, 'zoé')).toEqual({ attempts: 1, until: after(119_000) });
    expect(await take(60)).toEqual({ attempts: 1, until: after(120_000) });
    await signInAttempts.forget('ada');
    expect((await take(61)).attempts).toBe(1);
  });
}
