import { startInProcess, type InProcess } from './in-process';

const PAGE = 'https://www.example.org';

let tamis: InProcess;
beforeAll(async () => {
  tamis = await startInProcess({ TAMIS_ALLOWED_ORIGINS: PAGE });
});
afterAll(() => tamis.close());

test.each([
  ['no page', undefined, null],
  ['an allowed page', PAGE, PAGE],
  ['another page', 'https://other.example', null],
])('when %s asks for a list, then a cache learns that the answer depends on the page', async (_, origin, allowed) => {
  const headers = origin === undefined ? {} : { origin };
  const response = await fetch(`${tamis.url}/v1/articles/a/comments`, { headers });
  expect(response.headers.get('vary')).toMatch(/\bOrigin\b/);
  expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
});
