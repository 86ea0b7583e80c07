import { Router, type RequestHandler } from 'express';
import { deskAssets } from '../desk/desk-assets';
import { DESK_POLICY } from '../desk/desk-layout';
import { apiPage, type ShownDocument } from './api-page';
import { hrefOf } from './docs-page';
import { guidePages } from './guides';

/** `/docs`: the guides, and at `/docs/api` the API. */
export function docsRoutes(document: object): Router {
  const assets = deskAssets();
  // An OpenAPI document is JSON for programs; the page reads the parts of it that it shows.
  const pages = guidePages(assets).set('api', apiPage(document as ShownDocument, assets));
  const router = Router();
  for (const [name, page] of pages) router.get(hrefOf(name), send(page));
  return router;
}

function send(page: string): RequestHandler {
  return (_, response) => {
    response
      .set({ 'content-security-policy': DESK_POLICY, 'cache-control': 'public, max-age=300' })
      .type('html')
      .send(page);
  };
}
