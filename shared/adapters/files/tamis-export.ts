import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { VERSIONED, type ExportedRecord, type ForeignRecord, type ReadForeign } from '../../application/ports/exchange';
import { ARTICLE_MODES } from '../../domain/article';
import { STATUSES } from '../../domain/comment';
import { DECISION_REASONS, HISTORY_KINDS } from '../../domain/decision';
import { NOTICE_GROUNDS, NOTICE_STATES } from '../../domain/notice';
import { OBJECTION_STATES } from '../../domain/objection';
import { isSiteId, SITE_KEPT } from '../../domain/site';
import { REPORT_REASONS } from '../../domain/report';

/** Longest line that is read, in UTF-16 code units: a model in JSON inside JSON. */
const MAX_LINE = 16_000_000;

const when = z.iso.datetime().transform((text) => new Date(text));
const nullable = z
  .string()
  .nullish()
  .transform((text) => text ?? null);
const status = z.enum(STATUSES);

/** A comment as `tamis export` writes it. */
const exported = z.object({
  id: z.string().min(1).max(64),
  siteId: z.string(),
  articleId: z.string(),
  articleUrl: nullable,
  articleTitle: nullable,
  parentId: nullable,
  author: z.object({ name: z.string(), email: z.string(), url: nullable }),
  origin: z.object({ ip: z.union([z.ipv4(), z.ipv6()]), userAgent: nullable }),
  body: z.string(),
  locale: nullable,
  signals: z.object({
    honeypotFilled: z.boolean(),
    fillTimeMs: z.number().nullable(),
    dropped: z.array(z.enum(['author.url', 'parentId'])).optional(),
  }),
  house: z.string().optional(),
  callbackUrl: z.url().optional(),
  notify: z.literal(true).optional(),
  outside: z.enum(['good', 'spam', 'blatant']).optional(),
  createdAt: when,
  status,
  version: z.int().positive(),
  verdict: z.object({
    status: z.enum(['approved', 'held', 'spam', 'rejected']),
    score: z.number(),
    reasons: z.array(
      z.object({
        rule: z.string(),
        weight: z.number(),
        holds: z.boolean(),
        message: z.object({ fr: z.string(), en: z.string() }),
        spans: z.array(
          z.object({
            field: z.enum(['body', 'author.name', 'author.url', 'author.email']),
            start: z.int(),
            end: z.int(),
          }),
        ),
      }),
    ),
    ruleSet: z.string(),
    model: z.string(),
    abuseModel: z.string(),
  }),
  history: z.array(
    z.object({
      kind: z.enum(HISTORY_KINDS),
      by: z.string(),
      at: when,
      reason: z.enum(DECISION_REASONS).nullable(),
      note: nullable,
      law: z.string().optional(),
      told: z.string().optional(),
      onNotice: z.literal(true).optional(),
      from: status,
      to: status,
    }),
  ),
});

const article = z.object({
  siteId: z.string(),
  id: z.string(),
  title: nullable,
  url: nullable,
  mode: z.enum(ARTICLE_MODES),
  closesAt: when.nullable(),
  publishedAt: when.nullable(),
  aliases: z.array(z.string()),
  createdAt: when,
  by: z.string(),
});
const version = z.object({
  of: z.enum(VERSIONED),
  siteId: nullable,
  version: z.string(),
  createdAt: when,
  by: z.string(),
  note: nullable,
  content: z.string(),
  isCurrent: z.boolean(),
});
const lesson = z.object({
  id: z.string(),
  label: z.enum(['spam', 'ham']),
  text: z.string(),
  author: z.object({ name: z.string(), url: nullable }),
  at: when,
  by: z.string(),
});
const note = z.object({ id: z.string(), commentId: z.string(), by: z.string(), at: when, text: z.string() });
const report = z.object({
  commentId: z.string(),
  reporter: z.string(),
  reason: z.enum(REPORT_REASONS),
  note: nullable,
  at: when,
});
const reaction = z.object({ commentId: z.string(), reader: z.string(), reaction: z.enum(['like', 'dislike']) });

const site = z.object({
  id: z.string().refine(isSiteId),
  name: nullable,
  language: z.enum(['fr', 'en']).nullable(),
  origins: z.array(z.string()),
  terms: nullable,
  markup: z.enum(['plain', 'basic']).nullable(),
  keepDays: z.partialRecord(z.enum(SITE_KEPT), z.int().nonnegative()),
  createdAt: when,
  by: z.string(),
});
const outcome = z.object({ by: z.string(), at: when, reply: z.string() }).nullable();
const objection = z.object({
  commentId: z.string(),
  siteId: z.string(),
  at: when,
  text: z.string(),
  against: nullable,
  state: z.enum(OBJECTION_STATES),
  outcome,
  untold: z.boolean(),
});
const notice = z.object({
  id: z.string(),
  commentId: z.string(),
  siteId: z.string(),
  ground: z.enum(NOTICE_GROUNDS),
  explanation: z.string(),
  place: nullable,
  from: z.object({ name: z.string(), email: z.string() }).nullable(),
  sender: z.string(),
  trusted: nullable,
  priority: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  language: z.enum(['fr', 'en']),
  at: when,
  state: z.enum(NOTICE_STATES),
  outcome,
  untold: z.enum(['receipt', 'decision']).nullable(),
});

