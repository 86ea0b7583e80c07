import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultJudging } from '@tamis/shared/application/judging';
import { submissionJudge, type ArticleSettings } from '@tamis/shared/application/judge-submission';
import { sealPersonalData } from '@tamis/shared/application/personal-data';
import type { SubmissionJob } from '@tamis/shared/application/ports/queue';
import { openEmbedded, type Embedded } from '@tamis/shared/adapters/embedded/open';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';
import { judge } from '@tamis/shared/domain/judge';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import type { JudgedComment } from '@tamis/shared/domain/stored-comment';
import { A_MOMENT, aChange, after, aJob, aJudgedComment, anArticle, anId } from '../builders';

const keyRing = createKeyRing(parseRing(newRingEntry('test')));
let folder: string;
let embedded: Embedded;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tamis-judge-'));
  embedded = openEmbedded({ folder, now: () => A_MOMENT, maxWaiting: 10 });
});
afterEach(async () => {
  await embedded.close();
  rmSync(folder, { recursive: true });
});

const { ruleSet, model } = defaultJudging();
const judgeSubmission = (settings: Partial<ArticleSettings> = {}, store = embedded.commentStore) =>
  submissionJudge({
    keyRing,
    store,
    rejudging: embedded.rejudging,
    articles: embedded.articles,
    articleSettings: {
      unknownArticles: 'accept',
      closeAfterDays: 0,
      isPageOf: (_, origin) => origin === 'https://news.example',
      ...settings,
    },
    judge: (comment, facts) => judge(comment, facts, { ruleSet, model, abuseModel: null }),
    turns: null,
    opinion: null,
    now: () => A_MOMENT,
  });

function jobBy(email: string, ip: string, createdAt: Date, body?: string): SubmissionJob {
  const sealed = sealPersonalData(keyRing, { email: new HiddenEmail(email), origin: { ip, userAgent: null } });
  const job = aJob({ createdAt: createdAt.toISOString(), sealed });
  return body === undefined ? job : { ...job, submission: { ...job.submission, body } };
}

test('when one author sends the same twice and both are judged at once, then the second knows of the first', async () => {
  const run = judgeSubmission();
  const jobs = [0, 1, 2].map((ms) => jobBy('camille@example.org', '192.0.2.1', after(ms)));
  const outcomes = await Promise.all(jobs.map(run));
  expect(outcomes.map(({ verdict }) => verdict.status)).toEqual(['approved', 'held', 'held']);
  expect(outcomes[1]?.verdict.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['duplicate', 'flood']));
});

test('when one network sends under many addresses at once, then all but the first are a flood', async () => {
  const run = judgeSubmission();
  const jobs = [0, 1, 2, 3].map((ms) =>
    jobBy(`${ms}@example.org`, '2001:db8::1', after(ms), `Le quai numéro ${ms} a bien changé`),
  );
  const outcomes = await Promise.all(jobs.map(run));
  const floods = outcomes.map(({ verdict }) => verdict.reasons.some(({ rule }) => rule === 'flood'));
  expect(floods).toEqual([false, true, true, true]);
});

test('when judging one comment fails, then the next of its author is judged all the same', async () => {
  const run = judgeSubmission();
  const broken = { ...jobBy('camille@example.org', '192.0.2.1', A_MOMENT), createdAt: 'never' };
  const [first, second] = await Promise.allSettled([
    run(broken),
    run(jobBy('camille@example.org', '192.0.2.1', after(1))),
  ]);
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
});

test('when its parent is published while a reply is judged, then the reply is marked to be judged again', async () => {
  const parent = aJudgedComment({ status: 'held' });
  await embedded.commentStore.save(parent);
  const { id, articleId } = parent.comment;
  const plain = jobBy('camille@example.org', '192.0.2.1', after(1));
  const job = { ...plain, submission: { ...plain.submission, articleId, parentId: id } };
  const run = judgeSubmission(undefined, {
    ...embedded.commentStore,
    async facts(query) {
      const facts = await embedded.commentStore.facts(query);
      // Decided and told just now: nobody is there yet to be marked.
      await embedded.commentStore.decide(aChange(parent.comment, 'approve'));
      await embedded.rejudging.ask([id]);
      return facts;
    },
  });
  expect((await run(job)).verdict.status).toBe('held');
  expect((await embedded.rejudging.asked(10)).map((reply) => reply.id)).toEqual([job.id]);
});

