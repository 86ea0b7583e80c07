import { z } from 'zod';
import { FIELD_CODES, type ErrorCode } from '../../../domain/errors';
import { STATUS_OF } from '../server/error-responses';
import type { Access, RouteDescription } from './route';

type Json = Record<string, unknown>;

/** What every refusal is, `application/json` whatever was asked. */
const errorAnswer = z.object({
  error: z.object({
    code: z.enum([...(Object.keys(STATUS_OF) as ErrorCode[]), 'internal']),
    message: z.string(),
    fields: z.array(z.object({ path: z.string(), code: z.enum(FIELD_CODES), message: z.string() })).optional(),
    conflict: z
      .object({
        version: z.int(),
        status: z.string(),
        decision: z.string().nullable(),
        by: z.string().nullable(),
        at: z.iso.datetime().nullable(),
      })
      .optional(),
    start: z.string().optional(),
    requestId: z.string(),
  }),
});

const DESCRIPTION = `Comment moderation for article sites. Errors have one form, with a code from a closed list and a message in French or
English by \`Accept-Language\`; a refused field is named with its own code. Lists go on by an opaque cursor.`;

const TAGS: Record<string, string> = {
  submitting: 'A reader sends a comment',
  reading: 'Article pages show what is approved',
  sites: 'The registry of sites',
  articles: 'The registry of articles',
  review: 'Moderators decide',
  judging: 'What verdicts are made by',
  oversight: 'Who did what',
  events: 'Other services hear what was decided',
  webhooks: 'Other services are called',
};

/** The OpenAPI 3.1 document of the API, made from the descriptions that it is served by. */
export function openApiDocument(descriptions: readonly RouteDescription[], { version }: { version: string }): Json {
  const paths: Record<string, Json> = {};
  for (const description of descriptions)
    paths[description.path] = { ...paths[description.path], [description.method]: operationOf(description) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tamis',
      version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { Error: schemaOf(errorAnswer, 'output') },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An access key, made with `tamis keys add`' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'tamis_desk',
          description:
            'The desk’s session; what changes something also carries `X-CSRF-Token`, see `GET /v1/review/me`',
        },
        receipt: { type: 'http', scheme: 'bearer', description: 'The receipt that came with the comment' },
      },
    },
  };
}

function operationOf(description: RouteDescription): Json {
  const { method, path, summary, tag, access, params, query, body, headers, answers } = description;
  const parameters = [
    ...(params ? parametersOf(params, 'path') : []),
    ...(query ? parametersOf(query, 'query') : []),
    ...Object.entries(headers ?? {}).map(([name, { description: says, schema }]) => ({
      name,
      in: 'header',
      description: says,
      schema: schemaOf(schema, 'input'),
    })),
  ];
  return {
    operationId: operationIdOf(method, path),
    summary,
    tags: [tag],
    ...(access === 'public' ? { security: [] } : { security: securityOf(access) }),
    ...(typeof access === 'string' ? {} : { 'x-roles': access }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: body.optional !== true,
            description: `At most ${body.maxBytes.toLocaleString('en')} bytes`,
            content: { 'application/json': { schema: schemaOf(body.schema, 'input') } },
          },
        }
      : {}),
    responses: { ...successes(answers), ...refusals(description) },
  };
}

/** `POST /v1/review/comments/{id}/notes` is `postReviewCommentsByIdNotes`. */
export function operationIdOf(method: string, path: string): string {
  const words = path
    .replace(/^\/v1\//, '')
    .split(/[/.-]/)
    .map((word) => word.replace(/^\{(\w+)\}$/, 'by-$1'))
    .flatMap((word) => word.split('-'));
  return method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function securityOf(access: Exclude<Access, 'public'>): Json[] {
  return access === 'receipt' ? [{ receipt: [] }] : [{ key: [] }, { session: [] }];
}

function successes(answers: RouteDescription['answers']): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, mediaType = 'application/json' }]) => [
      status,
      { description, ...(schema ? { content: { [mediaType]: { schema: schemaOf(schema, 'output') } } } : {}) },
    ]),
  );
}

/** The errors of a route: its own, and those of its access, parameters and body. */
function refusals({ access, body, errors = [] }: RouteDescription): Json {
  const codes: ErrorCode[] = [
    ...(access === 'public' ? [] : (['access/unauthenticated'] as const)),
    ...(typeof access === 'string' ? [] : (['access/forbidden', 'access/foreign-form', 'access/other-site'] as const)),
    // A parameter that is not described is refused by every route.
    'request/invalid',
    ...(body ? (['request/malformed', 'request/too-large', 'request/unsupported-media-type'] as const) : []),
    ...errors,
    'store/unavailable',
  ];
  const statuses = new Set(codes.map((code) => STATUS_OF[code]));
  const some = (status: number): ErrorCode[] => [...new Set(codes)].filter((code) => STATUS_OF[code] === status);
  return Object.fromEntries(
    [...statuses].map((status) => [
      String(status),
      {
        description: some(status)
          .map((code) => `\`${code}\``)
          .join(', '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  );
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }));
}

/** JSON Schema of what a schema reads or gives; what it cannot say, such as a check by code, is left out. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  // The document says once which JSON Schema it means.
  return Object.fromEntries(Object.entries(made).filter(([name]) => name !== '$schema'));
}
