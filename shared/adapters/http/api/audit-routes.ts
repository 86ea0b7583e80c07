import { z } from 'zod';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import type { Audit } from '../../../application/ports/audit';
import { AUDIT_KINDS } from '../../../domain/audit';
import { csrfOf, sessionTokenOf } from '../server/session-cookie';
import { choiceParameter, numberParameter, textParameter } from './request-input';
import { describeRoute, serve, type ServedRoute } from './route';
import { ROLES } from '../../../application/ports/accounts';

/** Most entries of one page, and characters of an actor's name. */
export const AUDIT_LIMITS = { page: 200, actor: 200 } as const;
const DEFAULT_PAGE = 50;

const sequenceCursor = z
  .string({ error: 'not-allowed' })
  .refine((text) => /^\d{1,15}$/.test(text), { error: 'not-allowed' })
  .transform(Number)
  .optional();

export const listAudit = describeRoute({
  method: 'get',
  path: '/v1/review/audit',
  summary: 'Who did what, newest first',
  tag: 'oversight',
  access: ['admin'],
  scope: 'query',
  query: z.strictObject({
    siteId: textParameter(FIELD_LIMITS.siteId).optional(),
    actor: textParameter(AUDIT_LIMITS.actor).optional(),
    kind: choiceParameter(AUDIT_KINDS).optional(),
    cursor: sequenceCursor,
    limit: numberParameter({ min: 1, max: AUDIT_LIMITS.page, fallback: DEFAULT_PAGE }),
  }),
  answers: {
    200: {
      description: 'One page; `link` is a hash over the entry and all before it',
      schema: z.object({
        items: z.array(
          z.object({
            sequence: z.int(),
            at: z.iso.datetime(),
            actor: z.string(),
            kind: z.enum(AUDIT_KINDS),
            subject: z.string().nullable(),
            siteId: z.string().nullable().describe('The site that it is about; null for all'),
            before: z.unknown(),
            after: z.unknown(),
            link: z.string(),
          }),
        ),
        nextCursor: z.string().nullable(),
      }),
    },
  },
});

export const showMe = describeRoute({
  method: 'get',
  path: '/v1/review/me',
  summary: 'Who asks; with a session, also the token that its other calls carry as `X-CSRF-Token`',
  tag: 'oversight',
  access: ROLES,
  scope: 'none',
  answers: {
    200: {
      description: 'Name, role and permissions',
      schema: z.object({
        name: z.string(),
        role: z.enum(ROLES),
        siteId: z.string().nullable().describe('The only site that one acts on; null for all'),
        maySeeAddresses: z.boolean(),
        csrf: z.string().nullable(),
      }),
    },
  },
});

/** The audit, for admins, and who one is. */
export function auditRoutes({ audit }: { audit: Pick<Audit, 'list'> }): ServedRoute[] {
  return [
    serve(listAudit, async ({ query: { siteId, actor, kind, cursor, limit } }) => {
      const found = await audit.list({
        siteId: siteId ?? null,
        ...(actor === undefined ? {} : { actor }),
        ...(kind === undefined ? {} : { kind }),
        before: cursor ?? null,
        limit: limit + 1,
      });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map(({ at, ...entry }) => ({ ...entry, at: at.toISOString() })),
        nextCursor: found.length > limit && last ? String(last.sequence) : null,
      };
    }),
    serve(showMe, ({ actor, request }) => {
      const { name, role, siteId, maySeeAddresses } = actor;
      const token = request.headers.authorization === undefined ? sessionTokenOf(request) : null;
      return Promise.resolve({ name, role, siteId, maySeeAddresses, csrf: token === null ? null : csrfOf(token) });
    }),
  ];
}
