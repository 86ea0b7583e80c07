import { z } from 'zod';
import type { DroppedField, Submission } from './comment';
import { articleName } from './article-name';
import { ModerationError, type FieldCode, type FieldProblem } from './errors';
import { HiddenEmail, isEmailAddress } from './hidden-email';
import { DEFAULT_SITE, SITE_LIMITS, type SiteInForce } from './site';
import { keptText, oneLine } from './text/clean-text';
import { readArticleAddress, readWebsite } from './web-address';
import { textFingerprint } from './text/fingerprint';

/** Lengths in Unicode code points unless the name says bytes. Names, addresses and text bytes as in WordPress's columns. */
export const FIELD_LIMITS = {
  articleId: 512,
  articleUrl: 2000,
  articleTitle: 500,
  siteId: SITE_LIMITS.id,
  parentId: 64,
  locale: 35,
  name: 245,
  email: 254,
  url: 200,
  bodyBytes: 65_525,
  callbackUrl: 2000,
} as const;

export interface SubmissionOptions {
  /** Longest accepted text in code points. */
  maxBodyLength: number;
  /** Name of the field that people do not see. */
  honeypotField: string;
  /** The site of that id, null when there is none; any id is a site's without it. */
  siteOf?: (id: string) => Pick<SiteInForce, 'language'> | null;
  /** Origins whose programs may ask to be called back. */
  callbackOrigins?: readonly string[];
  /** Names that no visitor may have, in whatever spelling. */
  reservedNames?: readonly string[];
  /** Whether authors can be told by mail; where they cannot, their wish is not kept for a later day. */
  offersMail?: boolean;
}

/** Turns untrusted JSON into a `Submission`, or throws `submission/invalid` with every refused field at once. */
export type ParseSubmission = (input: unknown, now: Date) => Submission;

/** White space and everything else that leaves no mark: format and control characters, fillers, the blank braille cell. */
const BLANK = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;
const LANGUAGE_TAG = /^[a-z]{2,8}(?:[-_][a-z0-9]{1,8})*$/i;
/** Milliseconds of a time that is said in seconds, and of one that is said in microseconds, end here. */
const LEAST_MS = 1e11;
const MOST_MS = 1e14;

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

/** What a visitor typed as a website. One that cannot be linked is dropped; a scheme of another kind was meant, and is refused. */
const website = z
  .string({ error: 'not-text' })
  .transform((value) => {
    const read = readWebsite(oneLine(value));
    return typeof read === 'string' ? read : read.address;
  })
  .refine((read) => read !== 'foreign-scheme', problem('not-a-web-address'))
  .refine(fits(FIELD_LIMITS.url), problem('too-long', { max: FIELD_LIMITS.url }))
  .transform((read) => (read === 'unusable' ? null : read));

const authorOf = (reserved: ReadonlySet<string>) =>
  z.object(
    {
      name: required(FIELD_LIMITS.name)
        .transform(oneLine)
        .refine((name) => reserved.size === 0 || !reserved.has(textFingerprint(name).exact), problem('reserved')),
      email: required(FIELD_LIMITS.email)
        .transform((email) => email.trim())
        .refine((email) => isEmailAddress(email), problem('not-an-email')),
      url: z.preprocess((value) => (typeof value === 'string' && isBlank(value) ? null : value), website.nullish()),
    },
    { error: ({ input }) => (input === undefined || input === null ? 'required' : 'not-an-object') },
  );

function schemaFor({ maxBodyLength, siteOf, callbackOrigins = [], reservedNames = [] }: SubmissionOptions) {
  // Case, accents, look-alike letters and punctuation make no other name.
  const author = authorOf(new Set(reservedNames.map((name) => textFingerprint(name).exact)));
  const isKnown = (id: string | null): boolean => !siteOf || siteOf(id ?? DEFAULT_SITE) !== null;
  return z.object({
    siteId: optional(
      text.refine((id) => /^[\w.-]+$/.test(id), problem('not-an-id')).pipe(atMost(FIELD_LIMITS.siteId)),
    ).refine(isKnown, problem('not-allowed')),
    // Clients resolve these two in the path of a URL, so the article's list could not be read.
    articleId: required(FIELD_LIMITS.articleId)
      .transform(articleName)
      .refine(fits(FIELD_LIMITS.articleId), problem('too-long', { max: FIELD_LIMITS.articleId }))
      .refine((id) => id !== '.' && id !== '..', problem('not-allowed')),
    // A program sends it, which must know that nobody will call: here nothing is left out silently.
    callbackUrl: optional(
      text
        .pipe(atMost(FIELD_LIMITS.callbackUrl))
        .refine((url) => URL.canParse(url), problem('not-a-web-address'))
        .refine((url) => isCallable(new URL(url), callbackOrigins), problem('not-allowed')),
    ),
    // A missing author is told as its missing fields, which is what a form has to mark.
    author: z.preprocess((value) => value ?? {}, author),
    body: bodyOf(maxBodyLength),
  });
}

const bodyOf = (max: number) =>
  required(max)
    .transform(keptText)
    .refine(
      (body) => Buffer.byteLength(body) <= FIELD_LIMITS.bodyBytes,
      problem('too-many-bytes', { max: FIELD_LIMITS.bodyBytes }),
    );

