import { waitUntil } from '../servers/wait-until';
import { atATime } from '../servers/at-a-time';
import { describeEachForm } from './each-form';
import type { Form, ServicePart } from './forms';
import { cursorAfter, allEvents, untilReady } from './reader';
import { openStream, type StreamMessage } from './raw-stream';
import { accept, newSubmission } from './visitor';

const DEADLINE_MS = 120_000;
const SLOW_CONSUMERS = 60;
/** Enough for every service, and far less than what the slow consumers leave unread. */
const HEAP_MEGABYTES = 128;
const sequences = (messages: readonly StreamMessage[]): number[] => messages.map(({ id }) => Number(id.split('-')[0]));
const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);

/** Accepts so many comments and gives the number of events that there are once all are told. */
async function addEvents(form: Form, count: number, bodyLength = 60): Promise<number> {
  const before = (await allEvents(form)).length;
  await atATime(8, from(0, count), (index) =>
    accept(
      form,
      newSubmission({ articleId: `stream-${before}-${index}`, body: textOfLength(bodyLength, before + index) }),
    ),
  );
  return waitUntil(
    'all are told',
    async () => {
      const { length } = await allEvents(form);
      return length >= before + count && length;
    },
    60_000,
  );
}

/** A harmless text; no two are alike. */
function textOfLength(length: number, seed: number): string {
  const words = 'le quai la gare un matin calme pluie fine sur les toits du port ancien'.split(' ');
  let text = `Note ${seed} :`;
  for (let at = seed; text.length < length; at = (at * 31 + 7) % 9973) text += ` ${words[at % words.length] ?? ''}`;
  return text;
}

/** Whoever serves the stream. */
const server = ({ services }: Form): ServicePart => {
  const part = services['review'] ?? services['standalone'];
  if (!part) throw new Error('nobody serves events');
  return part;
};

describeEachForm('the event stream', { NODE_OPTIONS: `--max-old-space-size=${HEAP_MEGABYTES}` }, (form) => {
  test(
    'when it starts at a cursor, then it tells what follows in order and goes on with what comes',
    async () => {
      const there = await addEvents(form(), 6);
      const stream = await openStream(form(), `?after=${await cursorAfter(form(), 2)}`);
      const first = await stream.received(there - 2);
      expect(sequences(first)).toEqual(from(3, there - 2));
      expect(stream.head()).toMatch(/^HTTP\/1\.1 200 /);
      expect(stream.head()).toMatch(/content-type: text\/event-stream/i);
      const more = await addEvents(form(), 3);
      const all = await stream.received(more - 2);
      stream.close();
      expect(sequences(all)).toEqual(from(3, more - 2));
      const log = await allEvents(form());
      expect(all.map(({ event }) => event)).toEqual(log.slice(2));
      expect(all.every(({ type, event }) => type === event.type)).toBe(true);
    },
    DEADLINE_MS,
  );

  test(
    'when a client comes back with Last-Event-ID, then it hears the next one first, whatever its URL says',
    async () => {
      const there = await addEvents(form(), 4);
      const stream = await openStream(form(), '?after=0', {
        'last-event-id': await cursorAfter(form(), there - 1),
      });
      expect(sequences(await stream.received(1))).toEqual([there]);
      stream.close();
      const wrong = await fetch(`${form().review}/v1/events`, {
        headers: { accept: 'text/event-stream', authorization: `Bearer ${form().consumerKey}`, 'last-event-id': 'x' },
      });
      expect(wrong.status).toBe(400);
      await wrong.text();
    },
    DEADLINE_MS,
  );

  test(
    'when the service is stopped, then open streams end in order and it exits with 0',
    async () => {
      const there = await addEvents(form(), 1);
      const streams = await Promise.all([1, 2, 3].map(() => openStream(form())));
      await Promise.all(streams.map((stream) => stream.received(there)));
      expect(await server(form()).stop()).toBe(0);
      await waitUntil('the streams are closed', () => streams.every((stream) => stream.closed()));
      expect(streams.map((stream) => stream.endedInOrder())).toEqual([true, true, true]);
      await server(form()).restart();
      await untilReady(server(form()).url);
      const again = await openStream(form(), '', { 'last-event-id': streams[0]?.messages().at(-1)?.id ?? '' });
      const more = await addEvents(form(), 1);
      expect(sequences(await again.received(1))).toEqual([more]);
      again.close();
    },
    DEADLINE_MS,
  );

  test(
    'when consumers do not read, then the service does not keep what they leave, and others hear all',
    async () => {
      const comments = 700;
      const there = await addEvents(form(), comments, 9000);
      const slow = await Promise.all(
        from(0, SLOW_CONSUMERS).map(async () => {
          const stream = await openStream(form());
          stream.pause();
          return stream;
        }),
      );
      const reader = await openStream(form());
      expect(sequences(await reader.received(there))).toEqual(from(1, there));
      reader.close();
      // Were it kept whole for each of them, the service would have died of it.
      const log = Buffer.byteLength(JSON.stringify(await allEvents(form()))) / 1_048_576;
      expect(log * slow.length).toBeGreaterThan(2 * HEAP_MEGABYTES);
      const [one] = slow;
      one?.resume();
      expect(sequences((await one?.received(there)) ?? [])).toEqual(from(1, there));
      for (const stream of slow) stream.close();
    },
    DEADLINE_MS,
  );
});
