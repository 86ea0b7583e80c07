import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Redis } from 'ioredis';
import { openEmbedded, type Embedded } from '@tamis/shared/adapters/embedded/open';
import { connectImpatiently, disconnect } from '@tamis/shared/adapters/redis/connection';
import { redisTurns } from '@tamis/shared/adapters/redis/turns';
import { defaultJudging } from '@tamis/shared/application/judging';
import { submissionJudge } from '@tamis/shared/application/judge-submission';
import { sealPersonalData } from '@tamis/shared/application/personal-data';
import type { CommentStore } from '@tamis/shared/application/ports/comments';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';
import { judge } from '@tamis/shared/domain/judge';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import { after, aJob, anId } from '../builders';
import { ready, redisServer, RUN } from '../contracts/open-redis';
import { describeWithServers } from '../servers/describe-with-servers';

const ROUNDS = 20;

describeWithServers(['redis'], 'turns among workers', () => {
  const server = redisServer();
  let connections: Redis[];
  let embedded: Embedded;
  let folder: string;
  beforeAll(async () => {
    connections = [0, 1].map(() => connectImpatiently(server().url, () => undefined));
    await Promise.all(connections.map(ready));
    folder = mkdtempSync(join(tmpdir(), 'tamis-turns-'));
    embedded = openEmbedded({ folder, now: () => new Date(), maxWaiting: 1 });
  });
  afterAll(async () => {
    await Promise.all(connections.map(disconnect));
    await embedded.close();
    rmSync(folder, { recursive: true });
  });
  const workers = (turnMs?: number) =>
    connections.map((redis) =>
      redisTurns({ redis, prefix: `${RUN}-turn`, ...(turnMs === undefined ? {} : { turnMs }) }),
    );

  test('when several want a turn with a key they share, then one has it at a time, and the others have it after', async () => {
    const [one, two] = workers();
    const [shared, own] = [anId('key'), anId('key')];
    let inside = 0;
    const seen: number[] = [];
    await Promise.all(
      Array.from({ length: 12 }, async (_, at) => {
        const turn = await (at % 2 === 0 ? one : two)?.take([shared, `${own}-${at}`]);
        inside += 1;
        seen.push(inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
        await turn?.end();
      }),
    );
    expect(seen).toEqual(Array.from({ length: 12 }, () => 1));
  });

  test('when a holder is held up, then it knows that its turn is no longer safe before another can have it', async () => {
    const [one, two] = workers(400);
    const key = anId('key');
    const lapsing = await one?.take([key]);
    expect(lapsing?.isHeld()).toBe(true);
    // Resolves only once the first turn has lapsed by itself.
    const next = await two?.take([key]);
    expect(lapsing?.isHeld()).toBe(false);
    await lapsing?.end();
    const third = one?.take([key]);
    expect(await Promise.race([third, Promise.resolve('waits')])).toBe('waits');
    await next?.end();
    await (await third)?.end();
  });

  const keyRing = createKeyRing(parseRing(newRingEntry('test')));
  const { ruleSet, model } = defaultJudging();
  const judgeOf = (turns: ReturnType<typeof redisTurns>, store: CommentStore) =>
    submissionJudge({
      keyRing,
      store,
      rejudging: embedded.rejudging,
      articles: embedded.articles,
      articleSettings: { unknownArticles: 'accept', closeAfterDays: 0, isPageOf: () => false },
      judge: (comment, facts) => judge(comment, facts, { ruleSet, model, abuseModel: null }),
      turns,
      opinion: null,
      now: () => new Date(),
    });
  const jobBy = (email: string, ms: number) =>
    aJob({
      createdAt: after(ms).toISOString(),
      sealed: sealPersonalData(keyRing, {
        email: new HiddenEmail(email),
        origin: { ip: `2001:db8:${Math.floor(Math.random() * 65_535).toString(16)}::1`, userAgent: null },
      }),
    });

  test('when two workers judge two comments of one author at once, then the second knows of the first, every time', async () => {
    const judges = workers().map((turns) => judgeOf(turns, embedded.commentStore));
    for (let round = 0; round < ROUNDS; round += 1) {
      const email = `${anId()}@example.org`;
      const jobs = [jobBy(email, round * 10), jobBy(email, round * 10)];
      const outcomes = await Promise.all(judges.map((judgeOne, at) => judgeOne(jobs[at] ?? jobBy(email, 0))));
      expect(outcomes.map(({ verdict }) => verdict.status).sort()).toEqual(['approved', 'held']);
    }
  });

  test('when a worker is held up between facts and save, then it judges again on the facts of now', async () => {
    const [slow, quick] = workers(400);
    if (!slow || !quick) throw new Error('two workers');
    const email = `${anId()}@example.org`;
    let waited = false;
    const other = judgeOf(quick, embedded.commentStore);
    const heldUp: CommentStore = {
      ...embedded.commentStore,
      async facts(query) {
        const facts = await embedded.commentStore.facts(query);
        if (waited) return facts;
        waited = true;
        // Meanwhile the turn lapses, and the other worker has its own.
        expect((await other(jobBy(email, 0))).verdict.status).toBe('approved');
        return facts;
      },
    };
    const { verdict } = await judgeOf(slow, heldUp)(jobBy(email, 0));
    expect(verdict.status).toBe('held');
    expect(verdict.reasons.map(({ rule }) => rule)).toContain('duplicate');
  });
});
