import { z } from 'zod';
import { submitComment } from './accept-routes';
import { activateAbuseModel, listAbuseModels } from './abuse-model-routes';
import { listArticles, moveArticleRoute, putArticle, removeArticle, showArticle } from './article-routes';
import { listAudit, showMe } from './audit-routes';
import { readEvents, showEvent, showEventSchema } from './event-routes';
import { activateModel, listModels, trainModel } from './model-routes';
import { asyncApiDocument } from './async-api';
import { openApiDocument } from './open-api';
import { editOwnComment, objectToDecision, showOwnComment, withdrawOwnComment } from './author-routes';
import { listNotices, listObjections, settleNoticeRoute, settleObjectionRoute } from './case-routes';
import { giveNotice, showOwnNotice } from './notice-routes';
import { saveStatementTexts, showStatementTexts } from './statement-routes';
import { reactToComment, reportComment } from './reader-routes';
import { articleFeed, countComments, countManyComments, listComments } from './reading-routes';
import { decideComment, decideMany, listForReview, showForReview, undoDecision } from './review-routes';
import {
  answerComment,
  blockFromComment,
  nextForReview,
  noteOnComment,
  reviewStatistics,
  seeAddress,
} from './review-work-routes';
import { listSites, putSite, removeSiteRoute, showSite } from './site-routes';
import { describeRoute, serve, type RouteDescription, type ServedRoute } from './route';
import {
  addWebhook,
  changeWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  replayWebhook,
  retryWebhookDelivery,
  rotateWebhookSecret,
  showWebhook,
  testWebhook,
} from './webhook-routes';
import { activateRuleSet, explain, listRuleSets, saveRuleSet, showRuleSet, tryRuleSet } from './rule-set-routes';

export const showOpenApi = describeRoute({
  method: 'get',
  path: '/v1/openapi.json',
  summary: 'This document',
  tag: 'oversight',
  access: 'public',
  answers: { 200: { description: 'OpenAPI 3.1', schema: z.looseObject({ openapi: z.string() }) } },
});

export const showAsyncApi = describeRoute({
  method: 'get',
  path: '/v1/events/asyncapi.json',
  summary: 'The events and the ways on which they go out, as an AsyncAPI document',
  tag: 'events',
  access: 'public',
  answers: { 200: { description: 'AsyncAPI 3.0', schema: z.looseObject({ asyncapi: z.string() }) } },
});

/** Every route of the API, whichever process serves it; a test compares this with what is served. */
export const API_ROUTES: readonly RouteDescription[] = [
  submitComment,
  listComments,
  articleFeed,
  countComments,
  countManyComments,
  showOwnComment,
  editOwnComment,
  withdrawOwnComment,
  objectToDecision,
  giveNotice,
  showOwnNotice,
  reportComment,
  reactToComment,
  listSites,
  showSite,
  putSite,
  removeSiteRoute,
  showArticle,
  listArticles,
  putArticle,
  removeArticle,
  moveArticleRoute,
  listForReview,
  showForReview,
  decideComment,
  decideMany,
  undoDecision,
  nextForReview,
  noteOnComment,
  answerComment,
  blockFromComment,
  seeAddress,
  reviewStatistics,
  listObjections,
  settleObjectionRoute,
  listNotices,
  settleNoticeRoute,
  showStatementTexts,
  saveStatementTexts,
  listRuleSets,
  showRuleSet,
  saveRuleSet,
  activateRuleSet,
  tryRuleSet,
  explain,
  listModels,
  trainModel,
  activateModel,
  listAbuseModels,
  activateAbuseModel,
  listAudit,
  showMe,
  showOpenApi,
  showAsyncApi,
  readEvents,
  showEvent,
  showEventSchema,
  addWebhook,
  listWebhooks,
  showWebhook,
  changeWebhook,
  removeWebhook,
  rotateWebhookSecret,
  testWebhook,
  replayWebhook,
  listDeliveries,
  retryWebhookDelivery,
];

/** `GET /v1/openapi.json` and `GET /v1/events/asyncapi.json`: the documents, made once. */
export function openApiRoutes({ version }: { version: string }) {
  const document = openApiDocument(API_ROUTES, { version });
  const events = asyncApiDocument({ version });
  const routes: ServedRoute[] = [
    serve(showOpenApi, ({ response }) => {
      response.set({ 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' });
      return Promise.resolve(document);
    }),
    serve(showAsyncApi, ({ response }) => {
      response.set({ 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' });
      return Promise.resolve(events);
    }),
  ];
  return { routes, document };
}
