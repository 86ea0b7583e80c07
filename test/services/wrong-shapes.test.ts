import fc from 'fast-check';
import { z } from 'zod';
import { API_ROUTES } from '@tamis/shared/adapters/http/api/api-routes';
import type { RouteDescription } from '@tamis/shared/adapters/http/api/route';
import { startInProcess, type InProcess } from './in-process';

/** Wrong shapes tried on each door; more of them with `npm run fuzz`. */
const RUNS = Number(process.env['TAMIS_TEST_FUZZ'] ?? 60);
const DEADLINE_MS = 60_000 + RUNS * 100;

let tamis: InProcess;
const keys: Record<'nobody' | 'admin' | 'consumer', string> = { nobody: '', admin: '', consumer: '' };
beforeAll(async () => {
  tamis = await startInProcess();
  keys.admin = await tamis.key('admin');
  keys.consumer = await tamis.key('consumer');
});
afterAll(() => tamis.close());

/** JSON as nobody should send it, and now and then nearly as somebody should. */
const NAMES = [
  ...['decision', 'version', 'note', 'ruleSet', 'basedOn', 'text', 'author', 'limit', 'decisions', 'title', 'url'],
  ...[
    'mode',
    'aliases',
    'closesAt',
    'articleId',
    'body',
    'settings',
    'rules',
    'thresholds',
    'what',
    'value',
    'effect',
    'reason',
    'to',
    'ruleSetVersion',
    'constructor',
    '__proto__',
  ],
];
const wrongJson = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>([], null, 0, '', [[]], [null], 'x', true, { length: 1 }),
  fc.dictionary(
    fc.constantFrom(...NAMES),
    fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom<unknown>('\ud800', '\u0000', 'x'.repeat(5000), -1, 1e308, [], {}, [[{}]], { '\u0000': 1 }),
    ),
  ),
);

const refusal = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().min(1),
    fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string().min(1) })).optional(),
    requestId: z.string().min(1),
  }),
});

/** What was sent may be taken; if it is not, the answer is a refusal with its reason, and no failure of ours. */
async function expectTakenOrRefused(response: Response): Promise<void> {
  const text = await response.text();
  if (response.status < 400) return;
  expect(`${response.status} ${text}`).toMatch(/^4/);
  refusal.parse(JSON.parse(text));
}

const send = (path: string, { method, key, body }: { method: string; key: string; body?: string }): Promise<Response> =>
  fetch(tamis.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...(key === '' ? {} : { authorization: `Bearer ${key}` }) },
    ...(body === undefined ? {} : { body }),
  });

const whoMay = ({ access }: RouteDescription): keyof typeof keys => {
  if (typeof access === 'string') return 'nobody';
  return access.includes('admin') ? 'admin' : 'consumer';
};
/** A part of a path: an id, or what no id is. */
const wrongPart = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }).map(encodeURIComponent),
  fc.constantFrom('x', '%00', '%ff', '%', '..%2f..', 'current', 'x'.repeat(2000), '%F0%9F%A6%84', '__proto__'),
);
const addressOf = (path: string, part: string): string => path.replaceAll(/\{\w+\}/g, part);

const doors = API_ROUTES.filter(({ body }) => body).map((route): [string, RouteDescription] => [
  `${route.method.toUpperCase()} ${route.path}`,
  route,
]);
test.each(doors)(
  'when any JSON is sent by %s, then it is taken or refused with its reason',
  async (_, route) => {
    const options = { method: route.method.toUpperCase(), key: keys[whoMay(route)] };
    await fc.assert(
      fc.asyncProperty(wrongJson, wrongPart, async (json, part) => {
        const path = addressOf(route.path, part);
        await expectTakenOrRefused(await send(path, { ...options, body: JSON.stringify(json) }));
      }),
      { numRuns: RUNS },
    );
    for (const body of ['', '{', '[', '"', '\u0000', 'null', '[]', '1'.repeat(400), '['.repeat(40), '{"a":'.repeat(40)])
      await expectTakenOrRefused(await send(addressOf(route.path, 'x'), { ...options, body }));
  },
  DEADLINE_MS,
);

const wrongQuery = fc.array(
  fc.tuple(
    fc.constantFrom(
      'cursor',
      'limit',
      'order',
      'siteId',
      'articleId',
      'status',
      'rule',
      'after',
      '__proto__',
      'q',
      'lang',
      'at',
      'language',
      'from',
      'to',
      'actor',
      'kind',
      'types',
    ),
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('-1', '1e9', '9'.repeat(40), 'x'.repeat(600), '\u0000', '..'),
    ),
  ),
  { maxLength: 6 },
);

const windows = API_ROUTES.filter(({ method }) => method === 'get').map((route): [string, RouteDescription] => [
  route.path,
  route,
]);
test.each(windows)(
  'when any query is put to %s, then it is answered or refused with its reason',
  async (_, route) => {
    await fc.assert(
      fc.asyncProperty(wrongQuery, wrongPart, async (pairs, part) => {
        const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
        const path = `${addressOf(route.path, part)}?${query}`;
        await expectTakenOrRefused(await send(path, { method: 'GET', key: keys[whoMay(route)] }));
      }),
      { numRuns: RUNS },
    );
  },
  DEADLINE_MS,
);

test.each([
  ['[]', 'a decision', '/v1/review/comments/x/decisions', 'body', 'not-an-object'],
  ['{"ruleSet":[],"basedOn":"default-1"}', 'a rule set', '/v1/review/rule-sets', '', 'not-an-object'],
  [
    '{"ruleSet":{"settings":[]},"basedOn":"default-1"}',
    'settings',
    '/v1/review/rule-sets',
    'settings',
    'not-an-object',
  ],
])('when %s is sent as %s, then the field is named', async (body, _, path, field, code) => {
  const response = await send(path, { method: 'POST', key: keys.admin, body });
  const { error } = (await response.json()) as { error: { fields: { path: string; code: string }[] } };
  expect(response.status).toBe(400);
  expect(error.fields).toContainEqual(expect.objectContaining({ path: field, code }));
});

test('when a stranger sends two megabytes to where a key is needed, then they are refused before they are read', async () => {
  const body = JSON.stringify({ ruleSet: 'x'.repeat(1_900_000), basedOn: 'y' });
  for (const path of ['/v1/review/rule-sets', '/v1/review/rule-sets/dry-run', '/v1/review/comments/x/decisions'])
    expect((await send(path, { method: 'POST', key: '', body })).status).toBe(401);
});