/** A comment's text alone, by the same rules, from `{ body }`; throws `submission/invalid`. */
export function bodyParser(maxBodyLength: number): (input: unknown) => string {
  const schema = z.object({ body: bodyOf(maxBodyLength) });
  return (input) => {
    const parsed = schema.safeParse(fieldsOf(input));
    if (parsed.success) return parsed.data.body;
    throw refused(parsed.error.issues);
  };
}

function refused(issues: readonly z.core.$ZodIssue[]): ModerationError {
  return new ModerationError('submission/invalid', 'the submission has invalid fields', {
    details: { fields: fieldProblems(issues) },
  });
}

/** Makes the parser once for the site's limits. It decides by the fields alone: nothing is looked up. */
export function submissionParser(options: SubmissionOptions): ParseSubmission {
  const schema = schemaFor(options);
  return (input, now) => {
    const fields = fieldsOf(input);
    const parsed = schema.safeParse(fields);
    if (!parsed.success) throw refused(parsed.error.issues);
    return submissionOf(parsed.data, {
      fields,
      now,
      trap: fields[options.honeypotField],
      language: options.siteOf?.(parsed.data.siteId ?? DEFAULT_SITE)?.language ?? null,
      notify: options.offersMail === true && isTicked(fields['notify']),
    });
  };
}

interface Unchecked {
  fields: Record<string, unknown>;
  now: Date;
  /** What came back in the field that people do not see. */
  trap: unknown;
  notify: boolean;
  /** What the site speaks, where the form does not say. */
  language: SiteInForce['language'];
}

/** What nobody has to send, and what nobody sees in the form, refuses no comment: where it cannot be used it is left out. */
function submissionOf(
  { siteId, articleId, author, body, callbackUrl }: z.output<ReturnType<typeof schemaFor>>,
  { fields, now, trap, notify, language }: Unchecked,
): Submission {
  const parentId = shortLine(fields['parentId'], FIELD_LIMITS.parentId);
  const dropped: DroppedField[] = [];
  if (isLost(valueIn(fields['author'], 'url'), author.url)) dropped.push('author.url');
  if (isLost(fields['parentId'], parentId)) dropped.push('parentId');
  return {
    siteId: siteId ?? DEFAULT_SITE,
    articleId,
    articleUrl: articleAddress(fields['articleUrl']),
    articleTitle: shortLine(fields['articleTitle'], FIELD_LIMITS.articleTitle),
    parentId,
    author: { name: author.name, email: new HiddenEmail(author.email), url: author.url ?? null },
    body,
    locale: languageTag(fields['locale']) ?? language,
    signals: {
      honeypotFilled: trap !== undefined && trap !== null && trap !== '',
      fillTimeMs: fillTime(momentOf(fields['renderedAt']), now),
      ...(dropped.length > 0 ? { dropped } : {}),
    },
    ...(callbackUrl === null ? {} : { callbackUrl }),
    ...(notify ? { notify } : {}),
  };
}

/** A tick as programs and browsers send it. */
function isTicked(value: unknown): boolean {
  return value === true || (typeof value === 'string' && ['1', 'on', 'true', 'yes'].includes(value));
}

function isCallable({ origin, username, hash }: URL, origins: readonly string[]): boolean {
  return origins.includes(origin) && username === '' && hash === '';
}

/** One line of at most `max` code points, or null. */
function shortLine(value: unknown, max: number): string | null {
  if (typeof value !== 'string' || !fits(max)(value)) return null;
  return oneLine(value.toWellFormed()) || null;
}

function articleAddress(value: unknown): string | null {
  const line = shortLine(value, FIELD_LIMITS.articleUrl);
  const read = line === null ? 'unusable' : readArticleAddress(line);
  return typeof read === 'string' ? null : read.address;
}

/** The first language of a tag, or of a list as browsers send it. */
function languageTag(value: unknown): string | null {
  const tag = typeof value === 'string' ? (value.slice(0, 1000).split(/[,;]/, 1)[0] ?? '').trim() : '';
  return LANGUAGE_TAG.test(tag) && tag.length <= FIELD_LIMITS.locale ? tag : null;
}

/** Milliseconds since 1970 of a number or a text of digits, also when it counts seconds, or of a written time; else null. */
function momentOf(value: unknown): number | null {
  const given = typeof value === 'string' && value.length <= 40 && value.trim() !== '' ? value.trim() : value;
  if (typeof given !== 'string' && typeof given !== 'number') return null;
  const number = Number(given);
  const moment = Number.isNaN(number) ? Date.parse(String(given)) : number < LEAST_MS ? number * 1000 : number;
  return moment > 0 && moment < MOST_MS ? moment : null;
}

function valueIn(value: unknown, name: string): unknown {
  return fieldsOf(value)[name];
}

/** Whether something was sent, and nothing could be made of it. */
function isLost(sent: unknown, kept: string | null | undefined): boolean {
  const isSent = sent !== undefined && sent !== null && !(typeof sent === 'string' && isBlank(sent));
  return isSent && (kept === null || kept === undefined);
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

function fillTime(renderedAt: number | null, now: Date): number | null {
  if (renderedAt === null) return null;
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
