import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deskStatistics } from '@tamis/shared/application/desk-statistics';
import type { ReviewQuery } from '@tamis/shared/application/ports/comments';
import type { Status } from '@tamis/shared/domain/comment';
import type { JudgedComment } from '@tamis/shared/domain/stored-comment';
import { aJudgedComment, after, aReason, aVerdict, factsQueryFor } from '../builders';
import { openEmbeddedStores } from '../contracts/open-embedded';
import { connectMongo, openMongoStores } from '../contracts/open-mongo';
import type { Stores } from '../contracts/stores';
import { plansOf, type FindCommand } from '../servers/mongo-plans';
import { startMongo } from '../servers/start-mongo';
import { machine, median } from './pinned';

/**
 * What a hundred times as many comments cost: `npm run bench:growth`. Every list and count that readers, moderators and the worker ask
 * for, at the ports, where nothing hides the difference; on both stores, each filled to the small size, asked, filled on, and asked again.
 */
const [SMALL, LARGE] = [10_000, Number(process.env['TAMIS_TEST_GROWTH'] ?? 1_000_000)];
/** The large size may cost this many times the small one. */
const MUST = 1.5;
/** What takes less than this at the large size is answered at once: the request around it takes longer. */
const AT_ONCE_MS = 5;
const ROUND = 500;
const REPEATS = 60;
const AN_ARTICLE = 100;
const AN_AUTHOR = 10;
const SECOND_MS = 1000;

const WORDS = Array.from({ length: 5000 }, (_, at) => `mot${at.toString(36)}`);
/** So few comments hold it at any size. */
const RARE_WORD = 'quincaillerie';
const RARE = 20;
/** Every so manieth comment holds it. */
const USUAL_WORD = 'phare';
const USUAL_EACH = 97;
const RARE_RULE = 'honeypot';
const USUAL_RULE = 'links';

/** The comment at that place of a site's life: authors and articles come and go, a few comments wait, and one in ten was spam. */
function commentAt(at: number): JudgedComment & { event: NonNullable<JudgedComment['event']> } {
  const [status, from]: [Status, 'approved' | 'held' | 'spam'] =
    at % 50 === 7
      ? ['held', 'held']
      : at % 10 === 3
        ? ['spam', 'spam']
        : at % 20 === 5
          ? ['approved', 'held']
          : ['approved', 'approved'];
  const isRare = at < SMALL && at % (SMALL / RARE) === 7;
  const reasons = from === 'approved' ? [] : [aReason(isRare ? RARE_RULE : USUAL_RULE)];
  const words = Array.from({ length: 40 }, (_, word) => WORDS[(at * 31 + word * word * 17) % WORDS.length]);
  if (isRare) words.push(RARE_WORD);
  if (at % USUAL_EACH === 0) words.push(USUAL_WORD);
  const author = Math.floor(at / AN_AUTHOR);
  return aJudgedComment({
    articleId: `article-${Math.floor(at / AN_ARTICLE)}`,
    author: { name: `Camille ${author}`, url: null },
    body: words.join(' '),
    createdAt: after(at * SECOND_MS),
    status,
    verdict: aVerdict({ status: from, score: reasons.length * 3, reasons }),
    keys: {
      email: `email-${author}`,
      network: `network-${author}`,
      text: `text-${at}`,
      bands: Array.from({ length: 16 }, (_, band) => `${at}-${band}`),
    },
  });
}

async function fill({ commentStore, commentLists, eventLog }: Stores, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += ROUND) {
    const some = Array.from({ length: Math.min(ROUND, to - at) }, (_, place) => commentAt(at + place));
    await Promise.all(some.map(({ comment }) => commentStore.save({ comment, event: null })));
    await eventLog.append(some.map(({ event }) => event));
    await commentLists.indexWords(ROUND);
  }
}

