import { exportAll, exportArticles } from '@tamis/shared/application/export-comments';
import { importComments, type ImportOptions } from '@tamis/shared/application/import-comments';
import type {
  ExportedComment,
  ExportedRecord,
  ForeignComment,
  ForeignRecord,
  Versioned,
} from '@tamis/shared/application/ports/exchange';
import { articleName } from '@tamis/shared/domain/article-name';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import { submissionParser } from '@tamis/shared/domain/parse-submission';
import { sealSender } from '@tamis/shared/application/notices';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';
import { A_MOMENT, after, anArticle, anId, aNotice, anObjection, aSite, aVerdict } from '../builders';
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

  test('when all is exported and imported into an empty store, then nothing of it is lost, and a second time adds nothing', async () => {
    await importAll(stores(), [aForeign({}), aForeign({ status: 'rejected' })], { teach: true });
    const { articles, ruleSets, models, lessons, notes, reports, reactions } = stores();
    const commentId = (await approved(stores()))[0]?.id ?? '';
    await articles.put(anArticle({ id: 'le-port', title: 'Le port', aliases: ['p1'], closesAt: after(5) }));
    await articles.put(anArticle({ siteId: 'other', id: 'x', mode: 'closed' }));
    const version = { createdAt: A_MOMENT, by: 'eve', note: 'plus doux', content: '{}' };
    await ruleSets.add({ ...version, version: 'rules-1' }, { activate: true });
    await ruleSets.add({ ...version, version: 'rules-2', createdAt: after(1) }, { activate: false });
    await models.add({ ...version, version: 'model-1' }, { activate: false });
    const author = { name: 'Ada', url: null };
    await lessons.add({ id: 'l1', label: 'spam', text: 'Achetez', author, at: A_MOMENT, by: 'blog' });
    for (const id of ['n2', 'n1']) await notes.add({ id, commentId, by: 'ada', at: A_MOMENT, text: 'à relire' });
    await reports.add({ commentId, reporter: 'r', reason: 'spam', note: 'pub', at: A_MOMENT });
    for (const reader of ['a', 'b']) await reactions.put({ commentId, reader, reaction: 'like' });
    const site = aSite({ id: 'gazette', name: 'La Gazette', keepDays: { spam: 3 } });
    await stores().sites.put(site);
    await ruleSets.of('gazette').add({ ...version, version: 'rules-1@gazette' }, { activate: true });
    await stores().objections.add(anObjection({ commentId }));
    const email = 'lea@example.org';
    const sealed = sealSender(keyRing, { name: 'Léa', email: new HiddenEmail(email) });
    await stores().notices.add(aNotice({ commentId, sealed, sender: keyRing.emailPseudonym(email) }));
    await stores().notices.add(aNotice({ id: 'nameless', commentId, sealed: null }));
    const before = await exported(stores());
    expect(before.map(({ kind }) => kind)).toEqual([
      ...['site', 'registered', 'registered', 'version', 'version', 'version', 'version', 'lesson'],
      ...['exported', 'exported', 'note', 'note', 'report', 'reaction', 'reaction', 'objection', 'notice', 'notice'],
    ]);
    const other = await open();
    try {
      const first = await importComments(partsOf(other), recordsOf(before), options());
      expect(first).toMatchObject({ imported: 2, articles: 2, besides: 14 });
      expect(sorted(withoutSite('other', await exported(other)))).toEqual(sorted(before));
      expect((await approved(other))[0]).toMatchObject({ id: commentId, likes: 2 });
      // The site that only an article named is registered by its id.
      expect((await other.sites.list()).map(({ id }) => id)).toEqual(['gazette', 'other']);
      const second = await importComments(partsOf(other), recordsOf(before), options());
      expect(second).toMatchObject({ imported: 0, known: 2, articles: 0 });
      expect(sorted(withoutSite('other', await exported(other)))).toEqual(sorted(before));
    } finally {
      await other.close();
    }
  });

  test('when an installation has rules of its own, then those of an export come as former ones', async () => {
    const { ruleSets } = stores();
    const version = { createdAt: A_MOMENT, by: 'eve', note: null, content: '{}' };
    await ruleSets.add({ ...version, version: 'own' }, { activate: true });
    const record = {
      kind: 'version',
      of: 'rule-set',
      siteId: null,
      version: { ...version, version: 'theirs' },
      isCurrent: true,
    } as const;
    await importComments(partsOf(stores()), recordsOf([record]), options());
    expect(await ruleSets.currentVersion()).toBe('own');
    expect((await ruleSets.find('theirs'))?.by).toBe('eve');
  });

  test('when a file tells of articles, then those that nobody has registered are, with their title and whether they are closed', async () => {
    const { articles } = stores();
    await articles.put(anArticle({ id: 'known', title: 'De nous' }));
    const told = (id: string, closed: boolean): ForeignRecord => ({
      kind: 'article',
      article: { id, url: `https://www.example.org/${id}`, title: 'De là-bas', closed },
    });
    const records = [told('known', true), told('new', true), told('open', false)];
    expect(await importComments(partsOf(stores()), recordsOf(records), options({ dryRun: true }))).toMatchObject({
      articles: 2,
    });
    expect(await articles.find('default', 'new')).toBeNull();
    expect(await importComments(partsOf(stores()), recordsOf(records), options())).toMatchObject({ articles: 2 });
    expect(await articles.find('default', 'known')).toMatchObject({ title: 'De nous', mode: 'open' });
    const found = await articles.find('default', articleName('https://www.example.org/new'));
    expect(found).toMatchObject({ id: 'new', title: 'De là-bas', mode: 'closed', by: 'import:test' });
    expect(await articles.find('default', 'open')).toMatchObject({ mode: 'open' });
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

function partsOf(stores: Stores) {
  return {
    ...stores,
    store: stores.commentStore,
    versions: versionsOf(stores),
    keyRing,
    parse,
    judge: () => ({ ...aVerdict(), status: 'held' as const }),
    now: () => A_MOMENT,
  };
}

function importAll(stores: Stores, comments: readonly ForeignComment[], parts: Partial<ImportOptions> = {}) {
  const records = comments.map((comment): ForeignRecord => ({ kind: 'comment', comment }));
  return importComments(partsOf(stores), recordsOf(records), options(parts));
}

function approved({ commentLists }: Stores) {
  return commentLists.approved({ siteId: 'default', articleId: 'le-port', order: 'oldest', limit: 10, after: null });
}

async function exported(stores: Stores): Promise<ExportedRecord[]> {
  const records: ExportedRecord[] = [];
  for await (const record of exportAll({
    ...stores,
    lists: stores.commentLists,
    versions: versionsOf(stores),
    keyRing,
  }))
    records.push(record);
  return records;
}

function withoutSite(id: string, records: readonly ExportedRecord[]): ExportedRecord[] {
  return records.filter((each) => each.kind !== 'site' || each.site.id !== id);
}

/** In an order that does not depend on the store. */
function sorted(records: readonly ExportedRecord[]): ExportedRecord[] {
  return records.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
}

const none = {
  list: () => Promise.resolve([]),
  find: () => Promise.resolve(null),
  currentVersion: () => Promise.resolve(null),
  add: () => Promise.reject(new Error('no version of this kind is exported')),
};

function versionsOf({ ruleSets, models }: Stores) {
  // One kind of model is enough to see that kinds do not mix.
  const common = { 'rule-set': ruleSets, model: models, 'abuse-model': none, 'statement-texts': none };
  return (of: Versioned, siteId: string | null) => (siteId === null ? common[of] : ruleSets.of(siteId));
}
