import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Actor } from '../../../application/access';
import type { Role } from '../../../application/ports/accounts';
import type { Scope } from '../../../application/site-scope';
import type { ErrorCode } from '../../../domain/errors';
import type { DirectAnswer } from '../server/direct-routes';
import type { Language } from '../server/language';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Who may ask: anybody, the holder of the receipt of the comment that the path's `id` names, or an actor of one of these roles. */
export type Access = 'public' | 'receipt' | readonly Role[];

/** One way in which a route answers when all is well; `schema` is the JSON body, null where there is none. */
export interface Answer {
  description: string;
  schema: z.ZodType | null;
  /** `application/json` unless told. */
  mediaType?: string;
}

/**
 * A JSON route, described once: validation, access, error answers, OpenAPI and the typed client come from here. The first of
 * `answers` is what a handler gives unless it sets another status. Parameters and bodies are checked by schemas whose
 * messages are field codes; what a schema does not name is refused.
 */
export interface RouteDescription<
  Who extends Access = Access,
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** As in OpenAPI: `/v1/review/comments/{id}`. */
  path: string;
  /** One line, and the group it stands in. */
  summary: string;
  tag: string;
  access: Who;
  /** How an actor who may act on one site only is kept to it; what actors ask says so. */
  scope?: Scope | readonly Scope[];
  params?: Params;
  query?: Query;
  /** Headers that the route reads, for who asks; it checks them itself. */
  headers?: Readonly<Record<string, { description: string; schema: z.ZodType }>>;
  /** Read only after access was granted, and never beyond `maxBytes`; where it is optional, none counts as `{}`. */
  body?: { schema: Body; maxBytes: number; optional?: boolean };
  answers: Readonly<Record<number, Answer>>;
  /** Codes that this route adds to those of its access, parameters and body. */
  errors?: readonly ErrorCode[];
}

/** What a handler is given, checked. */
export interface RouteInput<Who extends Access, Params, Query, Body> {
  actor: Who extends readonly Role[] ? Actor : null;
  params: Params;
  query: Query;
  body: Body;
  language: Language;
  request: Request;
  response: Response;
}

/** Answers with what it resolves with, as JSON; undefined says that it has answered by `response` itself, e.g. as a stream. */
export type Handle<Who extends Access, Params, Query, Body> = (
  input: RouteInput<Who, Params, Query, Body>,
) => Promise<unknown>;

/** A description with what answers it: a handler behind Express, or an answer that is given before Express. */
export type ServedRoute =
  | { description: RouteDescription; handle: Handle<Access, unknown, unknown, unknown> }
  | { description: RouteDescription; direct: DirectAnswer };

/** Keeps the exact types of a description. */
export function describeRoute<
  const Who extends Access,
  Params extends z.ZodType = z.ZodType<Record<string, never>>,
  Query extends z.ZodType = z.ZodType<Record<string, never>>,
  Body extends z.ZodType = z.ZodType<undefined>,
>(description: RouteDescription<Who, Params, Query, Body>): RouteDescription<Who, Params, Query, Body> {
  return description;
}

/** Joins a description and its handler, whose input has the types of the schemas. */
export function serve<Who extends Access, Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  description: RouteDescription<Who, Params, Query, Body>,
  handle: Handle<Who, z.output<Params>, z.output<Query>, z.output<Body>>,
): ServedRoute {
  // A list holds routes of all types; the router gives each handler only what its own description has checked.
  return { description, handle: handle as Handle<Access, unknown, unknown, unknown> };
}

/** Joins a description and an answer of its own, for a route whose speed counts. It checks what it reads by the description's schemas. */
export function serveDirect(description: RouteDescription, direct: DirectAnswer): ServedRoute {
  return { description, direct };
}