/** What is asked, by name; each takes a place of the site's life, so that no answer is another one's. */
function questions(stores: Stores, size: number): Map<string, (at: number) => Promise<unknown>> {
  const { commentStore, commentLists, eventLog, audit } = stores;
  const now = (): Date => after(size * SECOND_MS);
  const articleOf = (at: number): string => `article-${Math.floor(at / AN_ARTICLE)}`;
  const review = (query: Partial<ReviewQuery>) => () =>
    commentLists.forReview({ status: 'held', limit: 50, after: null, ...query });
  const statistics = deskStatistics({ lists: commentLists, audit, now });
  return new Map<string, (at: number) => Promise<unknown>>([
    [
      'list of 20',
      (at) =>
        commentLists.approved({ siteId: 'default', articleId: articleOf(at), order: 'oldest', limit: 20, after: null }),
    ],
    ['list has changed?', (at) => commentLists.stampOf('default', articleOf(at))],
    ['counts of 20 articles', (at) => commentLists.countApproved('default', twenty(at, size).map(articleOf))],
    ['facts of a comment', (at) => commentStore.facts(factsQueryFor(commentAt(at).comment, { until: now() }))],
    ['queue, held', review({})],
    ['queue, held, newest', review({ order: 'newest' })],
    ['queue, held, by score', review({ order: 'score' })],
    ['queue, approved', review({ status: 'approved' })],
    ['queue, a usual rule', review({ rule: USUAL_RULE })],
    ['queue, a rare rule', review({ rule: RARE_RULE })],
    ['spam of a rare rule', review({ status: 'spam', rule: RARE_RULE })],
    ['search, a rare word', review({ words: RARE_WORD })],
    ['search, a usual word', review({ words: USUAL_WORD })],
    ['search among the approved', review({ status: 'approved', words: RARE_WORD })],
    ['search, two words', review({ words: `${USUAL_WORD} ${RARE_WORD}` })],
    ['statistics', () => statistics()],
    ['events after a cursor', (at) => eventLog.readAfter(at, 100)],
  ]);
}

function twenty(at: number, size: number): number[] {
  return Array.from({ length: 20 }, (_, each) => (at + each * AN_ARTICLE) % size);
}

async function ask(stores: Stores, size: number): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const [name, question] of questions(stores, size)) {
    const taken: number[] = [];
    for (let each = 0; each < REPEATS; each += 1) {
      // Spread over the whole life, so that what is asked for is seldom what was asked for before.
      const at = Math.floor((each * 0.618_034 * size) % size);
      const begun = performance.now();
      await question(at);
      taken.push(performance.now() - begun);
    }
    times.set(name, median(taken.slice(10)));
  }
  return times;
}

/** How MongoDB finds the facts of a hundred comments at a time. */
async function tellPlans(stores: Stores, url: string, asked: FindCommand[]): Promise<void> {
  asked.length = 0;
  const queries = twenty(SMALL, LARGE).map((at) => factsQueryFor(commentAt(at).comment, { parentId: 'nobody' }));
  await Promise.all(queries.map((query) => stores.commentStore.facts(query)));
  const mongo = await connectMongo(url);
  try {
    for (const { index, keys, documents, given } of await plansOf(mongo.connection, asked))
      console.log(`  facts of 20 by ${index.padEnd(22)} ${keys} keys, ${documents} documents read, ${given} given`);
  } finally {
    await mongo.close();
  }
}

async function grow(
  name: string,
  open: () => Promise<Stores>,
  tell: (stores: Stores) => Promise<void>,
): Promise<boolean> {
  const stores = await open();
  try {
    await fill(stores, 0, SMALL);
    const small = await ask(stores, SMALL);
    const begun = performance.now();
    await fill(stores, SMALL, LARGE);
    const rate = (LARGE - SMALL) / ((performance.now() - begun) / 1000);
    const large = await ask(stores, LARGE);
    console.log(`\n${name}, filled at ${rate.toFixed(0)}/s`.padEnd(40) + `${SMALL}    ${LARGE}     growth`);
    let enough = true;
    for (const [question, one] of small) {
      const other = large.get(question) ?? NaN;
      const isEnough = other <= one * MUST || other <= AT_ONCE_MS;
      enough &&= isEnough;
      const cells = [`${one.toFixed(2)} ms`, `${other.toFixed(2)} ms`, `${(other / one).toFixed(2)} x`];
      console.log(
        `  ${question.padEnd(28)}${cells.map((cell) => cell.padStart(12)).join('')}${isEnough ? '' : '  too much'}`,
      );
    }
    await tell(stores);
    return enough;
  } finally {
    await stores.close();
  }
}

async function main(): Promise<void> {
  console.log(machine());
  const folder = mkdtempSync(join(tmpdir(), 'tamis-bench-'));
  const mongod = await startMongo({ config: { wiredTigerCacheSizeGB: '2' } });
  try {
    const asked = process.argv.slice(2);
    const finds: FindCommand[] = [];
    const onCommand = (command: Record<string, unknown>): void => {
      if (command['find'] === 'comments') finds.push(command as unknown as FindCommand);
    };
    for (const [name, open, tell] of [
      ['standalone', () => openEmbeddedStores(folder), () => Promise.resolve()],
      [
        'mongodb',
        () => openMongoStores(mongod.url, onCommand),
        (stores: Stores) => tellPlans(stores, mongod.url, finds),
      ],
    ] as const) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      if (!(await grow(name, open, tell))) process.exitCode = 1;
    }
  } finally {
    await mongod.close();
    rmSync(folder, { recursive: true });
  }
}

void main();
