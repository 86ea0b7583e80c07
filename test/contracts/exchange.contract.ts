import { exportArticles, exportComments } from '@tamis/shared/application/export-comments';
import { importComments, type ImportOptions } from '@tamis/shared/application/import-comments';
import type { ExportedComment, ForeignComment, ForeignRecord } from '@tamis/shared/application/ports/exchange';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import { submissionParser } from '@tamis/shared/domain/parse-submission';
import { A_MOMENT, after, anId, aVerdict } from '../builders';
import { eachStores, type OpenStores, type Stores } from './stores';

const keyRing = createKeyRing(parseRing(newRingEntry('test')));
const parse = submissionParser({ maxBodyLength: 65_525, honeypotField: '' });

/** Moving in and out, on every store. */
export function exchangeContract(open: OpenStores): void {
  const stores = eachStores(open);

  test('when a file is imported twice, then the second time adds nothing', async () => {
    const comments = [aForeign({ status: 'approved' }), aForeign({ status: 'spam' }), aForeign({ status: 'held' })];
    const first = await importAll(stores(), comments);
    const second = await importAll(stores(), comments);
    expect(first).toMatchObject({ imported: 3, known: 0, byStatus: { approved: 1, spam: 1, held: 1 } });
    expect(second).toMatchObject({ imported: 0, known: 3 });
  });

  test('when a reply is imported, then it names its parent, and readers see both', async () => {
    const parent = aForeign({});
    const reply = aForeign({ parentId: parent.id, createdAt: after(1000) });
    await importAll(stores(), [reply, parent]);
    const [first, second] = await approved(stores());
    expect(second?.parentId).toBe(first?.id);
  });

  test('when it was imported without telling, then no event waits; with telling, one does', async () => {
    await importAll(stores(), [aForeign({})]);
    expect(await stores().pendingEvents.pending(10)).toEqual([]);
    await importAll(stores(), [aForeign({})], { tell: true });
    expect(await stores().pendingEvents.pending(10)).toHaveLength(1);
  });

  test('when statuses teach, then they stand as decisions', async () => {
    await importAll(stores(), [aForeign({ status: 'spam' })], { teach: true });
    const decided = await stores().commentLists.newest({ limit: 10, after: null, decided: true });
    expect(decided.map(({ status, history }) => [status, history[0]?.by])).toEqual([['spam', 'import:test']]);
  });

  test('when it is judged, then the verdict decides about what was published', async () => {
    const report = await importAll(stores(), [aForeign({}), aForeign({ status: 'spam' })], { judge: true });
    expect(report.byStatus).toMatchObject({ held: 1, spam: 1, approved: 0 });
  });

  test('when it is a dry run, then nothing is written; what no visitor could send is told', async () => {
    const refusals: string[] = [];
    const onRefused = ({ place, problem }: { place: string; problem: string }): void => {
      refusals.push(`${place} ${problem}`);
    };
    const empty = aForeign({ body: ' ' });
    const report = await importAll(stores(), [aForeign({}), empty], { dryRun: true, onRefused });
    expect(report).toMatchObject({ imported: 1, refused: 1 });
    expect(refusals).toEqual([`comment ${empty.id} body required`]);
    expect(await approved(stores())).toEqual([]);
  });

  test('when all is exported and imported into an empty store, then nothing of it is lost', async () => {
    await importAll(stores(), [aForeign({}), aForeign({ status: 'rejected' })], { teach: true });
    const before = await exported(stores());
    const other = await open();
    try {
      await importComments(
        partsOf(other),
        recordsOf(before.map((comment) => ({ kind: 'exported', comment }))),
        options(),
      );
      expect(await exported(other)).toEqual(before);
    } finally {
      await other.close();
    }
    expect(before).toHaveLength(2);
  });

  test('when it is exported by article, then each comes whole and oldest first', async () => {
    const [one, other] = [aForeign({ createdAt: after(5000) }), aForeign({ status: 'held' })];
    await importAll(stores(), [one, other]);
    const articles: ExportedComment[][] = [];
    for await (const article of exportArticles({ lists: stores().commentLists, keyRing })) articles.push(article);
    expect(articles.map((comments) => comments.map(({ status }) => status))).toEqual([['held', 'approved']]);
  });
}

function aForeign(parts: Partial<ForeignComment>): ForeignComment {
  return {
    id: anId('foreign'),
    parentId: null,
    article: { id: 'le-port', url: null, title: null, closed: false },
    author: { name: 'Camille', email: 'camille@example.org', url: null, ip: null, userAgent: null },
    body: 'Bonjour à tous',
    createdAt: A_MOMENT,
    status: 'approved',
    ...parts,
  };
}

async function* recordsOf(records: readonly ForeignRecord[]): AsyncGenerator<ForeignRecord> {
  for (const record of records) yield await Promise.resolve(record);
}

function options(parts: Partial<ImportOptions> = {}): ImportOptions {
  return {
    source: 'test',
    siteId: 'default',
    nameless: 'Anonyme',
    judge: false,
    teach: false,
    tell: false,
    dryRun: false,
    onRefused: ({ place, problem }) => {
      throw new Error(`${place}: ${problem}`);
    },
    onProgress: () => undefined,
    ...parts,
  };
}

function partsOf({ commentStore: store }: Stores) {
  return { store, keyRing, parse, judge: () => ({ ...aVerdict(), status: 'held' as const }), now: () => A_MOMENT };
}

function importAll(stores: Stores, comments: readonly ForeignComment[], parts: Partial<ImportOptions> = {}) {
  const records = comments.map((comment): ForeignRecord => ({ kind: 'comment', comment }));
  return importComments(partsOf(stores), recordsOf(records), options(parts));
}

function approved({ commentLists }: Stores) {
  return commentLists.approved({ siteId: 'default', articleId: 'le-port', order: 'oldest', limit: 10, after: null });
}

async function exported({ commentLists: lists }: Stores): Promise<ExportedComment[]> {
  const comments: ExportedComment[] = [];
  for await (const comment of exportComments({ lists, keyRing })) comments.push(comment);
  return comments;
}
