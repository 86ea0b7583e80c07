import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { waitUntil } from '../servers/wait-until';
import type { Form } from './forms';
import type { ToldEvent } from './reader';

/** One message of an event stream. */
export interface StreamMessage {
  readonly id: string;
  readonly type: string;
  readonly event: ToldEvent;
}

/** An open event stream, read by hand so that a test decides when to read. */
export interface EventStream {
  /** The answer's head, once it is there. */
  head(): string;
  /** All messages that have come so far. */
  messages(): StreamMessage[];
  /** Resolves with them once there are `count`. */
  received(count: number): Promise<StreamMessage[]>;
  /** Reads no further; the sender's bytes pile up. */
  pause(): void;
  resume(): void;
  /** Whether the sender ended the answer in order: by the last chunk, not by a cut. */
  endedInOrder(): boolean;
  closed(): boolean;
  close(): void;
}

const DEADLINE_MS = 60_000;

/** Opens `GET /v1/events?QUERY` as a stream; resolves once the request is sent. */
export async function openStream(
  { review, consumerKey }: Form,
  query = '',
  headers: Record<string, string> = {},
): Promise<EventStream> {
  const { hostname, port } = new URL(review);
  const socket: Socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  const reading = startReading();
  let closed = false;
  socket.on('data', reading.add).on('close', () => (closed = true));
  // A killed server resets the connection; that it is closed is all a test asks.
  socket.on('error', () => undefined);
  const lines = {
    host: `${hostname}:${port}`,
    accept: 'text/event-stream',
    authorization: `Bearer ${consumerKey}`,
    ...headers,
  };
  const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`GET /v1/events${query} HTTP/1.1\r\n${head.join('')}\r\n`);
  return {
    head: () => reading.head,
    messages: () => [...reading.messages],
    received: (count) =>
      waitUntil(
        `${count} events have come`,
        () => reading.messages.length >= count && [...reading.messages],
        DEADLINE_MS,
      ),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    endedInOrder: () => reading.ended,
    closed: () => closed,
    close: () => {
      socket.destroy();
    },
  };
}

/** What was read of an answer so far. */
interface Reading {
  head: string;
  messages: StreamMessage[];
  /** The last chunk has come. */
  ended: boolean;
  add: (bytes: Buffer) => void;
}

/** Reads an answer in chunks piece by piece, however the pieces are cut. */
function startReading(): Reading {
  let rest: Buffer = Buffer.alloc(0);
  let text = '';
  const decoder = new TextDecoder();
  const reading: Reading = { head: '', messages: [], ended: false, add };
  function add(bytes: Buffer): void {
    rest = Buffer.concat([rest, bytes]);
    if (reading.head === '') {
      const end = rest.indexOf('\r\n\r\n');
      if (end === -1) return;
      reading.head = rest.toString('latin1', 0, end);
      rest = rest.subarray(end + 4);
    }
    for (let chunk = firstChunk(rest); chunk !== undefined; chunk = firstChunk(rest)) {
      rest = rest.subarray(chunk.end);
      reading.ended ||= chunk.content.length === 0;
      text += decoder.decode(chunk.content, { stream: true });
    }
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    reading.messages.push(...blocks.flatMap(messageIn));
  }
  return reading;
}

/** A chunk is its size in bytes on a line of its own, then its content and another line end. */
function firstChunk(bytes: Buffer): { content: Buffer; end: number } | undefined {
  const lineEnd = bytes.indexOf('\r\n');
  if (lineEnd === -1) return undefined;
  const start = lineEnd + 2;
  const end = start + Number.parseInt(bytes.toString('latin1', 0, lineEnd), 16);
  return bytes.length >= end + 2 ? { content: bytes.subarray(start, end), end: end + 2 } : undefined;
}

function messageIn(block: string): StreamMessage[] {
  const match = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block);
  const [, id = '', type = '', data = ''] = match ?? [];
  return match ? [{ id, type, event: JSON.parse(data) as ToldEvent }] : [];
}
