import { ModerationError, type ErrorCode } from '../domain/errors';

/** What can be named by its id, and belongs to one site. */
export type OfASite = 'comment' | 'objection' | 'notice' | 'webhook' | 'event';

/**
 * What somebody who may act on one site only is kept to, by what a request is about: a thing of a site that its path names, a site that its query or
 * body names, all sites together, or nothing of any. `own` leaves it to the handler, which is told who asks.
 */
export type Scope = OfASite | 'query' | 'body' | 'all' | 'none' | 'own';

/** The site of a thing; null when there is no such thing, or when it is of all sites. */
export type SiteOf = Readonly<Record<OfASite, (id: string) => Promise<string | null>>>;

const NOT_FOUND: Record<OfASite, ErrorCode> = {
  comment: 'comment/not-found',
  objection: 'objection/not-found',
  notice: 'notice/not-found',
  webhook: 'webhook/not-found',
  event: 'request/not-found',
};

/** Throws as if there were no such thing unless it is of that site; `access/other-site` for what is of all sites. */
export async function keepToSite(
  siteId: string,
  scopes: readonly Scope[],
  { siteOf, id }: { siteOf: SiteOf; id: string },
): Promise<void> {
  for (const scope of scopes) {
    if (scope === 'all') throw new ModerationError('access/other-site', `only who acts on all sites may do this`);
    if (scope in NOT_FOUND) {
      const what = scope as OfASite;
      if ((await siteOf[what](id)) !== siteId) throw new ModerationError(NOT_FOUND[what], `no ${what} ${id}`);
    }
  }
}

/** The fields of a query or body, with the one site that they may be about; throws `access/other-site` when they name another. */
export function narrowedTo(siteId: string, fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return fields;
  const said = (fields as { siteId?: unknown }).siteId ?? siteId;
  if (said !== siteId) throw new ModerationError('access/other-site', `only ${siteId} may be asked for`);
  return { ...fields, siteId };
}
