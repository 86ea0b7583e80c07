import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request with the parts of its path that have names, decoded. */
export type DirectAnswer = (
  request: IncomingMessage,
  response: ServerResponse,
  params: Readonly<Record<string, string>>,
) => void;

/** A route that is answered before Express, for its speed; its path as in OpenAPI: `/v1/articles/{articleId}/comments`. */
export interface DirectRoute {
  method: string;
  path: string;
  answer: DirectAnswer;
}

export interface FoundRoute {
  answer: DirectAnswer;
  params: Readonly<Record<string, string>>;
}

const NO_PARAMS = {};

/** Finds the direct route of a method and path, or null; `HEAD` is `GET`. A part that cannot be decoded is nobody's here. */
export function directRoutes(routes: readonly DirectRoute[]): (method: string, path: string) => FoundRoute | null {
  const exact = new Map<string, DirectAnswer>();
  const templates: { method: string; pattern: RegExp; answer: DirectAnswer }[] = [];
  for (const { method, path, answer } of routes) {
    if (path.includes('{')) templates.push({ method, pattern: patternOf(path), answer });
    else exact.set(`${method} ${path}`, answer);
  }
  return (asked, path) => {
    const method = asked === 'HEAD' ? 'GET' : asked;
    const answer = exact.get(`${method} ${path}`);
    if (answer) return { answer, params: NO_PARAMS };
    for (const template of templates) {
      const groups = template.method === method ? template.pattern.exec(path)?.groups : undefined;
      const params = groups && decoded(groups);
      if (params) return { answer: template.answer, params };
    }
    return null;
  };
}

function patternOf(path: string): RegExp {
  const source = path
    .split(/\{(\w+)\}/)
    .map((part, at) => (at % 2 === 0 ? part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) : `(?<${part}>[^/]+)`))
    .join('');
  return new RegExp(`^${source}$`);
}

function decoded(groups: Record<string, string>): Record<string, string> | null {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, decodeURIComponent(part)]));
  } catch {
    // Express says what is wrong with it.
    return null;
  }
}
