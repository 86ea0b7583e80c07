import { waitUntil } from '../servers/wait-until';
import { atATime } from '../servers/at-a-time';
import { readBeside } from './beside';
import { describeEachForm } from './each-form';
import { inXml, readFeed } from './feed';
import type { Form } from './forms';
import { decide } from './moderator';
import { attemptsWith, type Attempt } from './naughty-fields';
import { expectNothingLost } from './nothing-lost';
import { eventsAfter, json, type Listed, type ToldEvent } from './reader';
import { shareOf } from './share';
import { accept, newSubmission } from './visitor';

const SENDERS = 16;
const DEADLINE_MS = 240_000;
/** Longest pages of list and feed; no article here has more comments. */
const PAGE = 200;

const file = readBeside('data/naughty-strings/blns.json');
const strings = JSON.parse(file ?? '[]') as string[];

interface Taken extends Attempt {
  readonly id: string;
}

/** Sends it; it must be taken or refused with a clear answer. Gives what was taken. */
async function send({ ingestion }: Form, attempt: Attempt): Promise<Taken[]> {
  const response = await fetch(ingestion + attempt.path, {
    redirect: 'manual',
    ...attempt.init,
    headers: { ...(attempt.init.headers as Record<string, string>), referer: `${ingestion}/article` },
  });
  const text = await response.text();
  const { status } = response;
  if (status === 202) return [{ ...attempt, id: (JSON.parse(text) as { id: string }).id }];
  if (status === 303) {
    const id = new URL(response.headers.get('location') ?? '').searchParams.get('unapproved');
    return [{ ...attempt, id: id ?? '' }];
  }
  if (attempt.path === '/v1/comments') {
    const { error } = JSON.parse(text) as { error: { message: string; fields: { path: string; message: string }[] } };
    expect([status, error.fields.every(({ path, message }) => path !== '' && message !== '')]).toEqual([422, true]);
    expect(error.fields.length).toBeGreaterThan(0);
  } else {
    expect([status, text.startsWith('<!doctype html>')]).toEqual([422, true]);
  }
  return [];
}

/** Reads on in the event log until each id has an event that `counts`; gives the last such event by id. */
async function heard(
  form: Form,
  ids: readonly string[],
  counts: (event: ToldEvent) => boolean,
): Promise<Map<string, ToldEvent>> {
  const events = new Map<string, ToldEvent>();
  let cursor = '0';
  await waitUntil(
    'every comment is told about',
    async () => {
      const page = await eventsAfter(form, cursor);
      cursor = page.nextCursor;
      for (const event of page.items.filter(counts)) events.set(event.subject, event);
      return ids.every((id) => events.has(id));
    },
    DEADLINE_MS / 2,
  );
  return events;
}

/** Approves by hand whatever the rules did not approve. */
async function approveAll(form: Form, taken: readonly Taken[]): Promise<Map<string, ToldEvent>> {
  const ids = taken.map(({ id }) => id);
  const verdicts = await heard(form, ids, () => true);
  const others = [...verdicts.values()].filter(({ type }) => type !== 'comment.approved');
  await atATime(SENDERS, others, async ({ subject, id }) => {
    const version = Number(id.slice(subject.length + 1));
    await decide(form, { id: subject, version, decision: 'approve' });
  });
  return heard(form, ids, ({ type }) => type === 'comment.approved');
}

const articleOf = ({ reading }: Form, articleId: string): string =>
  `${reading}/v1/articles/${encodeURIComponent(articleId)}`;

/** What readers see of an article, after checking that its feed is well-formed and says the same. */
async function readArticle(form: Form, { siteId, articleId }: Taken): Promise<Map<string, Listed>> {
  const query = `siteId=${encodeURIComponent(siteId)}`;
  const article = articleOf(form, articleId);
  const { items } = await json<{ items: Listed[] }>(`${article}/comments?limit=${PAGE}&${query}`);
  const byId = new Map(items.map((item) => [item.id, item]));
  const response = await fetch(`${article}/comments.atom?${query}`);
  const { entries } = readFeed(await response.text());
  expect(entries.length).toBe(Math.min(items.length, 50));
  for (const { id, name, uri, content } of entries) {
    const item = byId.get(id);
    const { author, bodyHtml } = item ?? { author: { name: '', url: '' }, bodyHtml: '' };
    expect({ name, uri, content }).toEqual({ name: inXml(author.name), uri: author.url, content: inXml(bodyHtml) });
  }
  return byId;
}

const seen = ({ author, body }: { author?: Listed['author']; body?: string }, { expected }: Taken) => ({
  ...('name' in expected ? { name: author?.name } : {}),
  ...('url' in expected ? { url: author?.url } : {}),
  ...('body' in expected ? { body } : {}),
});

describeEachForm('naughty strings', {}, (form) => {
  (file === null ? test.skip : test)(
    'when one is sent in any field, then it is taken or clearly refused, and what was taken comes back as it is kept',
    async () => {
      const mine = shareOf(form(), strings);
      const attempts = mine.flatMap(attemptsWith);
      const taken = (await atATime(SENDERS, attempts, (attempt) => send(form(), attempt))).flat();
      expect(taken.length).toBeGreaterThan(mine.length * 4);
      const approvals = await approveAll(form(), taken);
      const articles = new Map(taken.map((each) => [JSON.stringify([each.siteId, each.articleId]), each]));
      const lists = await atATime(SENDERS, [...articles.values()], (each) => readArticle(form(), each));
      const listed = new Map(lists.flatMap((each) => [...each]));
      for (const each of taken) {
        const item = listed.get(each.id);
        const told = approvals.get(each.id)?.data;
        if (!item || !told) throw new Error(`${each.field} of ${JSON.stringify(each.articleId)} is not listed`);
        expect([each.field, item.articleId, told.articleId]).toEqual([each.field, each.articleId, each.articleId]);
        expect([each.field, seen(item, each)]).toEqual([each.field, each.expected]);
        expect([each.field, seen(told, each)]).toEqual([each.field, each.expected]);
      }
      expect(form().allLogs()).not.toMatch(/"level":"(error|fatal)"/);
    },
    DEADLINE_MS,
  );

  test('when an article id is as long as it may be, in characters of two units, then its list can be read', async () => {
    const articleId = '👍'.repeat(512);
    const accepted = await accept(form(), newSubmission({ articleId }));
    await expectNothingLost(form(), [accepted]);
  });
});
