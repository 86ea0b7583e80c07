import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Fields that could carry personal data or a secret, wherever a log line has them. */
const REDACTED = ['email', 'ip', 'author', 'body', 'authorization', 'receipt', 'key', 'sealed', 'cookie'];

/** Lines are written together once they are this many bytes, and no later than this: a write for each costs as much as a post. */
const LOG_BUFFER_BYTES = 8192;
const LOG_DELAY_MS = 100;

/**
 * Standard output, written in the background; whoever ends the process flushes it first. When its reader has gone, the service
 * goes on without a log and says so once on standard error: what it was accepted for is not the log.
 */
export function openStandardOutput(): DestinationStream & { flushSync(): void } {
  const output = pino.destination({ dest: 1, sync: false, minLength: LOG_BUFFER_BYTES, periodicFlush: LOG_DELAY_MS });
  let lost = false;
  const lose = (error: Error): void => {
    if (!lost) process.stderr.write(`the log cannot be written any more (${error.message})\n`);
    lost = true;
  };
  output.on('error', lose);
  return {
    write(line) {
      if (!lost) output.write(line);
    },
    flushSync() {
      if (lost) return;
      try {
        output.flushSync();
      } catch (error) {
        lose(error instanceof Error ? error : new Error(String(error)));
      }
    },
  };
}

/** JSON lines to `destination`; `service` stands on every line. */
export function createLogger(
  { service, level }: { service: string; level: string },
  destination: DestinationStream,
): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED.flatMap((field) => [field, `*.${field}`]), censor: '[hidden]' },
    // A library's error may quote what it choked on, so only name, stack frames and cause are written, not its message.
    serializers: { err: describeError },
  };
  return pino(options, destination);
}

/** An error in a log line. Messages of our own `ModerationError` are fixed sentences; foreign ones are kept to the first line. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: withoutAddresses(error.message.split('\n', 1)[0] ?? ''),
    stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Driver errors may quote a document; an e-mail address in one must not reach the log. */
function withoutAddresses(message: string): string {
  return message.replace(/[^\s"'<>]+@[^\s"'<>]+/g, '[hidden]');
}
