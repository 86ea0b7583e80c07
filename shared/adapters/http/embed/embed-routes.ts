import { createHash } from 'node:crypto';
import accepts from 'accepts';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import type { Articles } from '../../../application/ports/articles';
import { articleName } from '../../../domain/article-name';
import { ModerationError } from '../../../domain/errors';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { DEFAULT_SITE, type SiteInForce } from '../../../domain/site';
import { html, raw, type SafeHtml } from '../server/html';
import { languageOf } from '../server/language';
import { discussion, type DiscussionOptions } from './discussion';
import type { EmbedAsset } from './embed-assets';

/** How long browsers use the script before they ask whether it is still the same. */
const SCRIPT_SECONDS = 300;
/** The page of an article's comments alone: for frames, for links, and for readers without scripts. */
const PAGE_STYLE =
  'html{color-scheme:light dark}body{max-width:44rem;margin:0 auto;padding:1.25rem;font:1.0625rem/1.6 system-ui,sans-serif}';
const PAGE_STYLE_HASH = `sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}`;

export interface EmbedRoutesOptions extends DiscussionOptions {
  articles: Pick<Articles, 'find'>;
  /** Where visitors reach this service; null where they reach it directly. */
  publicUrl: string | null;
}

/** `/embed.js`, which article pages load, and `/embed/ID`, the same comments as a page of its own. */
export function embedRoutes(options: EmbedRoutesOptions): Router {
  const { assets, articles, prefix, sites } = options;
  const render = discussion(options);
  /** The site's own pages may hold this one in a frame, and its form may lead there. */
  const policyOf = ({ origins }: Pick<SiteInForce, 'origins'>): string => {
    const pages = ["'self'", ...origins].join(' ');
    return [
      "default-src 'none'; script-src 'self'",
      `style-src 'self' '${PAGE_STYLE_HASH}'`,
      `img-src 'self'; connect-src 'self'; form-action ${pages}; base-uri 'none'`,
      `frame-ancestors ${pages}`,
    ].join('; ');
  };

  const showPage: RequestHandler = async (request, response) => {
    const { siteId, articleId } = askedFor(request);
    const site = sites.get(siteId);
    const language = site.language ?? languageOf(request);
    const path = `${prefix}/embed/${encodeURIComponent(articleId)}`;
    const url = addressOf(request, options);
    const around = { siteId, articleId, language, path, url: url === null ? null : `${url}${siteQuery(siteId)}` };
    const [article, content] = await Promise.all([articles.find(siteId, articleId), render(request, around)]);
    const title = article?.title ?? assets.words[language].title;
    // A frame is what the page is for; `frame-ancestors` says whose.
    response.removeHeader('x-frame-options');
    response
      .set({
        'content-security-policy': policyOf(site),
        'content-language': language,
        'cache-control': 'private, no-store',
        vary: 'Accept-Language',
      })
      .type('html')
      .send(embedPage({ language, title, content, ...options }));
  };
  const router = Router();
  router.get('/embed.js', (request, response) => {
    response.set('cache-control', `public, max-age=${SCRIPT_SECONDS}, stale-while-revalidate=86400`);
    sendAsset(request, response, assets.script);
  });
  for (const each of [assets.script, assets.style]) {
    router.get(each.path, (request, response) => {
      response.set('cache-control', 'public, max-age=31536000, immutable');
      sendAsset(request, response, each);
    });
  }
  return router.get('/embed/*articleId', showPage);
}

/** The article that the path names, whether or not its slashes are written as `%2F`. */
function askedFor(request: Request): { siteId: string; articleId: string } {
  const { articleId: parts } = request.params as { articleId?: string | string[] };
  const articleId = articleName([parts ?? []].flat().join('/'));
  const { siteId = DEFAULT_SITE } = request.query;
  const isFine =
    typeof siteId === 'string' && siteId.length <= FIELD_LIMITS.siteId && articleId.length <= FIELD_LIMITS.articleId;
  if (!isFine || articleId === '') throw new ModerationError('request/not-found', 'no such page');
  return { siteId, articleId };
}

function siteQuery(siteId: string): string {
  return siteId === DEFAULT_SITE ? '' : `?siteId=${encodeURIComponent(siteId)}`;
}

function embedPage({
  language,
  title,
  content,
  assets,
  prefix,
}: Pick<EmbedRoutesOptions, 'assets' | 'prefix'> & { language: string; title: string; content: SafeHtml }): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${raw(`<style>${PAGE_STYLE}</style>`)}
        <link rel="stylesheet" href="${prefix}${assets.style.path}" />
        <script src="${prefix}${assets.script.path}" defer></script>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `.toString();
}

function sendAsset(request: Request, response: Response, { type, content, gzip, brotli, integrity }: EmbedAsset): void {
  const etag = `"${integrity.slice(7, 31)}"`;
  response.set({ 'content-type': type, etag });
  response.vary('Accept-Encoding');
  if (request.headers['if-none-match']?.includes(etag) === true) {
    response.status(304).end();
    return;
  }
  const encoding = accepts(request).encoding(['br', 'gzip']);
  const bodies = { br: brotli, gzip } as const;
  const body = encoding === 'br' || encoding === 'gzip' ? bodies[encoding] : content;
  if (body !== content) response.set('content-encoding', String(encoding));
  response.set('content-length', String(body.length)).end(body);
}

/** Where the visitor sees this page; null when the client named no host that could be one. */
function addressOf(request: Request, { publicUrl }: Pick<EmbedRoutesOptions, 'publicUrl'>): string | null {
  const path = request.path;
  if (publicUrl !== null) return publicUrl + path;
  const origin = originOf(request);
  return origin === null ? null : origin + path;
}

/** The origin that the visitor's browser asked; what the header says only decides how this visitor is led back. */
export function originOf({ headers }: Pick<Request, 'headers'>): string | null {
  const scheme = headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  const origin = `${scheme}://${headers.host ?? ''}`;
  return URL.canParse('/', origin) ? new URL('/', origin).origin : null;
}
