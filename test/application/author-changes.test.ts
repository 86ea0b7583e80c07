import { authorChanges } from '@tamis/shared/application/author-changes';
import { bodyParser } from '@tamis/shared/domain/parse-submission';
import { A_MOMENT, after, aStoredComment } from '../builders';

const TEN_MINUTES_MS = 600_000;

/** The changes of one stored comment, at a moment; what is written is noted. */
function at(moment: Date, comment = aStoredComment({ createdAt: A_MOMENT })) {
  const written: string[] = [];
  const write = (kind: string) => () => Promise.resolve(written.push(kind) > 0);
  const store = { find: () => Promise.resolve(comment), amend: write('edit'), decide: write('withdraw') };
  return { written, ...authorChanges({ store, parseBody: bodyParser(1000), minutes: 10, now: () => moment }) };
}

test('when the time for changes is not quite over, then both are written; at its end neither is', async () => {
  const early = at(after(TEN_MINUTES_MS - 1));
  await early.edit('id', { body: 'Un autre texte' });
  await early.withdraw('id');
  expect(early.written).toEqual(['edit', 'withdraw']);
  const late = at(after(TEN_MINUTES_MS));
  const refusal = { code: 'comment/unchangeable' };
  await expect(late.edit('id', { body: 'Un autre texte' })).rejects.toMatchObject(refusal);
  await expect(late.withdraw('id')).rejects.toMatchObject(refusal);
  expect(late.written).toEqual([]);
});

test('when somebody else has changed the comment meanwhile, then it is looked at again', async () => {
  let tries = 0;
  const store = {
    find: () => Promise.resolve(aStoredComment({ createdAt: A_MOMENT, version: tries + 1 })),
    amend: ({ expectedVersion }: { expectedVersion: number }) =>
      Promise.resolve(expectedVersion === (tries += 1) && tries > 1),
    decide: () => Promise.resolve(true),
  };
  const changes = authorChanges({ store, parseBody: bodyParser(1000), minutes: 10, now: () => after(1) });
  expect((await changes.edit('id', { body: 'Un autre texte' })).version).toBe(3);
});
