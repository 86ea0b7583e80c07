import { commentDecider } from '@tamis/shared/application/decide-comment';
import { decideMany } from '@tamis/shared/application/decide-many';
import { decisionUndoer } from '@tamis/shared/application/undo-decision';
import { standingDecision, type Decision } from '@tamis/shared/domain/decision';
import { openEmbeddedStores, temporaryFolder } from '../contracts/open-embedded';
import { eachStores } from '../contracts/stores';
import { aJudgedComment, A_MOMENT } from '../builders';

const folder = temporaryFolder();
const stores = eachStores(() => openEmbeddedStores(folder()));
const record = (): Promise<void> => Promise.resolve();
const now = () => A_MOMENT;

async function held(): Promise<string> {
  const judged = aJudgedComment({ status: 'held' });
  await stores().commentStore.save(judged);
  return judged.comment.id;
}
const decide = (id: string, version: number, by = 'ada') =>
  commentDecider({ store: stores().commentStore, record, now })({
    id,
    version,
    by,
    kind: 'spam',
    reason: null,
    note: null,
  });
const undo = (id: string, version: number, by = 'ada') =>
  decisionUndoer({ store: stores().commentStore, record, now })({ id, version, by });

test('when a moderator takes a decision back, then the comment stands where it was, and others are told', async () => {
  const id = await held();
  await decide(id, 1);
  const undone = await undo(id, 2);
  expect(undone).toMatchObject({ status: 'held', version: 3 });
  expect(await stores().commentStore.find(id)).toEqual(undone);
  expect(undone.history.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['spam', 'held', 'spam'],
    ['undo', 'spam', 'held'],
  ]);
  const told = (await stores().pendingEvents.pending(100)).filter(({ subject }) => subject === id);
  expect(told.map(({ type }) => type).at(-1)).toBe('comment.held');
});

test('when the last decision is somebody else’s, or taken back already, then it is refused', async () => {
  const id = await held();
  await expect(undo(id, 1)).rejects.toMatchObject({ code: 'comment/nothing-to-undo' });
  await decide(id, 1);
  await expect(undo(id, 2, 'bob')).rejects.toMatchObject({ code: 'comment/nothing-to-undo' });
  await expect(undo(id, 1)).rejects.toMatchObject({ code: 'comment/version-conflict' });
  await undo(id, 2);
  await expect(undo(id, 3)).rejects.toMatchObject({ code: 'comment/nothing-to-undo' });
});

test('when many are decided and one has changed, then the others are decided and that one says why not', async () => {
  const [one, two] = [await held(), await held()];
  await decide(one, 1, 'bob');
  const decider = commentDecider({ store: stores().commentStore, record, now });
  const requests = [one, two].map((id) => ({
    id,
    version: 1,
    by: 'ada',
    kind: 'approve' as const,
    reason: null,
    note: null,
  }));
  const [first, second] = await decideMany(decider, requests);
  expect(first).toMatchObject({ ok: false, error: { code: 'comment/version-conflict' } });
  expect(second).toMatchObject({ ok: true, comment: { status: 'approved' } });
});

test('when decisions were taken back, then the one that stands is the last of the others', () => {
  const line = (kind: Decision['kind']): Decision => ({
    kind,
    by: 'ada',
    at: A_MOMENT,
    reason: null,
    note: null,
    from: 'held',
    to: 'spam',
  });
  const standing = (...kinds: Decision['kind'][]) => standingDecision(kinds.map(line))?.kind ?? null;
  expect(standing()).toBeNull();
  expect(standing('spam')).toBe('spam');
  expect(standing('spam', 'undo')).toBeNull();
  expect(standing('approve', 'spam', 'undo')).toBe('approve');
  expect(standing('spam', 'undo', 'reject')).toBe('reject');
});
