import { ModerationError, type ErrorCode } from '../../domain/errors';

/** Awaits a write and tells its failure (disk full, file locked or gone) as `code`; our own errors pass unchanged. */
export function orUnavailable<T>(code: ErrorCode, write: Promise<T>): Promise<T> {
  return attempt(code, () => write);
}

/** The same for a read, which happens at once. */
export function readOrUnavailable<T>(code: ErrorCode, read: () => T): Promise<T> {
  return attempt(code, () => Promise.resolve(read()));
}

async function attempt<T>(code: ErrorCode, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ModerationError) throw error;
    throw new ModerationError(code, 'the data file could not be used', { cause: error });
  }
}