describe('on an article', () => {
  const job = (submission: Partial<SubmissionJob['submission']> = {}): SubmissionJob => {
    const plain = jobBy(`${anId()}@example.org`, `2001:db8:${anId('1').slice(-4)}::1`, A_MOMENT);
    return { ...plain, submission: { ...plain.submission, articleTitle: 'Cheap pills', ...submission } };
  };
  const storedOf = async ({ id }: SubmissionJob) => embedded.commentStore.find(id);
  const eventOf = async ({ id }: SubmissionJob) =>
    (await embedded.pendingEvents.pending(10)).find(({ subject }) => subject === id)?.data;

  test('when a visitor claims a title and an address elsewhere, then neither is kept or told', async () => {
    const claimed = job({ articleUrl: 'https://pills.example/buy' });
    await judgeSubmission()(claimed);
    expect(await storedOf(claimed)).toMatchObject({ status: 'approved', articleUrl: null, articleTitle: null });
    expect(await eventOf(claimed)).toMatchObject({ articleUrl: null });
    expect(await embedded.articles.list({ siteId: 'default', limit: 10, after: null })).toEqual([]);
  });

  test('when a first comment names an address of the site, then the article is known by it, and by no title', async () => {
    const first = job({ articleUrl: 'https://news.example/port' });
    await judgeSubmission()(first);
    expect(await eventOf(first)).toMatchObject({ articleUrl: 'https://news.example/port' });
    const later = job({ articleUrl: 'https://news.example/other' });
    await judgeSubmission()(later);
    expect(await eventOf(later)).toMatchObject({ articleUrl: 'https://news.example/port' });
    expect(await embedded.articles.find('default', 'an-article')).toMatchObject({ title: null, by: 'first-comment' });
  });

  test('when the first comment is spam, or strangers are held, then it makes no article known', async () => {
    const spam = job({ articleUrl: 'https://news.example/port', signals: { honeypotFilled: true, fillTimeMs: null } });
    await judgeSubmission()(spam);
    await judgeSubmission({ unknownArticles: 'hold' })(job({ articleUrl: 'https://news.example/port' }));
    expect(await embedded.articles.find('default', 'an-article')).toBeNull();
  });

  test('when it comes under an alias, then it stands under the article, with the title and address of the registry', async () => {
    const article = anArticle({ id: 'port', title: 'Le port', url: 'https://news.example/port', aliases: ['12'] });
    await embedded.articles.put(article);
    const first = job({ articleId: 'port' });
    await judgeSubmission()(first);
    const reply = job({ articleId: '12', parentId: first.id });
    await judgeSubmission()(reply);
    expect(await storedOf(reply)).toMatchObject({
      status: 'approved',
      articleId: 'port',
      articleTitle: 'Le port',
      articleUrl: 'https://news.example/port',
    });
  });

  test.each([
    [{ mode: 'held' }, 'held', 'comment.held'],
    [{ mode: 'closed' }, 'rejected', 'comment.rejected'],
    [{ closesAt: A_MOMENT }, 'rejected', 'comment.rejected'],
    [{ closesAt: after(1) }, 'approved', 'comment.approved'],
  ] as const)('when the article says %j, then a good comment is %s and "%s" is told', async (parts, status, type) => {
    await embedded.articles.put(anArticle({ id: 'an-article', ...parts }));
    const good = job();
    const { verdict } = await judgeSubmission()(good);
    expect(verdict.status).toBe(status);
    expect((await embedded.pendingEvents.pending(10)).map((event) => event.type)).toEqual([type]);
    expect(verdict.reasons.some(({ rule }) => rule === 'article')).toBe(status !== 'approved');
  });

  test.each([
    ['hold', 'held'],
    ['refuse', 'rejected'],
  ] as const)(
    'when unknown articles are to %s, then a comment there is %s, and on a known one not',
    async (unknownArticles, status) => {
      const run = judgeSubmission({ unknownArticles });
      expect((await run(job())).verdict.status).toBe(status);
      await embedded.articles.put(anArticle({ id: 'known' }));
      expect((await run(job({ articleId: 'known' }))).verdict.status).toBe('approved');
    },
  );

  test('when the article is renamed while a comment is judged, then the comment goes with it', async () => {
    await embedded.articles.put(anArticle({ id: 'an-article' }));
    const { commentStore, articles } = embedded;
    const renaming = {
      ...commentStore,
      async save(judged: JudgedComment) {
        await articles.replace('an-article', anArticle({ id: 'renamed', aliases: ['an-article'] }));
        return commentStore.save(judged);
      },
    };
    const late = job();
    await judgeSubmission({}, renaming)(late);
    expect(await storedOf(late)).toMatchObject({ articleId: 'renamed' });
  });
});
