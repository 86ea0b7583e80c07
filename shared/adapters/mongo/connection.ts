import { setTimeout as pause } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { createConnection, type Connection } from 'mongoose';
import { ModerationError } from '../../domain/errors';

/** How long an operation looks for a server before it fails. */
const SERVER_SELECTION_MS = 2000;
/** How long a server may stay silent on a connection that waits for its answer. */
const OPERATION_MS = 5000;
/** How long it takes at most to make a connection, and to get one when all are in use: a frozen server makes none. */
const CONNECT_MS = 2000;
/** How long a few operations may take together. */
const DEADLINE_MS = 20_000;
const POOL_SIZE = 20;
/** Pause between attempts to reach a server that was never there. */
const CONNECT_PAUSE_MS = 500;

/** Codes by which a server says that it cannot write now: stepping down, shutting down, not (yet) primary. */
const NOT_NOW = new Set([89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);
/** Codes of a server that is not set up for us: no such user, no right to do this, no room on its disk. No comment is to blame. */
const NOT_SET_UP = new Set([11, 13, 18, 8000, 14_031]);

/** How the operating system names an error, and Node after it. */
const SYSTEM_CODE = /^E[A-Z]+$/;

export interface MongoConnection {
  connection: Connection;
  /** Rejects with `store/unavailable` when comments cannot be read now. */
  checkReading(): Promise<void>;
  /** Rejects with `store/unavailable` when nothing can be written durably now. */
  checkWriting(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A connection of its own to the database that `url` names. Opening it does not wait: it connects in the background, tries
 * again until there is a server, and fails operations with `store/unavailable` meanwhile. Writes are acknowledged once a
 * majority has them in its journal.
 */
export function openMongo(
  url: string,
  onProblem: (error: unknown) => void,
  onConnected: () => void = () => undefined,
): MongoConnection {
  const connection = createConnection();
  const closing = new AbortController();
  connection
    .on('error', onProblem)
    .on('disconnected', () => {
      if (!closing.signal.aborted) onProblem(new Error('the connection to MongoDB was lost'));
    })
    .on('connected', onConnected)
    .on('reconnected', onConnected);
  const connect = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        await connection.openUri(url, {
          serverSelectionTimeoutMS: SERVER_SELECTION_MS,
          connectTimeoutMS: CONNECT_MS,
          waitQueueTimeoutMS: CONNECT_MS,
          socketTimeoutMS: OPERATION_MS,
          // Of mongoose, not of the driver: it would hold operations back for ten seconds while there is no server.
          bufferCommands: false,
          maxPoolSize: POOL_SIZE,
          writeConcern: { w: 'majority', journal: true },
          autoIndex: false,
          autoCreate: false,
          appName: 'tamis',
        });
        return;
      } catch (error) {
        onProblem(error);
        await pause(CONNECT_PAUSE_MS, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  };
  const connecting = connect();
  return {
    connection,
    checkReading: () =>
      orUnavailable(async () => {
        await reached(connection)
          .collection<Probe>('comments')
          .findOne({ _id: 'probe' }, { projection: { _id: 1 } });
      }),
    checkWriting: () =>
      orUnavailable(async () => {
        const probe = reached(connection).collection<Probe>('layout');
        await probe.updateOne({ _id: 'probe' }, { $currentDate: { at: true } }, { upsert: true });
      }),
    async close() {
      closing.abort();
      await connecting;
      await connection.close();
    },
  };
}

interface Probe {
  _id: string;
  at?: Date;
}

function reached({ db }: Connection): NonNullable<Connection['db']> {
  if (!db) throw new ModerationError('store/unavailable', 'MongoDB was not reached yet');
  return db;
}

/**
 * Runs a database operation and tells outages as `store/unavailable`; every other error stays what it is. What has not ended within `deadlineMs`
 * counts as an outage: the driver ends each step within seconds, and one that it should lose sight of while a server dies would be waited for as
 * long as the process lives.
 */
export async function orUnavailable<T>(operation: () => Promise<T>, deadlineMs = DEADLINE_MS): Promise<T> {
  try {
    return await within(deadlineMs, operation());
  } catch (error) {
    if (isOutage(error)) throw new ModerationError('store/unavailable', 'MongoDB could not be used', { cause: error });
    throw error;
  }
}

/** The outcome, or `store/unavailable` once it took longer. */
export function within<T>(ms: number, working: Promise<T>): Promise<T> {
  if (ms === Infinity) return working;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ModerationError('store/unavailable', `MongoDB gave no answer within ${ms} ms`));
    }, ms);
  });
  return Promise.race([working, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** True when a unique index refused a write. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11_000;
}

function isOutage(error: unknown): boolean {
  if (!isNativeError(error) || error instanceof ModerationError) return false;
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'number' && (NOT_NOW.has(code) || NOT_SET_UP.has(code))) return true;
  // The driver wraps what went wrong with a bulk of writes; without a code of the server it was the connection.
  if (error.name === 'MongoBulkWriteError') return typeof code !== 'number';
  // On a socket that the server has just closed the driver hands on what Node says, such as EPIPE.
  if (typeof code === 'string' && SYSTEM_CODE.test(code)) return true;
  // Drivers of several versions may be loaded, so names are compared and not classes.
  return (
    /^(MongoNetwork|MongoServerSelection|MongooseServerSelection|MongoNotConnected|MongoTopologyClosed|MongoOperationTimeout|MongoPool|MongoWaitQueueTimeout|MongoClientClosed|MongoExpiredSession|MongoWriteConcern)/.test(
      error.name,
    ) || error.message.includes('before initial connection is complete')
  );
}
