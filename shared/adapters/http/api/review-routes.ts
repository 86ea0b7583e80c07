import { json, Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { authenticate } from '../../../application/access';
import type { commentDecider } from '../../../application/decide-comment';
import type { AccessKey, AccessKeys } from '../../../application/ports/accounts';
import type { CommentLists, CommentStore } from '../../../application/ports/comments';
import { STATUSES } from '../../../domain/comment';
import { DECISIONS, type DecisionKind } from '../../../domain/decision';
import { ModerationError } from '../../../domain/errors';
import { FIELD_LIMITS } from '../../../domain/parse-submission';
import { languageOf } from '../server/language';
import { reviewComment, reviewCommentInFull } from './present';
import { page } from './reading-routes';
import {
  bearerToken,
  choiceParameter,
  cursorParameter,
  numberParameter,
  readInput,
  textParameter,
} from './request-input';

/** Most comments of one page, and characters of one note. */
export const REVIEW_LIMITS = { page: 200, note: 2000, ruleName: 64 } as const;
const DEFAULT_PAGE = 50;

const listQuery = z.strictObject({
  status: choiceParameter(STATUSES).default('held'),
  siteId: textParameter(FIELD_LIMITS.siteId).optional(),
  articleId: textParameter(FIELD_LIMITS.articleId).optional(),
  rule: textParameter(REVIEW_LIMITS.ruleName).optional(),
  cursor: cursorParameter,
  limit: numberParameter({ min: 1, max: REVIEW_LIMITS.page, fallback: DEFAULT_PAGE }),
});
const decisionBody = z.strictObject({
  decision: choiceParameter(DECISIONS),
  version: z.int({ error: ({ input }) => (input === undefined ? 'required' : 'not-a-number') }),
  note: textParameter(REVIEW_LIMITS.note).nullish(),
});

export interface ReviewRoutesOptions {
  accessKeys: Pick<AccessKeys, 'findByHash'>;
  lists: Pick<CommentLists, 'forReview'>;
  store: Pick<CommentStore, 'find' | 'facts'>;
  decide: ReturnType<typeof commentDecider>;
  now: () => Date;
  onDecided: (decision: { kind: DecisionKind }) => void;
}

/** What moderators do: see what was held and why, look at one comment, decide from the version they saw. */
export function reviewRoutes({ accessKeys, lists, store, decide, now, onDecided }: ReviewRoutesOptions): Router {
  const moderator = (request: Request): Promise<AccessKey> =>
    authenticate(accessKeys, bearerToken(request), ['moderator', 'admin']);

  const listForReview: RequestHandler = async (request, response) => {
    await moderator(request);
    const { cursor, limit, status, siteId, articleId, rule } = readInput(listQuery, request.query);
    const found = await lists.forReview({
      status,
      ...(siteId === undefined ? {} : { siteId }),
      ...(articleId === undefined ? {} : { articleId }),
      ...(rule === undefined ? {} : { rule }),
      limit: limit + 1,
      after: cursor ?? null,
    });
    const { items, nextCursor } = page(found, limit);
    response.json({ items: items.map((comment) => reviewComment(comment, languageOf(request))), nextCursor });
  };

  const inFull = async (id: string, request: Request) => {
    const comment = await store.find(id);
    if (!comment) throw new ModerationError('comment/not-found', `no comment ${id}`);
    const { siteId, articleId, parentId, author, keys } = comment;
    const facts = await store.facts({ id, siteId, articleId, parentId, authorName: author.name, keys, until: now() });
    return reviewCommentInFull(comment, facts, languageOf(request));
  };

  const showComment: RequestHandler<{ id: string }> = async (request, response) => {
    await moderator(request as Request);
    response.json(await inFull(request.params.id, request as Request));
  };

  const decideComment: RequestHandler<{ id: string }> = async (request, response) => {
    const { name } = await moderator(request as Request);
    const { decision, version, note } = readInput(decisionBody, request.body);
    await decide({ id: request.params.id, kind: decision, version, note: note ?? null, by: name });
    onDecided({ kind: decision });
    response.json(await inFull(request.params.id, request as Request));
  };

  return Router()
    .use('/v1/review', (_, response, next) => {
      response.set('cache-control', 'no-store');
      next();
    })
    .get('/v1/review/comments', listForReview)
    .get('/v1/review/comments/:id', showComment)
    .post('/v1/review/comments/:id/decisions', json(), decideComment);
}
