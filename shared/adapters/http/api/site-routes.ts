import { z } from 'zod';
import type { Sites } from '../../../application/ports/sites';
import { registerSite, removeSite, type SiteParts } from '../../../application/register-site';
import { ModerationError } from '../../../domain/errors';
import { SITE_KEPT, SITE_LIMITS, siteFields, type Site } from '../../../domain/site';
import { textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';

/** Bytes of what is told of a site. */
export const SITE_ROUTE_LIMITS = { bytes: 65_536 } as const;
const ADMINS = ['admin'] as const;
const TAG = 'sites';
const sitePath = z.object({ siteId: textParameter(SITE_LIMITS.id) });
const days = z.int().optional().describe('0 keeps them for ever; without it, as the settings say');
const siteAnswer = z.object({
  id: z.string(),
  name: z.string().nullable(),
  language: z.enum(['fr', 'en']).nullable(),
  origins: z.array(z.string()),
  terms: z.string().nullable(),
  markup: z.enum(['plain', 'basic']).nullable(),
  keepDays: z.object(Object.fromEntries(SITE_KEPT.map((kept) => [kept, days]))),
  createdAt: z.iso.datetime(),
  by: z.string(),
});

export const listSites = describeRoute({
  method: 'get',
  path: '/v1/sites',
  summary: 'The registered sites, by id; `default` is there also when it is not registered',
  tag: TAG,
  access: ADMINS,
  scope: 'all',
  answers: { 200: { description: 'All of them', schema: z.object({ items: z.array(siteAnswer) }) } },
});

export const showSite = describeRoute({
  method: 'get',
  path: '/v1/sites/{siteId}',
  summary: 'One registered site',
  tag: TAG,
  access: ADMINS,
  scope: 'all',
  params: sitePath,
  answers: { 200: { description: 'The site', schema: siteAnswer } },
  errors: ['site/not-found'],
});

export const putSite = describeRoute({
  method: 'put',
  path: '/v1/sites/{siteId}',
  summary:
    'Register a site, or change it; what is left out stays as it was, and null is as the settings say. It is in force everywhere within seconds',
  tag: TAG,
  access: ADMINS,
  scope: 'all',
  params: sitePath,
  body: { schema: siteFields, maxBytes: SITE_ROUTE_LIMITS.bytes },
  answers: {
    200: { description: 'The site as it is now', schema: siteAnswer },
    201: { description: 'The site, new', schema: siteAnswer },
  },
});

export const removeSiteRoute = describeRoute({
  method: 'delete',
  path: '/v1/sites/{siteId}',
  summary: 'Forget a site: it takes and shows no more comments; those that it has stay',
  tag: TAG,
  access: ADMINS,
  scope: 'all',
  params: sitePath,
  answers: { 204: { description: 'It is forgotten', schema: null } },
  errors: ['site/not-found'],
});

export interface SiteRoutesOptions extends Omit<SiteParts, 'sites'> {
  siteRegistry: Sites;
}

/** The registry of sites, for those who act on all of them. */
export function siteRoutes({ siteRegistry: sites, ...rest }: SiteRoutesOptions): ServedRoute[] {
  const parts = { ...rest, sites };
  return [
    serve(listSites, async () => ({ items: (await sites.list()).map(presentSite) })),
    serve(showSite, async ({ params: { siteId } }) => {
      const site = (await sites.list()).find(({ id }) => id === siteId);
      if (!site) throw new ModerationError('site/not-found', `no site ${siteId} is registered`);
      return presentSite(site);
    }),
    serve(putSite, async ({ actor, params: { siteId }, body, response }) => {
      const { site, isNew } = await registerSite(parts, siteId, { fields: body, by: actor.name });
      response.status(isNew ? 201 : 200);
      return presentSite(site);
    }),
    serve(removeSiteRoute, ({ actor, params: { siteId } }) => removeSite(parts, siteId, actor.name)),
  ];
}

function presentSite({ createdAt, origins, ...site }: Site): z.output<typeof siteAnswer> {
  return { ...site, origins: [...origins], createdAt: createdAt.toISOString() };
}
