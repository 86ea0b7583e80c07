import { ModerationError } from '../domain/errors';
import type { SignInAttempts } from './ports/accounts';

export interface Attempt {
  /** What is counted: a kind of request and who makes it. */
  subject: string;
  /** How many are allowed in a window of so many seconds. */
  most: number;
  seconds: number;
  at: Date;
}

/** Counts an attempt; throws `rate-limit/exceeded` with the seconds to wait when there were too many in the window. */
export async function takeAttempt(
  attempts: Pick<SignInAttempts, 'take'>,
  { subject, most, seconds, at }: Attempt,
): Promise<void> {
  const taken = await attempts.take(subject, { at, seconds });
  if (taken.attempts <= most) return;
  const retryAfterSeconds = Math.max(1, Math.ceil((taken.until.getTime() - at.getTime()) / 1000));
  throw new ModerationError('rate-limit/exceeded', `too many of one kind: ${subject.split(' ', 1)[0] ?? ''}`, {
    details: { retryAfterSeconds },
  });
}
