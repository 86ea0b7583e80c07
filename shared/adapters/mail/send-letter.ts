import { createTransport } from 'nodemailer';
import type { SendLetter } from '../../application/ports/mail';
import type { TryResult } from '../../domain/webhook';
import { writtenLetter } from './letters';

/** For each step of a conversation with the SMTP server. */
const STEP_LIMIT_MS = 5000;
/** For all of it: less than the lease that keeps another process from sending the same. */
const TIME_LIMIT_MS = 12_000;

export interface MailOptions {
  smtpUrl: string;
  from: string;
  /** Where people reach this service, without a slash at its end. */
  publicUrl: string;
  timeLimitMs?: number;
}

/** Sends letters by SMTP, each with a link that ends them by one click (RFC 8058). What it resolves with names nobody. */
export function letterSender({ smtpUrl, from, publicUrl, timeLimitMs = TIME_LIMIT_MS }: MailOptions): SendLetter {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: STEP_LIMIT_MS,
    greetingTimeout: STEP_LIMIT_MS,
    socketTimeout: STEP_LIMIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (letter) => {
    const stop = `${publicUrl}/mail/${letter.stopToken}/stop`;
    const confirm = letter.kind === 'confirm' ? `${publicUrl}/mail/${letter.confirmToken}/confirm` : '';
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`no end within ${timeLimitMs / 1000} s`));
      }, timeLimitMs);
    });
    const sent = transport.sendMail({
      from: letter.siteName === null ? from : { name: letter.siteName, address: from },
      to: { name: '', address: letter.to },
      ...writtenLetter(letter, { confirm, stop, desk: `${publicUrl}/review` }),
      headers: {
        'List-Unsubscribe': { prepared: true, value: `<${stop}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        'Auto-Submitted': 'auto-generated',
      },
    });
    try {
      await Promise.race([sent, late]);
      return { answer: 250, body: '', problem: null, retryAfterMs: null };
    } catch (error) {
      return resultOf(error);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** A server's own sentence repeats the address, so that only its number is kept. */
function resultOf(error: unknown): TryResult {
  const told =
    error instanceof Error ? (error as Error & { responseCode?: number; command?: string; code?: string }) : null;
  const answer = told?.responseCode ?? null;
  const command = told?.command ?? '';
  const problem =
    answer === null ? `mail was not taken: ${told?.code ?? told?.message ?? 'unknown'}` : `refused at ${command}`;
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  return {
    answer,
    body: '',
    problem,
    retryAfterMs: null,
    ...(answer !== null && answer >= 500 && isAboutMail ? { isFinal: true } : {}),
  };
}
