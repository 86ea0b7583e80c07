import { articleName } from '../domain/article-name';
import { withAddressAsName, type Article } from '../domain/article';
import type { Status } from '../domain/comment';
import { ModerationError } from '../domain/errors';
import { eventOfChange } from '../domain/event';
import { HiddenEmail } from '../domain/hidden-email';
import type { Notice } from '../domain/notice';
import { DEFAULT_SITE, foundSite } from '../domain/site';
import { restored, storedFrom, type TakeOverOptions, type TakeOverParts } from './imported-comment';
import type { Articles } from './ports/articles';
import type { CommentStore } from './ports/comments';
import type { Notes } from './ports/desk';
import type { ExportedNotice, ExportedRecord, ForeignArticle, ForeignRecord, Versioned } from './ports/exchange';
import type { Lessons } from './ports/lessons';
import type { Reactions, Reports } from './ports/readers';
import type { Notices, Objections } from './ports/cases';
import type { Sites } from './ports/sites';
import type { Versions } from './ports/versions';
import { sealSender } from './notices';

/** Comments written at a time; their writes share the disk's syncs. */
const AT_A_TIME = 200;

export interface ImportParts extends TakeOverParts {
  store: Pick<CommentStore, 'save' | 'facts'>;
  sites: Pick<Sites, 'list' | 'put'>;
  articles: Pick<Articles, 'find' | 'add'>;
  versions: (of: Versioned, siteId: string | null) => Pick<Versions, 'add' | 'find' | 'currentVersion'>;
  lessons: Pick<Lessons, 'add'>;
  notes: Pick<Notes, 'add' | 'of'>;
  reports: Pick<Reports, 'add'>;
  reactions: Pick<Reactions, 'put'>;
  objections: Pick<Objections, 'add'>;
  notices: Pick<Notices, 'add'>;
  now: () => Date;
}

export interface ImportOptions extends TakeOverOptions {
  /** Tells other services of each comment. */
  tell: boolean;
  dryRun: boolean;
  onRefused: (refusal: { place: string; problem: string }) => void;
  /** After every few hundred comments. */
  onProgress: (report: ImportReport) => void;
}

export interface ImportReport {
  imported: number;
  /** Already there from an earlier run. */
  known: number;
  refused: number;
  byStatus: Record<Status, number>;
  /** Articles that were not registered before. */
  articles: number;
  /** What an export holds beside comments and articles, as far as it was not there. */
  besides: number;
}

/** What an export holds that is no comment. */
type Besides = Exclude<ExportedRecord, { kind: 'exported' }>;

/**
 * Takes over the comments of another system, in flat memory. Running it again with the same `source` and `siteId` adds only what is
 * missing, so a run that broke off is simply run again. What cannot be taken over is told to `onRefused` and stops nothing.
 */
