import { Router, type RequestHandler, type Response } from 'express';
import { discussion, type DiscussionOptions } from '@tamis/shared/adapters/http/embed/discussion';
import { originOf } from '@tamis/shared/adapters/http/embed/embed-routes';
import { DEFAULT_SITE } from '@tamis/shared/domain/site';
import { ARTICLE } from './article';
import { demoAssets, type Asset } from './demo-assets';
import { demoPage } from './demo-page';

/** Nothing runs or loads but our own files, and the form goes nowhere else. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** The demonstration's article page at `/`, and its style and icon. */
export function demoRoutes(options: DiscussionOptions & { publicUrl: string | null }): Router {
  const { prefix, publicUrl, assets: embed } = options;
  const assets = demoAssets();
  const render = discussion(options);

  const showPage: RequestHandler = async (request, response) => {
    const origin = originOf(request);
    const url = publicUrl ?? origin;
    const content = await render(request, {
      siteId: DEFAULT_SITE,
      articleId: ARTICLE.id,
      language: 'fr',
      path: `${prefix}/`,
      url: url === null ? null : `${url}/`,
    });
    response
      .set({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'cache-control': 'private, no-store' })
      .type('html')
      .send(demoPage({ discussion: content, prefix, assets, embed }));
  };

  const router = Router().get('/', showPage);
  for (const asset of Object.values(assets)) router.get(asset.path, (_, response) => sendAsset(response, asset));
  return router;
}

function sendAsset(response: Response, { type, content }: Asset): void {
  response.set({ 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }).send(content);
}
