import isEmail from 'validator/lib/isEmail';
import isURL from 'validator/lib/isURL';
import { z } from 'zod';
import type { Submission } from './comment';
import { ModerationError, type FieldCode, type FieldProblem } from './errors';
import { HiddenEmail } from './hidden-email';

/** The name that lists and feeds use where a submission names no site. */
export const DEFAULT_SITE = 'default';

/** Lengths in Unicode code points unless the name says bytes. Names, addresses and text bytes as in WordPress's columns. */
export const FIELD_LIMITS = {
  articleId: 512,
  articleUrl: 2000,
  articleTitle: 500,
  siteId: 64,
  parentId: 64,
  locale: 35,
  name: 245,
  email: 254,
  url: 200,
  bodyBytes: 65_525,
} as const;

export interface SubmissionOptions {
  /** Longest accepted text in code points. */
  maxBodyLength: number;
  /** Name of the field that people do not see. */
  honeypotField: string;
}

/** Turns untrusted JSON into a `Submission`, or throws `submission/invalid` with every refused field at once. */
export type ParseSubmission = (input: unknown, now: Date) => Submission;

/** White space and everything else that leaves no mark: format and control characters, fillers, the blank braille cell. */
const BLANK = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
const SCHEME = /^[a-z][a-z0-9+-]*:/i;
const WEB_ADDRESS = { protocols: ['http', 'https'], require_protocol: true, allow_underscores: true };
/** An article may stand on a host of an inner network, which has no dot. */
const ARTICLE_ADDRESS = { ...WEB_ADDRESS, require_tld: false };

type Params = Record<string, number>;
const problem = (code: FieldCode, params: Params = {}) => ({ error: code, params, abort: true });
const isBlank = (text: string): boolean => BLANK.test(text);
const fits = (max: number) => (text: string) => text.length <= max || codePoints(text) <= max;
/** A lone half of a surrogate pair is no character: no store or answer could keep it as UTF-8. */
const wellFormed = (text: string): string => text.toWellFormed();

const text = z.string({ error: ({ input }) => (input === undefined || input === null ? 'required' : 'not-text') });
const atMost = (max: number) => text.refine(fits(max), problem('too-long', { max })).transform(wellFormed);
const required = (max: number) => text.refine((value) => !isBlank(value), problem('required')).pipe(atMost(max));
const optional = <Schema extends z.ZodType<string, string>>(schema: Schema) =>
  z
    .preprocess((value) => (typeof value === 'string' && isBlank(value) ? null : value), schema.nullish())
    .transform((value) => value ?? null);

const webAddress = (max: number, options: typeof WEB_ADDRESS) =>
  z
    .string({ error: 'not-text' })
    .transform((value) => (SCHEME.test(value.trim()) ? value.trim() : `https://${value.trim()}`))
    .refine(fits(max), problem('too-long', { max }))
    .refine((value) => isURL(value, options), problem('not-a-web-address'));

const author = z.object(
  {
    name: required(FIELD_LIMITS.name).transform((name) => name.trim()),
    email: required(FIELD_LIMITS.email)
      .transform((email) => email.trim())
      .refine((email) => isEmail(email), problem('not-an-email')),
    url: optional(webAddress(FIELD_LIMITS.url, WEB_ADDRESS)),
  },
  { error: ({ input }) => (input === undefined || input === null ? 'required' : 'not-an-object') },
);

function schemaFor(maxBodyLength: number) {
  return z.object({
    siteId: optional(text.refine((id) => /^[\w.-]+$/.test(id), problem('not-an-id')).pipe(atMost(FIELD_LIMITS.siteId))),
    // Clients resolve these two in the path of a URL, so the article's list could not be read.
    articleId: required(FIELD_LIMITS.articleId).refine((id) => id !== '.' && id !== '..', problem('not-allowed')),
    articleUrl: optional(webAddress(FIELD_LIMITS.articleUrl, ARTICLE_ADDRESS)),
    articleTitle: optional(atMost(FIELD_LIMITS.articleTitle)),
    parentId: optional(atMost(FIELD_LIMITS.parentId)),
    // A missing author is told as its missing fields, which is what a form has to mark.
    author: z.preprocess((value) => value ?? {}, author),
    body: required(maxBodyLength).refine(
      (body) => Buffer.byteLength(body) <= FIELD_LIMITS.bodyBytes,
      problem('too-many-bytes', { max: FIELD_LIMITS.bodyBytes }),
    ),
    locale: optional(
      text
        .refine((tag) => /^[a-zA-Z]{2,8}([-_][a-zA-Z0-9]{1,8})*$/.test(tag), problem('not-allowed'))
        .pipe(atMost(FIELD_LIMITS.locale)),
    ),
    renderedAt: z.number({ error: 'not-a-number' }).nullish(),
  });
}

/** Makes the parser once for the site's limits. It decides by the fields alone: nothing is looked up. */
export function submissionParser(options: SubmissionOptions): ParseSubmission {
  const schema = schemaFor(options.maxBodyLength);
  return (input, now) => {
    const fields = fieldsOf(input);
    const parsed = schema.safeParse(fields);
    if (!parsed.success) {
      throw new ModerationError('submission/invalid', 'the submission has invalid fields', {
        details: { fields: fieldProblems(parsed.error.issues) },
      });
    }
    const { siteId, author, renderedAt, ...rest } = parsed.data;
    const trap = fields[options.honeypotField];
    return {
      siteId: siteId ?? DEFAULT_SITE,
      articleId: rest.articleId,
      articleUrl: rest.articleUrl,
      articleTitle: rest.articleTitle,
      parentId: rest.parentId,
      author: { name: author.name, email: new HiddenEmail(author.email), url: author.url },
      body: rest.body,
      locale: rest.locale,
      signals: {
        honeypotFilled: trap !== undefined && trap !== null && trap !== '',
        fillTimeMs: fillTime(renderedAt, now),
      },
    };
  };
}

function codePoints(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) pairs += 1;
  return text.length - pairs;
}

/** What is no object has no fields, and is told what it lacks. */
function fieldsOf(input: unknown): Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Record<string, unknown>) : {};
}

function fillTime(renderedAt: number | null | undefined, now: Date): number | null {
  if (renderedAt === null || renderedAt === undefined) return null;
  const elapsed = now.getTime() - renderedAt;
  return elapsed >= 0 ? elapsed : null;
}

/** The first problem of each field, in the order of the form. */
function fieldProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const issue of issues) {
    const path = issue.path.join('.');
    if (problems.has(path)) continue;
    const params = issue.code === 'custom' ? (issue.params as Params | undefined) : undefined;
    problems.set(path, {
      path,
      code: issue.message as FieldCode,
      ...(params && Object.keys(params).length > 0 ? { params } : {}),
    });
  }
  return [...problems.values()];
}
