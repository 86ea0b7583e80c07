import { waitUntil } from '../servers/wait-until';
import { atATime } from '../servers/at-a-time';
import { readBeside } from './beside';
import { describeEachForm } from './each-form';
import type { Form } from './forms';
import { decide, forReview } from './moderator';
import { expectNothingLost } from './nothing-lost';
import { allEvents, listed, settled } from './reader';
import { shareOf } from './share';
import { accept, newSubmission, type Accepted } from './visitor';

const POSTERS = 16;
const DEADLINE_MS = 240_000;
/** Held comments that a moderator then approves, so that some have two events whose order counts. */
const DECIDED = 20;

interface Row {
  readonly text: string;
  readonly author?: string;
  readonly thread?: string;
  readonly source: string;
}

const rowsOf = (text: string | null): Row[] =>
  (text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

function postAll(form: Form, rows: readonly Row[]): Promise<Accepted[]> {
  return atATime(POSTERS, rows, ({ text, author, thread, source }) => {
    const submission = newSubmission({
      articleId: thread === undefined || thread === '' ? source : thread,
      body: text,
    });
    const { name, email } = submission.payload.author;
    return accept(form, {
      ...submission,
      payload: { ...submission.payload, author: { name: author ?? name, email } },
    });
  });
}

describeEachForm('whole corpora', {}, (form) => {
  for (const path of ['data/mademistakes-comments/comments.jsonl', 'data/youtube-spam/train.jsonl']) {
    const file = readBeside(path);
    (file === null ? test.skip : test)(
      `when all of ${path} is posted, then each comment is judged, listed if approved, and told once, with its text`,
      async () => {
        const rows = shareOf(form(), rowsOf(file));
        const accepted = await postAll(form(), rows);
        expect(new Set(accepted.map(({ id }) => id)).size).toBe(rows.length);
        const { approved, stateOf } = await expectNothingLost(form(), accepted);
        expect(approved.length).toBeGreaterThan(0);
        await decideSome(
          form(),
          accepted.filter(({ id }) => stateOf.get(id) === 'held'),
        );
      },
      DEADLINE_MS,
    );
  }
});

/** Approves some of the held ones and checks that both of their events are told in the order in which things happened. */
async function decideSome(form: Form, held: readonly Accepted[]): Promise<void> {
  const some = held.slice(0, DECIDED);
  expect(some.length).toBeGreaterThan(0);
  await atATime(4, some, async ({ id }) => {
    const { version } = await forReview(form, id);
    await decide(form, { id, version, decision: 'approve' });
  });
  const lists = await atATime(4, [...new Set(some.map(({ articleId }) => articleId))], (id) => listed(form, id));
  const items = lists.flat();
  for (const each of some) {
    expect(await settled(form, each)).toBe('approved');
    expect(items.filter(({ id }) => id === each.id).map(({ body }) => body)).toEqual([each.body]);
  }
  const events = await waitUntil('each approval is told', async () => {
    const all = await allEvents(form);
    const approvals = new Set(all.filter(({ type }) => type === 'comment.approved').map(({ subject }) => subject));
    return some.every(({ id }) => approvals.has(id)) && all;
  });
  for (const { id, body } of some) {
    const told = events.filter(({ subject }) => subject === id);
    expect(told.map(({ type, data }) => [type, data.body])).toEqual([
      // To its author spam reads as held, so that some of these were spam.
      [expect.stringMatching(/^comment\.(?:held|spam)$/), undefined],
      ['comment.approved', body],
    ]);
  }
}
