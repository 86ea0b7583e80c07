export type Json = Record<string, unknown> & { error?: { code: string; fields?: { path: string; code: string }[] } };

export interface Asking {
  /** An access key or a receipt; none without it. */
  key?: string;
  body?: object | undefined;
  headers?: Record<string, string>;
}

/** What a service answers, in French, as text and, where it is JSON, as that; a redirect is not followed. */
export async function asked(url: string, method: string, { key = '', body, headers = {} }: Asking = {}) {
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      'accept-language': 'fr',
      ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: answer.status, headers: answer.headers, text, body: (isJson ? JSON.parse(text) : {}) as Json };
}
