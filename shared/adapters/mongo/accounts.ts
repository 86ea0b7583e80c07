import { Schema, type Connection } from 'mongoose';
import type { Account, Accounts, Session, Sessions, SignInAttempts } from '../../application/ports/accounts';
import { ModerationError } from '../../domain/errors';
import { isDuplicate, orUnavailable } from './connection';

type AccountDocument = Omit<Account, 'name' | 'siteId'> & { _id: string; siteId?: string | null };

const accountSchema = new Schema<AccountDocument>(
  {
    _id: { type: String, required: true },
    role: { type: String, required: true },
    siteId: String,
    maySeeAddresses: { type: Boolean, required: true },
    language: String,
    password: String,
    invitation: { type: { hash: String, until: Date }, default: null, _id: false },
    createdAt: { type: Date, required: true },
  },
  { collection: 'accounts', versionKey: false },
);
// The account that a link is for.
accountSchema.index(
  { 'invitation.hash': 1 },
  {
    name: 'accounts_by_invitation',
    unique: true,
    partialFilterExpression: { 'invitation.hash': { $type: 'string' } },
  },
);

type SessionDocument = Omit<Session, 'hash'> & { _id: string };

const sessionSchema = new Schema<SessionDocument>(
  {
    _id: { type: String, required: true },
    account: { type: String, required: true },
    agent: { type: String, default: '' },
    createdAt: { type: Date, required: true },
    seenAt: { type: Date, required: true },
  },
  { collection: 'sessions', versionKey: false },
);
// An account's sessions.
sessionSchema.index({ account: 1, seenAt: -1 }, { name: 'sessions_of_account' });

interface AttemptsDocument {
  _id: string;
  attempts: number;
  until: Date;
}

const attemptsSchema = new Schema<AttemptsDocument>(
  { _id: { type: String, required: true }, attempts: Number, until: Date },
  { collection: 'sign_in_attempts', versionKey: false },
);
// Counts whose window has ended.
attemptsSchema.index({ until: 1 }, { name: 'sign_in_attempts_by_end' });

/** The models of accounts, sessions and attempts on `connection`. */
export const accountModel = (connection: Connection) => connection.model('Account', accountSchema);
export const sessionModel = (connection: Connection) => connection.model('Session', sessionSchema);
export const attemptsModel = (connection: Connection) => connection.model('SignInAttempts', attemptsSchema);

/** Accounts in MongoDB, by their names. */
export function mongoAccounts(connection: Connection): Accounts {
  const accounts = accountModel(connection);
  return {
    add: ({ name, ...account }) =>
      orUnavailable(async () => {
        try {
          await accounts.create({ _id: name, ...account });
        } catch (error) {
          if (isDuplicate(error)) throw new ModerationError('access/name-taken', `an account named '${name}' exists`);
          throw error;
        }
      }),
    list: () =>
      orUnavailable(async () => (await accounts.find().sort({ _id: 1 }).lean<AccountDocument[]>()).map(accountOf)),
    find: (name) =>
      orUnavailable(async () => {
        const document = await accounts.findById(name).lean<AccountDocument>();
        return document ? accountOf(document) : null;
      }),
    findInvited: (hash) =>
      orUnavailable(async () => {
        const document = await accounts.findOne({ 'invitation.hash': hash }).lean<AccountDocument>();
        return document ? accountOf(document) : null;
      }),
    invite: (name, invitation) =>
      orUnavailable(
        async () =>
          (await accounts.updateOne({ _id: name }, { $set: { password: null, invitation } })).matchedCount === 1,
      ),
    accept: (hash, password) =>
      orUnavailable(
        async () =>
          (await accounts.updateOne({ 'invitation.hash': hash }, { $set: { password, invitation: null } }))
            .matchedCount === 1,
      ),
    setPassword: (name, password) =>
      orUnavailable(
        async () =>
          (await accounts.updateOne({ _id: name, password: { $ne: null } }, { $set: { password } })).matchedCount === 1,
      ),
    remove: (name) => orUnavailable(async () => (await accounts.deleteOne({ _id: name })).deletedCount === 1),
  };
}

function accountOf({
  _id,
  role,
  siteId,
  maySeeAddresses,
  language,
  password,
  invitation,
  createdAt,
}: AccountDocument): Account {
  return {
    name: _id,
    role,
    siteId: siteId ?? null,
    maySeeAddresses,
    language,
    password,
    invitation: invitation && { hash: invitation.hash, until: invitation.until },
    createdAt,
  };
}

/** Sessions in MongoDB, by their hashes. */
export function mongoSessions(connection: Connection): Sessions {
  const sessions = sessionModel(connection);
  return {
    open: ({ hash, ...session }) =>
      orUnavailable(async () => {
        await sessions.create({ _id: hash, ...session });
      }),
    find: (hash) =>
      orUnavailable(async () => {
        const document = await sessions.findById(hash).lean<SessionDocument>();
        return document ? sessionOf(document) : null;
      }),
    touch: (hash, at) =>
      orUnavailable(async () => {
        await sessions.updateOne({ _id: hash }, { $set: { seenAt: at } }, { writeConcern: { w: 1, journal: false } });
      }),
    of: (account) =>
      orUnavailable(async () =>
        (await sessions.find({ account }).sort({ seenAt: -1 }).lean<SessionDocument[]>()).map(sessionOf),
      ),
    end: (hash) => orUnavailable(async () => (await sessions.deleteOne({ _id: hash })).deletedCount === 1),
    endAll: (account) => orUnavailable(async () => (await sessions.deleteMany({ account })).deletedCount),
    forget: ({ openedBefore, seenBefore }) =>
      orUnavailable(async () => {
        await sessions.deleteMany(
          { $or: [{ createdAt: { $lt: openedBefore } }, { seenAt: { $lt: seenBefore } }] },
          { writeConcern: { w: 1, journal: false } },
        );
      }),
  };
}

function sessionOf({ _id, account, agent, createdAt, seenAt }: SessionDocument): Session {
  return { hash: _id, account, agent, createdAt, seenAt };
}

/** Attempts to sign in, counted in MongoDB for all processes. */
export function mongoSignInAttempts(connection: Connection): SignInAttempts {
  const attempts = attemptsModel(connection);
  const take = async (subject: string, { at, seconds }: { at: Date; seconds: number }) => {
    const until = new Date(at.getTime() + seconds * 1000);
    // One step, so that attempts at the same moment are counted each: a window that has ended begins anew.
    const isOver = { $lte: [{ $ifNull: ['$until', new Date(0)] }, at] };
    const document = await attempts
      .findOneAndUpdate(
        { _id: subject },
        [
          {
            $set: {
              attempts: { $cond: [isOver, 1, { $add: ['$attempts', 1] }] },
              until: { $cond: [isOver, until, '$until'] },
            },
          },
        ],
        { upsert: true, returnDocument: 'after', updatePipeline: true },
      )
      .lean<AttemptsDocument>();
    return document;
  };
  return {
    take: (subject, window) =>
      orUnavailable(async () => {
        await attempts.deleteMany({ until: { $lte: window.at } }, { writeConcern: { w: 1, journal: false } });
        const { attempts: taken, until } = await take(subject, window);
        return { attempts: taken, until };
      }),
    forget: (subject) =>
      orUnavailable(async () => {
        await attempts.deleteOne({ _id: subject });
      }),
  };
}
