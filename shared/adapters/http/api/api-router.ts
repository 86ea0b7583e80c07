import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Actor } from '../../../application/access';
import type { Role } from '../../../application/ports/accounts';
import { keepToSite, narrowedTo, type Scope, type SiteOf } from '../../../application/site-scope';
import { ModerationError } from '../../../domain/errors';
import type { DirectRoute } from '../server/direct-routes';
import { languageOf } from '../server/language';
import { parseJson, readBody, requireMediaType } from '../server/request-body';
import { readInput } from '../../../domain/read-input';
import { bearerToken } from './request-input';
import type { RouteDescription, ServedRoute } from './route';

const NOTHING = z.strictObject({});

export interface ApiRouterOptions {
  /** The actor behind a request, of one of `roles`; rejects with `access/unauthenticated` or `access/forbidden`. */
  identify: (request: Request, roles: readonly Role[]) => Promise<Actor>;
  /** Of which site a thing is that a path names; where no route is for actors it is not needed. */
  siteOf?: SiteOf;
  /** Whether it is the receipt of the comment that the path's `id` names; where no route asks for one it is not needed. */
  isReceipt?: (commentId: string, receipt: string) => boolean;
}

/**
 * All JSON routes of a process, served as they are described: access first, then parameters, then the body, then the handler. A
 * path asked by a method that it does not have is `request/method-not-allowed`. `direct` holds the routes
 * that are answered before Express.
 */
export function apiRouter(
  routes: readonly ServedRoute[],
  access: ApiRouterOptions,
): { router: Router; direct: DirectRoute[] } {
  const router = Router();
  const direct: DirectRoute[] = [];
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    const { method, path } = route.description;
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()]);
    if ('direct' in route) direct.push({ method: method.toUpperCase(), path, answer: route.direct });
    else router[method](expressPath(path), handlerOf(route, access));
  }
  for (const [path, allowed] of methods) router.all(expressPath(path), refuseMethod(allowed));
  return { router, direct };
}

function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function handlerOf(
  { description, handle }: Extract<ServedRoute, { handle: unknown }>,
  access: ApiRouterOptions,
): RequestHandler {
  const status = Number(Object.keys(description.answers)[0] ?? 200);
  const scopes = scopesOf(description);
  return async (request, response) => {
    // What an actor reads is for nobody else; a public route that may be kept says so itself.
    response.status(status).set('cache-control', 'no-store');
    const actor = await actorOf(description, request, access);
    const site = actor?.siteId ?? null;
    if (site !== null)
      await keepToSite(site, scopes, { siteOf: access.siteOf ?? NOTHING_IS, id: String(request.params['id']) });
    const narrowed = (fields: unknown, part: 'query' | 'body'): unknown =>
      site !== null && scopes.includes(part) ? narrowedTo(site, fields) : fields;
    const answer = await handle({
      actor,
      params: description.params ? readInput(description.params, request.params) : request.params,
      query: readInput(description.query ?? NOTHING, narrowed(request.query, 'query')),
      body: await bodyOf(description, request, (body) => narrowed(body, 'body')),
      language: languageOf(request),
      request,
      response,
    });
    if (answer !== undefined) response.json(answer);
    else endWithout(response);
  };
}

function scopesOf({ method, path, access, scope }: RouteDescription): readonly Scope[] {
  if (typeof access !== 'string' && scope === undefined)
    throw new Error(`${method} ${path} does not say what of a site it shows`);
  return scope === undefined ? [] : [scope].flat();
}

const nothing = (): Promise<null> => Promise.resolve(null);
const NOTHING_IS: SiteOf = { comment: nothing, objection: nothing, notice: nothing, webhook: nothing, event: nothing };

async function actorOf(
  { access }: RouteDescription,
  request: Request,
  { identify, isReceipt }: ApiRouterOptions,
): Promise<Actor | null> {
  if (typeof access !== 'string') return identify(request, access);
  if (access === 'receipt') {
    const receipt = bearerToken(request);
    const { id } = request.params;
    if (receipt === null || typeof id !== 'string' || isReceipt?.(id, receipt) !== true)
      throw new ModerationError('access/unauthenticated', 'no valid receipt');
  }
  return null;
}

async function bodyOf(
  { body }: RouteDescription,
  request: Request,
  narrowed: (body: unknown) => unknown,
): Promise<unknown> {
  if (!body) return undefined;
  if (body.optional === true && request.get('content-type') === undefined) return readInput(body.schema, narrowed({}));
  requireMediaType(request, 'application/json');
  return readInput(body.schema, narrowed(parseJson(await readBody(request, body.maxBytes))));
}

/** A handler that answered nothing by itself has nothing to say, as with 204. */
function endWithout(response: Response): void {
  if (!response.headersSent) response.end();
}

function refuseMethod(allowed: readonly string[]): RequestHandler {
  return () => {
    throw new ModerationError('request/method-not-allowed', 'no such method here', { details: { allow: allowed } });
  };
}
