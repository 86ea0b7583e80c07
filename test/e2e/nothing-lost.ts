import { waitUntil } from '../servers/wait-until';
import { atATime } from '../servers/at-a-time';
import type { Form } from './forms';
import { allEvents, listed, settled, untilReady, type Listed, type ToldEvent } from './reader';
import type { Accepted } from './visitor';

const TOLD_DEADLINE_MS = 60_000;
const READERS = 8;

/** What became of comments that were acknowledged. */
export interface Outcome {
  readonly stateOf: ReadonlyMap<string, string>;
  readonly approved: readonly Accepted[];
}

/**
 * Checks what is promised about every acknowledged comment: it is judged; if approved, it stands in its article's list
 * exactly once with the text that was sent; its verdict is told by exactly one event, an approval with the same text. And
 * about the whole: nothing stands twice, and the events' numbers have no gap. For comments that nobody decided about.
 */
export async function expectNothingLost(form: Form, accepted: readonly Accepted[]): Promise<Outcome> {
  await Promise.all(Object.values(form.services).map(({ url }) => untilReady(url)));
  const states = await atATime(READERS, accepted, (each) => settled(form, each));
  const stateOf = new Map(accepted.map(({ id }, index) => [id, states[index] ?? '']));
  const approved = accepted.filter(({ id }) => stateOf.get(id) === 'approved');
  const articles = [...new Set(accepted.map(({ articleId }) => articleId))];
  const inLists = (await atATime(READERS, articles, (articleId) => listed(form, articleId))).flat();
  expectListedOnce(inLists, approved, stateOf);
  const events = await waitUntil(
    'every verdict is told',
    async () => {
      const all = await allEvents(form);
      const told = new Set(all.map(({ subject }) => subject));
      return accepted.every(({ id }) => told.has(id)) && all;
    },
    TOLD_DEADLINE_MS,
  );
  expectToldOnce(events, accepted, stateOf);
  return { stateOf, approved };
}

function expectListedOnce(
  inLists: readonly Listed[],
  approved: readonly Accepted[],
  stateOf: ReadonlyMap<string, string>,
): void {
  const textOf = new Map(inLists.map(({ id, body }) => [id, body]));
  expect(textOf.size).toBe(inLists.length);
  expect(approved.filter(({ id, body }) => textOf.get(id) !== body)).toEqual([]);
  expect(inLists.filter(({ id }) => (stateOf.get(id) ?? 'approved') !== 'approved')).toEqual([]);
}

function expectToldOnce(
  events: readonly ToldEvent[],
  accepted: readonly Accepted[],
  stateOf: ReadonlyMap<string, string>,
): void {
  const toldOf = new Map<string, ToldEvent[]>();
  for (const event of events) toldOf.set(event.subject, [...(toldOf.get(event.subject) ?? []), event]);
  expect(accepted.filter(({ id }) => toldOf.get(id)?.length !== 1)).toEqual([]);
  const wrong = accepted.filter(({ id, body }) => {
    const [event] = toldOf.get(id) ?? [];
    const approval = event?.type === 'comment.approved';
    return approval !== (stateOf.get(id) === 'approved') || (approval && event.data.body !== body);
  });
  expect(wrong).toEqual([]);
}
