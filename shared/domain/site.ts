import { z } from 'zod';
import type { FieldCode } from './errors';
import type { Markup } from './markup';
import { isOriginPattern, originMatcher } from './origins';
import { oneLine } from './text/clean-text';

/** The site of submissions that name none. It is always there, whether or not it is registered. */
export const DEFAULT_SITE = 'default';

/** Most sites, characters of an id, a name and an address, origins of one site, and days for which anything is kept. */
export const SITE_LIMITS = {
  sites: 1000,
  id: 64,
  name: 100,
  terms: 500,
  origins: 50,
  origin: 300,
  days: 36_500,
} as const;

/** What a site may keep for another time than the settings say. */
export const SITE_KEPT = ['addresses', 'emails', 'spam', 'rejected'] as const;
export type SiteKept = (typeof SITE_KEPT)[number];

/** A site as its owner has registered it; what is null or empty is as the settings say. */
export interface Site {
  id: string;
  /** As readers know it. */
  name: string | null;
  /** What its pages and mails speak, whatever the reader's browser asks for. */
  language: 'fr' | 'en' | null;
  /** Origins of its article pages. */
  origins: readonly string[];
  /** Where its rules for comments stand. */
  terms: string | null;
  markup: Markup | null;
  /** Days, 0 for ever. */
  keepDays: Readonly<Partial<Record<SiteKept, number>>>;
  createdAt: Date;
  by: string;
}

/** What the settings say of every site. */
export interface SiteSettings {
  origins: readonly string[];
  markup: Markup;
}

/** A site as it is to be served. */
export interface SiteInForce extends SiteSettings {
  id: string;
  name: string | null;
  language: Site['language'];
  terms: string | null;
  keepDays: Site['keepDays'];
  /** Whether it has origins of its own, from which alone browsers may post to it. */
  isBound: boolean;
  allows(origin: string): boolean;
}

/** What stands in the place of an unregistered site that there is all the same. */
export function siteInForce(site: Pick<Site, 'id'> & Partial<Site>, settings: SiteSettings): SiteInForce {
  const own = site.origins ?? [];
  const origins = own.length > 0 ? own : settings.origins;
  return {
    id: site.id,
    name: site.name ?? null,
    language: site.language ?? null,
    terms: site.terms ?? null,
    keepDays: site.keepDays ?? {},
    markup: site.markup ?? settings.markup,
    origins,
    isBound: own.length > 0,
    allows: originMatcher(origins),
  };
}

/** A site that was there before sites were registered. */
export function foundSite(id: string): Site {
  const plain = { name: null, language: null, origins: [], terms: null, markup: null, keepDays: {} };
  return { id, ...plain, createdAt: new Date(0), by: '' };
}

/** Whether it can be the id of a site. */
export function isSiteId(text: string): boolean {
  return /^[\w.-]{1,64}$/.test(text);
}

type Params = Record<string, number>;
const problem = (error: FieldCode, params: Params = {}) => ({ error, params });
const text = (max: number) =>
  z
    .string({ error: 'not-text' })
    .refine((value) => value.length <= max || Array.from(value).length <= max, problem('too-long', { max }))
    .transform((value) => oneLine(value.toWellFormed()));
const days = z
  .int({ error: 'not-a-number' })
  .refine(
    (value) => value >= 0 && value <= SITE_LIMITS.days,
    problem('out-of-range', { min: 0, max: SITE_LIMITS.days }),
  );

/** What is told of a site; what is left out stays as it was, and null takes it back. Messages are field codes. */
export const siteFields = z.strictObject({
  name: text(SITE_LIMITS.name).nullish(),
  language: z.enum(['fr', 'en'], { error: 'not-allowed' }).nullish(),
  origins: z
    .array(
      z
        .string({ error: 'not-text' })
        .refine((value) => value.length <= SITE_LIMITS.origin, problem('too-long', { max: SITE_LIMITS.origin }))
        .refine(isOriginPattern, problem('not-a-web-address')),
      { error: 'not-a-list' },
    )
    .refine((list) => list.length <= SITE_LIMITS.origins, problem('too-many', { max: SITE_LIMITS.origins }))
    .nullish(),
  terms: text(SITE_LIMITS.terms)
    .refine((value) => /^https?:\/\/[^/]/.test(value) && URL.canParse(value), problem('not-a-web-address'))
    .nullish(),
  markup: z.enum(['plain', 'basic'], { error: 'not-allowed' }).nullish(),
  keepDays: z
    .strictObject(Object.fromEntries(SITE_KEPT.map((kept) => [kept, days.nullish()])) as KeepDaysShape, {
      error: 'not-an-object',
    })
    .nullish(),
});
type KeepDaysShape = Record<SiteKept, z.ZodOptional<z.ZodNullable<typeof days>>>;
export type SiteFields = z.output<typeof siteFields>;
