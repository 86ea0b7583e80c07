import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { ExportedComment, ForeignRecord, ReadForeign } from '../../application/ports/exchange';
import { STATUSES } from '../../domain/comment';
import { DECISION_REASONS, HISTORY_KINDS } from '../../domain/decision';

/** Longest line that is read, in UTF-16 code units: a comment at its limits, with every reason. */
const MAX_LINE = 4_000_000;

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
      from: status,
      to: status,
    }),
  ),
});

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

/** An export's lines: what it is, then a comment a line, as `readJsonLines` reads them. */
export async function* tamisExport(comments: AsyncIterable<ExportedComment>, at: Date): AsyncGenerator<string> {
  yield `${JSON.stringify({ kind: 'export', format: 1, exportedAt: at.toISOString() })}\n`;
  for await (const { email, author, ...comment } of comments)
    yield `${JSON.stringify({ kind: 'comment', ...comment, author: { name: author.name, email, url: author.url } })}\n`;
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
  return [kind === 'comment' ? exportedComment(row, place) : simpleComment(row, place)];
}

function exportedComment(row: unknown, place: string): ForeignRecord {
  const parsed = exported.safeParse(row);
  if (!parsed.success) return refused(parsed.error, place);
  const { author, house, callbackUrl, notify, ...rest } = parsed.data;
  const { email, name, url } = author;
  const asked = {
    ...(house === undefined ? {} : { house }),
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
    ...(notify ? { notify } : {}),
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
