import { randomUUID } from 'node:crypto';
import { ownWords } from '../servers/own-words';

let networks = 0;

/** Posts a comment that no other one equals, by an author and from a network of its own unless `fields` say otherwise. */
export function postComment(url: string, fields: Record<string, unknown> = {}): Promise<Response> {
  networks += 1;
  const { body = 'Merci pour cet article', author, ...more } = fields;
  return fetch(`${url}/v1/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `2001:db8:${networks.toString(16)}::1` },
    body: JSON.stringify({
      articleId: 'port',
      author: { name: 'Camille', email: `${randomUUID()}@example.org`, ...(author as object) },
      body: `${String(body)} ${ownWords()}`,
      ...more,
    }),
  });
}
