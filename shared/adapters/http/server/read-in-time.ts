import type { RequestListener } from 'node:http';

/** What the slowest reader is waited for: a telephone at the edge of its network reads faster. */
export const SLOWEST_BYTES_PER_SECOND = 16_384;

/**
 * Cuts a connection whose client does not take a whole answer within `timeoutMs` and a second for each `SLOWEST_BYTES_PER_SECOND` of it,
 * so that none is held for good by reading a byte now and then. Counts from when the answer was given whole; one that goes on, such as a
 * stream of events, is not meant.
 */
export function readInTime(answer: RequestListener, timeoutMs: number): RequestListener {
  return (request, response) => {
    response.once('prefinish', () => {
      const { socket } = request;
      const unread = socket.writableLength;
      // Nearly always the system has taken all of it by now.
      if (unread === 0) return;
      const timer = setTimeout(() => socket.destroy(), timeoutMs + (unread / SLOWEST_BYTES_PER_SECOND) * 1000);
      response.once('close', () => {
        clearTimeout(timer);
      });
    });
    answer(request, response);
  };
}
