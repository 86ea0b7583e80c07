import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

/** Requests that may wait on one connection for those before them; a client that sends more ahead is cut off. */
export const MAX_REQUESTS_AHEAD = 16;

interface Line {
  answering: boolean;
  waiting: (() => void)[];
}

/**
 * Answers the requests of one connection one after the other, and lets all other connections have their turn in between. Node would
 * begin with all that a client sends ahead at once, and everybody else would wait for them.
 */
export function oneAtATime(answer: RequestListener): RequestListener {
  const lines = new WeakMap<Socket, Line>();
  return (request, response) => {
    const { socket } = request;
    const line = lines.get(socket) ?? { answering: false, waiting: [] };
    lines.set(socket, line);
    const begin = (): void => {
      line.answering = true;
      response.once('close', () => {
        line.answering = false;
        const next = line.waiting.shift();
        if (next && !socket.destroyed) setImmediate(next);
      });
      answer(request, response);
    };
    if (!line.answering && line.waiting.length === 0) begin();
    else if (line.waiting.length < MAX_REQUESTS_AHEAD) line.waiting.push(begin);
    else socket.destroy();
  };
}
