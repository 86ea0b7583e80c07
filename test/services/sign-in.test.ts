import { addAccount, acceptInvitation, removeAccount, resetAccount } from '@tamis/shared/application/accounts';
import { auditTrail } from '@tamis/shared/application/audit-trail';
import { scryptPasswords } from '@tamis/shared/application/passwords';
import { signingIn, type SignInLimits } from '@tamis/shared/application/sign-in';
import { openEmbedded, type Embedded } from '@tamis/shared/adapters/embedded/open';
import { A_MOMENT, after } from '../builders';
import { temporaryFolder } from '../contracts/open-embedded';
import { join } from 'node:path';

const LIMITS: SignInLimits = { attempts: 3, windowMinutes: 15, idleMinutes: 60, days: 7 };
const PASSWORD = 'ten or more';
const MINUTE = 60_000;

describe('signing in', () => {
  const folder = temporaryFolder();
  let embedded: Embedded;
  let at = A_MOMENT;
  let opened = 0;
  const now = () => at;
  beforeEach(() => {
    at = A_MOMENT;
    opened += 1;
    embedded = openEmbedded({ folder: join(folder(), String(opened)), now, maxWaiting: 1 });
  });
  afterEach(() => embedded.close());

  const passwords = scryptPasswords();
  const parts = () => ({ ...embedded, passwords, record: auditTrail({ audit: embedded.audit, now }), now });
  const signIn = () => signingIn({ ...parts(), attempts: embedded.signInAttempts, limits: LIMITS });
  const invite = (name = 'ada') =>
    addAccount(parts(), { name, role: 'moderator', siteId: null, maySeeAddresses: false, language: null, by: 'test' });
  const settle = async (name = 'ada'): Promise<void> => {
    await acceptInvitation(parts(), { token: await invite(name), password: PASSWORD });
  };
  const enter = (name: string, password: string, network = 'n') =>
    signIn().signIn({ name, password, network, agent: 'Firefox' });
  const refused = { code: 'access/sign-in-refused' };
  const limited = { code: 'access/sign-in-limited' };

  test('when a password is chosen by the link, then it opens a session until that ends', async () => {
    await settle();
    const { token } = await enter('ada', PASSWORD);
    expect(await signIn().actor(token, ['moderator'])).toEqual({
      name: 'ada',
      role: 'moderator',
      siteId: null,
      maySeeAddresses: false,
    });
    await expect(signIn().actor(token, ['admin'])).rejects.toMatchObject({ code: 'access/forbidden' });
    const [session] = await signIn().sessionsOf('ada');
    await signIn().end('zoé', session?.hash ?? '');
    expect(await signIn().actor(token, ['moderator'])).not.toBeNull();
    await signIn().end('ada', session?.hash ?? '');
    expect(await signIn().actor(token, ['moderator'])).toBeNull();
  });

  test('when a session is idle or old, then it ends, at the limit and not before', async () => {
    await settle();
    const { token } = await enter('ada', PASSWORD);
    at = after(60 * MINUTE - 1);
    expect(await signIn().holder(token)).not.toBeNull();
    at = after(120 * MINUTE - 1);
    expect(await signIn().holder(token)).toBeNull();
    at = A_MOMENT;
    const { token: busy } = await enter('ada', PASSWORD);
    for (let minutes = 0; minutes < 7 * 24 * 60; minutes += 30) {
      at = after(minutes * MINUTE);
      expect(await signIn().holder(busy)).not.toBeNull();
    }
    at = after(7 * 24 * 60 * MINUTE);
    expect(await signIn().holder(busy)).toBeNull();
  });

  test('when the link is used, replaced or old, then it sets no password', async () => {
    const accept = (token: string) => acceptInvitation(parts(), { token, password: PASSWORD });
    const used = { code: 'account/link-used' };
    const token = await invite();
    at = after(24 * 60 * MINUTE);
    await expect(accept(token)).rejects.toMatchObject(used);
    at = after(24 * 60 * MINUTE - 1);
    await expect(acceptInvitation(parts(), { token, password: 'too short' })).rejects.toMatchObject({
      details: { fields: [{ path: 'password', code: 'too-short' }] },
    });
    await accept(token);
    await expect(accept(token)).rejects.toMatchObject(used);
    const first = await resetAccount(parts(), 'ada', 'test');
    await expect(enter('ada', PASSWORD)).rejects.toMatchObject(refused);
    const second = await resetAccount(parts(), 'ada', 'test');
    await expect(accept(first)).rejects.toMatchObject(used);
    await accept(second);
    await enter('ada', PASSWORD);
  });

  test('when an account is reset or removed, then its sessions end', async () => {
    await settle();
    const { token } = await enter('ada', PASSWORD);
    const reset = await resetAccount(parts(), 'ada', 'test');
    expect(await signIn().holder(token)).toBeNull();
    await acceptInvitation(parts(), { token: reset, password: PASSWORD });
    const { token: again } = await enter('ada', PASSWORD);
    await removeAccount(parts(), 'ada', 'test');
    expect(await signIn().holder(again)).toBeNull();
    await expect(removeAccount(parts(), 'ada', 'test')).rejects.toMatchObject({ code: 'account/not-found' });
  });

  test('when the password is changed, then only the session that changed it goes on', async () => {
    await settle();
    const [mine, other] = [await enter('ada', PASSWORD), await enter('ada', PASSWORD)];
    const change = (current: string) =>
      signIn().changePassword({ account: 'ada', current, password: 'another one', keep: mine.token });
    await expect(change('not this one')).rejects.toMatchObject(refused);
    await change(PASSWORD);
    expect(await signIn().holder(mine.token)).not.toBeNull();
    expect(await signIn().holder(other.token)).toBeNull();
    await expect(enter('ada', PASSWORD)).rejects.toMatchObject(refused);
    await enter('ada', 'another one');
  });

  test('when passwords are guessed, then an account is closed after its limit, also at once, until the window ends', async () => {
    await settle();
    const guesses = await Promise.allSettled(Array.from({ length: 6 }, () => enter('ada', 'a wrong guess')));
    const codes = guesses.map((guess) => (guess.status === 'rejected' ? (guess.reason as { code: string }).code : ''));
    expect(codes.filter((code) => code === refused.code)).toHaveLength(3);
    expect(codes.filter((code) => code === limited.code)).toHaveLength(3);
    await expect(enter('ada', PASSWORD)).rejects.toMatchObject(limited);
    at = after(15 * MINUTE - 1);
    await expect(enter('ada', PASSWORD)).rejects.toMatchObject({ details: { retryAfterSeconds: 1 } });
    at = after(15 * MINUTE);
    await enter('ada', PASSWORD);
  });

  test('when a network guesses many names, then it is refused after three times the limit, and others are not', async () => {
    await settle();
    for (let at = 0; at < 9; at += 1) await expect(enter(`name ${at}`, PASSWORD)).rejects.toMatchObject(refused);
    await expect(enter('ada', PASSWORD)).rejects.toMatchObject(limited);
    await enter('ada', PASSWORD, 'another network');
  });

  test('when a name or password is wrong, then nothing tells which, and the audit names no stranger', async () => {
    await settle();
    await invite('zoé');
    for (const [name, password] of [
      ['ada', 'not this one'],
      ['nobody', PASSWORD],
      ['zoé', PASSWORD],
    ])
      await expect(enter(name ?? '', password ?? '')).rejects.toMatchObject(refused);
    const entries = await embedded.audit.list({ kind: 'session.refused', before: null, limit: 10 });
    expect(entries.map(({ actor }) => actor)).toEqual(['zoé', '?', 'ada']);
  });

  test('when a name is no name, or a key or account has it, then no account is added', async () => {
    const nobody = { role: 'admin', siteId: null, maySeeAddresses: false, createdAt: A_MOMENT, hash: 'h' } as const;
    await embedded.accessKeys.add({ ...nobody, name: 'newsletter' });
    await invite();
    for (const name of ['newsletter', 'ada'])
      await expect(invite(name)).rejects.toMatchObject({ code: 'access/name-taken' });
    for (const name of ['', ' ada', 'a\nb', 'x'.repeat(65), '<b>'])
      await expect(invite(name)).rejects.toMatchObject({ code: 'request/invalid' });
    await invite('x'.repeat(64));
    await invite('Zoé O’Neil'.replace('’', '-'));
  });
});