export async function importComments(
  parts: ImportParts,
  records: AsyncIterable<ForeignRecord>,
  options: ImportOptions,
): Promise<ImportReport> {
  const report: ImportReport = {
    imported: 0,
    known: 0,
    refused: 0,
    byStatus: { approved: 0, held: 0, spam: 0, rejected: 0, erased: 0 },
    articles: 0,
    besides: 0,
  };
  const refuse = (place: string, problem: string): void => {
    report.refused += 1;
    options.onRefused({ place, problem });
  };
  let batch: Exclude<ForeignRecord, { kind: 'refused' }>[] = [];
  const flush = async (): Promise<void> => {
    const turn = batch;
    batch = [];
    // Judged comments are the history of those after them; the others need not wait for each other.
    if (options.judge) for (const record of turn) await take(record);
    else await Promise.all(turn.map(take));
    options.onProgress({ ...report });
  };
  const take = async (record: (typeof batch)[number]): Promise<void> => {
    if (record.kind === 'comment' || record.kind === 'exported') await takeComment(record);
    else if (record.kind === 'article') await takeArticle(articleOf(record.article, options, parts.now()));
    else if (record.kind === 'registered') await takeArticle(record.article);
    else {
      if (record.kind === 'site') known.add(record.site.id);
      if (options.dryRun || (await keepBesides(record, parts))) report.besides += 1;
    }
  };
  const known = new Set([DEFAULT_SITE, ...(await parts.sites.list()).map(({ id }) => id)]);
  /** What an export of before there were sites holds is of sites that nobody has registered. */
  const register = async (siteId: string): Promise<void> => {
    if (known.has(siteId)) return;
    known.add(siteId);
    if (!options.dryRun) await parts.sites.put(foundSite(siteId));
  };
  const takeArticle = async (article: Article): Promise<void> => {
    const { siteId, id } = article;
    await register(siteId);
    if ((await parts.articles.find(siteId, id)) === null && (options.dryRun || (await parts.articles.add(article))))
      report.articles += 1;
  };
  const takeComment = async (record: Extract<ForeignRecord, { kind: 'comment' | 'exported' }>): Promise<void> => {
    try {
      const stored =
        record.kind === 'exported' ? restored(record.comment, parts) : await storedFrom(record.comment, parts, options);
      await register(stored.siteId);
      const event = options.tell ? eventOfChange(stored, null, parts.now()) : null;
      const isNew = options.dryRun || (await parts.store.save({ comment: stored, event }));
      report[isNew ? 'imported' : 'known'] += 1;
      if (isNew) report.byStatus[stored.status] += 1;
    } catch (error) {
      if (!(error instanceof ModerationError) || error.code !== 'submission/invalid') throw error;
      refuse(
        `comment ${record.comment.id}`,
        (error.details.fields ?? []).map(({ path, code }) => `${path} ${code}`).join(', '),
      );
    }
  };
  for await (const record of records) {
    if (record.kind === 'refused') {
      refuse(record.place, record.problem);
      continue;
    }
    // What names a comment comes after it.
    if (batch[0] && batch[0].kind !== record.kind) await flush();
    batch.push(record);
    if (batch.length >= AT_A_TIME) await flush();
  }
  await flush();
  return report;
}

/** An article of another system, as a site's owner would have told it. */
function articleOf({ id, url, title, closed }: ForeignArticle, { siteId, source }: ImportOptions, at: Date): Article {
  return withAddressAsName({
    siteId,
    id: articleName(id),
    title: title === '' ? null : title,
    url: url !== null && /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null,
    mode: closed ? 'closed' : 'open',
    closesAt: null,
    publishedAt: null,
    aliases: [],
    createdAt: at,
    by: `import:${source}`,
  });
}

/** Keeps what an export holds that is no comment and no article; resolves with whether it was not there. */
async function keepBesides(record: Exclude<Besides, { kind: 'registered' }>, parts: ImportParts): Promise<boolean> {
  switch (record.kind) {
    case 'version':
      return keepVersion(record, parts.versions(record.of, record.siteId));
    case 'lesson':
      await parts.lessons.add(record.lesson);
      return true;
    case 'note': {
      const { id, commentId } = record.note;
      if ((await parts.notes.of(commentId)).some((known) => known.id === id)) return false;
      await parts.notes.add(record.note);
      return true;
    }
    case 'report':
      return parts.reports.add(record.report);
    case 'reaction':
      await parts.reactions.put(record.reacted);
      return true;
    case 'objection':
      return parts.objections.add(record.objection);
    case 'notice':
      return parts.notices.add(restoredNotice(record.notice, parts.keyRing));
    case 'site': {
      if ((await parts.sites.list()).some(({ id }) => id === record.site.id)) return false;
      await parts.sites.put(record.site);
      return true;
    }
  }
}

function restoredNotice({ from, ...notice }: ExportedNotice, keyRing: ImportParts['keyRing']): Notice {
  if (!from) return { ...notice, sealed: null };
  const sender = { name: from.name, email: new HiddenEmail(from.email) };
  return { ...notice, sealed: sealSender(keyRing, sender), sender: keyRing.emailPseudonym(from.email) };
}

/** What is in force here stays in force; where nothing is, what was in force there. */
async function keepVersion(
  { version, isCurrent }: Extract<Besides, { kind: 'version' }>,
  versions: ReturnType<ImportParts['versions']>,
): Promise<boolean> {
  if (await versions.find(version.version)) return false;
  const activate = isCurrent && (await versions.currentVersion()) === null;
  await versions.add(version, { activate });
  return true;
}