/** How each kind of line is read; a line of a kind that is none of these is a row of another program. */
const KINDS = {
  comment: (row, place) => exportedComment(row, place),
  article: reader(article, (read) => ({ kind: 'registered', article: read })),
  site: reader(site, (read) => ({ kind: 'site', site: read })),
  objection: reader(objection, (read) => ({ kind: 'objection', objection: read })),
  notice: reader(notice, (read) => ({ kind: 'notice', notice: read })),
  version: reader(version, ({ of, siteId, isCurrent, ...read }) => ({
    kind: 'version',
    of,
    siteId,
    isCurrent,
    version: read,
  })),
  lesson: reader(lesson, (read) => ({ kind: 'lesson', lesson: read })),
  note: reader(note, (read) => ({ kind: 'note', note: read })),
  report: reader(report, (read) => ({ kind: 'report', report: read })),
  reaction: reader(reaction, (read) => ({ kind: 'reaction', reacted: read })),
} satisfies Record<string, (row: unknown, place: string) => ForeignRecord>;

function reader<Schema extends z.ZodType>(schema: Schema, record: (read: z.output<Schema>) => ForeignRecord) {
  return (row: unknown, place: string): ForeignRecord => {
    const parsed = schema.safeParse(row);
    return parsed.success ? record(parsed.data) : refused(parsed.error, place);
  };
}

/** A row that another program made: what is missing is made up as for any other system's comment. */
const simple = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  parentId: z.union([z.string(), z.number()]).transform(String).nullish(),
  articleId: z.string(),
  articleUrl: nullable,
  articleTitle: nullable,
  author: z.object({ name: nullable, email: nullable, url: nullable, ip: nullable, userAgent: nullable }),
  body: z.string(),
  createdAt: when,
  status: status.default('approved'),
});

/** An export's lines: what it is, then one thing a line, as `readJsonLines` reads them. */
export async function* tamisExport(records: AsyncIterable<ExportedRecord>, at: Date): AsyncGenerator<string> {
  yield `${JSON.stringify({ kind: 'export', format: FORMAT, exportedAt: at.toISOString() })}\n`;
  for await (const record of records) yield `${JSON.stringify(lineOf(record))}\n`;
}

/** Raised whenever a reader of the last one could not read this one. */
const FORMAT = 2;

function lineOf(record: ExportedRecord): object {
  switch (record.kind) {
    case 'exported': {
      const { email, author, ...comment } = record.comment;
      return { kind: 'comment', ...comment, author: { name: author.name, email, url: author.url } };
    }
    case 'registered':
      return { kind: 'article', ...record.article };
    case 'version':
      return {
        kind: 'version',
        of: record.of,
        siteId: record.siteId,
        ...record.version,
        isCurrent: record.isCurrent,
      };
    case 'site':
      return { kind: 'site', ...record.site };
    case 'objection':
      return { kind: 'objection', ...record.objection };
    case 'notice':
      return { kind: 'notice', ...record.notice };
    case 'lesson':
      return { kind: 'lesson', ...record.lesson };
    case 'note':
      return { kind: 'note', ...record.note };
    case 'report':
      return { kind: 'report', ...record.report };
    case 'reaction':
      return { kind: 'reaction', ...record.reacted };
  }
}

/** JSON lines: an export of Tamis, or rows `{ id, articleId, author: { name, email?, url? }, body, createdAt, status?, parentId? }`. */
export const readJsonLines: ReadForeign = async function* (file) {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() !== '') yield* recordsOf(line.replace(/^\ufeff/, ''), `line ${number}`);
  }
};

function recordsOf(line: string, place: string): ForeignRecord[] {
  if (line.length > MAX_LINE) return [{ kind: 'refused', place, problem: `is longer than ${MAX_LINE} characters` }];
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return [{ kind: 'refused', place, problem: 'is not JSON' }];
  }
  const kind = typeof row === 'object' && row !== null && 'kind' in row ? row.kind : undefined;
  if (kind === 'export') return [];
  const read =
    typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : simpleComment;
  return [read(row, place)];
}

function exportedComment(row: unknown, place: string): ForeignRecord {
  const parsed = exported.safeParse(row);
  if (!parsed.success) return refused(parsed.error, place);
  const { author, house, callbackUrl, notify, outside, ...rest } = parsed.data;
  const { email, name, url } = author;
  const asked = {
    ...(house === undefined ? {} : { house }),
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
    ...(notify ? { notify } : {}),
    ...(outside === undefined ? {} : { outside }),
  };
  return { kind: 'exported', comment: { ...rest, ...asked, email, author: { name, url } } };
}

function simpleComment(row: unknown, place: string): ForeignRecord {
  const parsed = simple.safeParse(row);
  if (!parsed.success) return refused(parsed.error, place);
  const { articleId, articleUrl, articleTitle, parentId, author, ...rest } = parsed.data;
  return {
    kind: 'comment',
    comment: {
      ...rest,
      parentId: parentId ?? null,
      article: { id: articleId, url: articleUrl, title: articleTitle, closed: false },
      author: { ...author, name: author.name ?? '' },
    },
  };
}

function refused(error: z.ZodError, place: string): ForeignRecord {
  const problem = error.issues.map(({ path, message }) => `${path.join('.') || 'the row'}: ${message}`).join('; ');
  return { kind: 'refused', place, problem };
}
