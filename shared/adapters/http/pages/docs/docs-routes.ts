import { Router } from 'express';
import { deskAssets } from '../desk/desk-assets';
import { DESK_POLICY } from '../desk/desk-layout';
import { apiPage, type ShownDocument } from './api-page';

/** `GET /docs`: the API, to be read. */
export function docsRoutes(document: object): Router {
  // An OpenAPI document is JSON for programs; the page reads the parts of it that it shows.
  const page = apiPage(document as ShownDocument, deskAssets());
  return Router().get('/docs', (_, response) => {
    response
      .set({ 'content-security-policy': DESK_POLICY, 'cache-control': 'public, max-age=300' })
      .type('html')
      .send(page);
  });
}
