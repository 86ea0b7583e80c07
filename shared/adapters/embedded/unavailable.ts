import { ModerationError, type ErrorCode } from '../../domain/errors';

/** Awaits a write and tells its failure (disk full, file locked or gone) as `code`; our own errors pass unchanged. */
export async function orUnavailable<T>(code: ErrorCode, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ModerationError) throw error;
    throw new ModerationError(code, 'the data file could not be written', { cause: error });
  }
}
