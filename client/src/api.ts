// Made by `npm run client` from the OpenAPI document. Change the routes, not this.
export interface paths {
  '/v1/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a comment; it is accepted once it is durable, and judged a moment later */
    post: operations['postComments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/articles/{articleId}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Approved comments of an article; `at` begins at that comment. A removed one that has replies keeps its place, without a word of it */
    get: operations['getArticlesByArticleIdComments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/articles/{articleId}/comments.atom': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The newest approved comments of an article, as an Atom feed */
    get: operations['getArticlesByArticleIdCommentsAtom'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/counts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How many approved comments articles have, by the ids that were asked for */
    get: operations['getCounts'];
    put?: never;
    /** The same for ids that are too many or too long for an address */
    post: operations['postCounts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/comments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What became of one’s own comment, with its receipt as bearer token */
    get: operations['getCommentsById'];
    put?: never;
    post?: never;
    /** Take it back, for good */
    delete: operations['deleteCommentsById'];
    options?: never;
    head?: never;
    /** Put another text in its place; it is hidden until that one is judged, and moderators see what it was */
    patch: operations['patchCommentsById'];
    trace?: never;
  };
  '/v1/comments/{id}/objection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Object to the decision that hides it, once; another person looks at it again and replies */
    post: operations['postCommentsByIdObjection'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/comments/{id}/notices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give notice that a published comment is illegal; the receipt shows what becomes of it. With the key of a trusted flagger (role `flagger`) it comes first */
    post: operations['postCommentsByIdNotices'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/notices/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What became of one’s own notice, with its receipt as bearer token */
    get: operations['getNoticesById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/comments/{id}/reports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Report a published comment to the moderators; a second report of the same network changes nothing, and enough of them hold the comment */
    post: operations['postCommentsByIdReports'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/comments/{id}/reaction': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Like a published comment, dislike it, or take that back with null; a network has one say. Only where `TAMIS_REACTIONS` allows it */
    put: operations['putCommentsByIdReaction'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sites': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The registered sites, by id; `default` is there also when it is not registered */
    get: operations['getSites'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/sites/{siteId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One registered site */
    get: operations['getSitesBySiteId'];
    /** Register a site, or change it; what is left out stays as it was, and null is as the settings say. It is in force everywhere within seconds */
    put: operations['putSitesBySiteId'];
    post?: never;
    /** Forget a site: it takes and shows no more comments; those that it has stay */
    delete: operations['deleteSitesBySiteId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/articles/{articleId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether an article takes comments, and what the site tells of it */
    get: operations['getArticlesByArticleId'];
    /** Register an article, or change it; what is left out stays as it was */
    put: operations['putArticlesByArticleId'];
    post?: never;
    /** Forget an article; its comments stay where they are */
    delete: operations['deleteArticlesByArticleId'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/articles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The registered articles of a site, by id */
    get: operations['getArticles'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/articles/{articleId}/move': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Give an article another id, or merge it into the one that has that id */
    post: operations['postArticlesByArticleIdMove'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Comments of one status, each with its whole verdict; `q` seeks whole words in text, name and article title, whatever their case and accents */
    get: operations['getReviewComments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/comments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One comment with its verdict, its decisions, and how its author fared before */
    get: operations['getReviewCommentsById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/comments/{id}/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Decide about a comment, from the version that was seen; a `reject` for the reason `abuse` teaches the abuse classifier */
    post: operations['postReviewCommentsByIdDecisions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Many decisions at once, each answered on its own */
    post: operations['postReviewDecisions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/comments/{id}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take back the last decision on a comment, if it is the caller’s own */
    post: operations['postReviewCommentsByIdUndo'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/next': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The held comment that has waited longest and that no other moderator has, leased to the caller for 10 minutes */
    post: operations['postReviewNext'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/comments/{id}/notes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Write something about a comment for the other moderators; it changes neither status nor version */
    post: operations['postReviewCommentsByIdNotes'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/comments/{id}/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answer a published comment in the house’s name, with a mark that no visitor can have; the same answer sent twice is one */
    post: operations['postReviewCommentsByIdAnswers'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/comments/{id}/block': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Block the sender’s address or network, a site, the name or a word of a comment, as a new version of the rule set; without `value` what the comment itself has */
    post: operations['postReviewCommentsByIdBlock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/comments/{id}/address': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** E-mail and IP address of a comment’s author, for who may see addresses; each look is written down */
    get: operations['getReviewCommentsByIdAddress'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/stats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What waits, what was decided today and in the last 30 days, and which rules are overturned most */
    get: operations['getReviewStats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/objections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What authors object to, oldest first; those that were decided, newest first */
    get: operations['getReviewObjections'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/objections/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answer the objection to a comment’s decision: `overturn` publishes the comment. It takes another person than the first, where there is one */
    post: operations['postReviewObjectionsByIdDecision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/notices': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Notices of illegal content: those of trusted flaggers first, then the oldest; those that were decided, newest first */
    get: operations['getReviewNotices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/notices/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Answer a notice: `act` hides the comment as illegal, `dismiss` leaves it, `unfounded` leaves it and counts against the sender */
    post: operations['postReviewNoticesByIdDecision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/statement-texts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The sentences by which authors are told why a comment is hidden */
    get: operations['getReviewStatementTexts'];
    /** Change them, as a new version; what is left out is as it ships. Refused when `basedOn` is no longer current */
    put: operations['putReviewStatementTexts'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/rule-sets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The versions of the rule set for all sites, or of one site’s own */
    get: operations['getReviewRuleSets'];
    put?: never;
    /** A new version, current at once; refused when `basedOn` is no longer current. With `siteId`, a site’s own rules */
    post: operations['postReviewRuleSets'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/rule-sets/{version}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One whole rule set; `current` is the one in force */
    get: operations['getReviewRuleSetsByVersion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/rule-sets/{version}/activate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a former version, or the shipped one, current again */
    post: operations['postReviewRuleSetsByVersionActivate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/rule-sets/dry-run': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Who among the newest comments would flip, and why; with `Accept: application/x-ndjson` progress comes line by line */
    post: operations['postReviewRuleSetsDryRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** The verdict on a text that is not stored */
    post: operations['postReviewExplain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The classifier’s versions, and the latest trainings with what came of them */
    get: operations['getReviewModels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/models/train': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Ask for a training on the decisions made so far */
    post: operations['postReviewModelsTrain'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/models/{version}/activate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Go back to a former model, or to the shipped one by its name */
    post: operations['postReviewModelsByVersionActivate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/abuse-models': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The abuse classifier’s versions. It learns, in the same trainings as the spam classifier, from comments that were rejected for the reason `abuse` and from approvals of what it held */
    get: operations['getReviewAbuseModels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/abuse-models/{version}/activate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Go back to a former abuse model, or to the shipped one by its name */
    post: operations['postReviewAbuseModelsByVersionActivate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who did what, newest first */
    get: operations['getReviewAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/review/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Who asks; with a session, also the token that its other calls carry as `X-CSRF-Token` */
    get: operations['getReviewMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document */
    get: operations['getOpenapiJson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/asyncapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The events and the ways on which they go out, as an AsyncAPI document */
    get: operations['getEventsAsyncapiJson'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The event log from a cursor on, as pages or, with `Accept: text/event-stream`, as a stream that goes on; `wait` answers as soon as there is something, or empty after so many seconds */
    get: operations['getEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One event of the log, by its id */
    get: operations['getEventsById'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/events/schemas/{type}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** JSON Schema of one type of events; `dataschema` of an event is its `$id` */
    get: operations['getEventsSchemasByType'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All webhooks */
    get: operations['getWebhooks'];
    put?: never;
    /** Register an address that hears of everything that is told from now on */
    post: operations['postWebhooks'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One webhook */
    get: operations['getWebhooksById'];
    put?: never;
    post?: never;
    /** Forget a webhook and what was on its way to it */
    delete: operations['deleteWebhooksById'];
    options?: never;
    head?: never;
    /** Change a webhook, or switch it off and on; what is left out stays as it was */
    patch: operations['patchWebhooksById'];
    trace?: never;
  };
  '/v1/webhooks/{id}/secret': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Another secret; the former one signs as well for 24 hours */
    post: operations['postWebhooksByIdSecret'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a `tamis.test` event now, once, and tell what came back */
    post: operations['postWebhooksByIdTest'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send everything again that the log holds after a cursor */
    post: operations['postWebhooksByIdReplay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/deliveries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was sent or is to be sent, the newest event first, with what came back last */
    get: operations['getWebhooksByIdDeliveries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/webhooks/{id}/deliveries/{deliveryId}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Send a delivery again at once, also one that was given up */
    post: operations['postWebhooksByIdDeliveriesByDeliveryIdRetry'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Error: {
      error: {
        /** @enum {string} */
        code:
          | 'submission/invalid'
          | 'request/malformed'
          | 'request/invalid'
          | 'request/too-large'
          | 'request/unsupported-media-type'
          | 'request/not-found'
          | 'request/method-not-allowed'
          | 'rate-limit/exceeded'
          | 'access/unauthenticated'
          | 'access/forbidden'
          | 'access/foreign-form'
          | 'access/other-site'
          | 'access/name-taken'
          | 'access/sign-in-refused'
          | 'access/sign-in-limited'
          | 'account/not-found'
          | 'account/link-used'
          | 'comment/not-found'
          | 'comment/version-conflict'
          | 'comment/nothing-to-undo'
          | 'comment/not-published'
          | 'comment/withdrawn'
          | 'comment/erased'
          | 'comment/being-read'
          | 'comment/unchangeable'
          | 'comment/no-reactions'
          | 'objection/not-found'
          | 'objection/not-possible'
          | 'objection/own-decision'
          | 'objection/settled'
          | 'notice/not-found'
          | 'notice/settled'
          | 'site/not-found'
          | 'site/foreign-page'
          | 'article/not-found'
          | 'article/name-taken'
          | 'webhook/not-found'
          | 'webhook/of-settings'
          | 'events/cursor-unknown'
          | 'version/not-found'
          | 'version/conflict'
          | 'queue/unavailable'
          | 'store/unavailable'
          | 'internal';
        message: string;
        fields?: {
          path: string;
          /** @enum {string} */
          code:
            | 'required'
            | 'not-text'
            | 'not-an-object'
            | 'not-a-number'
            | 'not-a-time'
            | 'too-short'
            | 'too-long'
            | 'too-many-bytes'
            | 'not-an-email'
            | 'not-a-web-address'
            | 'not-an-id'
            | 'unknown'
            | 'not-allowed'
            | 'reserved'
            | 'not-a-list'
            | 'too-many'
            | 'not-a-network'
            | 'not-a-host'
            | 'not-a-pattern'
            | 'pattern-too-complex'
            | 'pattern-matches-all'
            | 'above-spam'
            | 'out-of-range';
          message: string;
        }[];
        conflict?: {
          version: number;
          status: string;
          decision: string | null;
          by: string | null;
          at: string | null;
        };
        start?: string;
        requestId: string;
      };
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  postComments: {
    parameters: {
      query?: never;
      header?: {
        /** @description The same key and text are one comment, however often they are sent */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    /** @description At most 524,288 bytes */
    requestBody: {
      content: {
        'application/json': {
          articleId: string;
          author: {
            name: string;
            /** @description Never shown */
            email: string;
            url?: string | null;
          } & {
            [key: string]: unknown;
          };
          /** @description Plain text, at most `TAMIS_MAX_BODY_LENGTH` characters */
          body: string;
          /** @description The comment that this one replies to */
          parentId?: string | null;
          siteId?: string | null;
          /** @description For the way back; shown to nobody */
          articleUrl?: string | null;
          /** @description Shown to nobody */
          articleTitle?: string | null;
          locale?: string | null;
          /** @description An address on one of `TAMIS_CALLBACK_ORIGINS`, which is told what becomes of the comment */
          callbackUrl?: string | null;
          /** @description Mail to its author when it is published or answered, once the address has confirmed */
          notify?: boolean | null;
          /** @description When the form was shown */
          renderedAt?: number | string | null;
        } & {
          [key: string]: unknown;
        };
      };
    };
    responses: {
      /** @description It is accepted; the receipt shows its author what becomes of it */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @constant */
            status: 'received';
            receipt: string;
            links: {
              self: string;
            };
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `site/foreign-page` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `submission/invalid` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `rate-limit/exceeded` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `queue/unavailable`, `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getArticlesByArticleIdComments: {
    parameters: {
      query?: {
        siteId?: string;
        cursor?: string;
        at?: string;
        limit?: number;
        order?: 'oldest' | 'newest';
      };
      header?: never;
      path: {
        articleId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page; a removed comment counts neither in `limit` nor in `total` */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: (
              | {
                  id: string;
                  articleId: string;
                  parentId: string | null;
                  author: {
                    name: string;
                    url: string | null;
                    /**
                     * @description Written by a moderator in the house’s name; nobody else can have this
                     * @constant
                     */
                    house?: true;
                  };
                  body: string;
                  bodyHtml: string;
                  /** Format: date-time */
                  createdAt: string;
                  /** @description Where readers may like comments */
                  likes?: number;
                  /** @description Where they may dislike them, too */
                  dislikes?: number;
                }
              | {
                  id: string;
                  articleId: string;
                  parentId: string | null;
                  /** @constant */
                  removed: true;
                }
            )[];
            nextCursor: string | null;
            total: number;
          };
        };
      };
      /** @description The client has it already */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-found`, `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getArticlesByArticleIdCommentsAtom: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path: {
        articleId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The feed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/atom+xml': string;
        };
      };
      /** @description The client has it already */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getCounts: {
    parameters: {
      query: {
        siteId?: string;
        articleId: string | string[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The counts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            counts: {
              [key: string]: number;
            };
          };
        };
      };
      /** @description The client has it already */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postCounts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 615,424 bytes */
    requestBody: {
      content: {
        'application/json': {
          /** @default default */
          siteId?: string;
          articleIds: string[];
        };
      };
    };
    responses: {
      /** @description The counts */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            counts: {
              [key: string]: number;
            };
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getCommentsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its state, and a coarse reason */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            status: 'received' | 'approved' | 'held' | 'rejected' | 'erased';
            /** @enum {string} */
            reason:
              | 'being-read'
              | 'published'
              | 'awaiting-moderator'
              | 'not-accepted'
              | 'comments-closed'
              | 'withdrawn'
              | 'erased';
            /** @description Why it is hidden; null while it waits, or when nothing was decided against it */
            statement: {
              /** @enum {string} */
              restriction: 'not-published' | 'taken-down';
              /** @enum {string} */
              ground: 'abuse' | 'off-topic' | 'illegal' | 'spam' | 'other';
              law: string | null;
              /** @enum {string} */
              decidedBy: 'person' | 'machine';
              /** @enum {string} */
              foundBy: 'person' | 'machine' | 'readers' | 'notice';
              /** @description The rule of the program that spoke most clearly */
              rule: string | null;
              /** Format: date-time */
              at: string;
              /** @description All of it in words, in the language asked for */
              text: string;
            } | null;
            objection: {
              /** @enum {string} */
              state: 'waiting' | 'upheld' | 'overturned';
              /** Format: date-time */
              at: string;
              reply: string | null;
              repliedAt: string | null;
            } | null;
            /** @description Until when its author may object */
            objectableUntil: string | null;
            /** @description Until when its author may edit or withdraw it */
            changeableUntil: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteCommentsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its state */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            status: 'received' | 'approved' | 'held' | 'rejected' | 'erased';
            /** @enum {string} */
            reason:
              | 'being-read'
              | 'published'
              | 'awaiting-moderator'
              | 'not-accepted'
              | 'comments-closed'
              | 'withdrawn'
              | 'erased';
            /** @description Why it is hidden; null while it waits, or when nothing was decided against it */
            statement: {
              /** @enum {string} */
              restriction: 'not-published' | 'taken-down';
              /** @enum {string} */
              ground: 'abuse' | 'off-topic' | 'illegal' | 'spam' | 'other';
              law: string | null;
              /** @enum {string} */
              decidedBy: 'person' | 'machine';
              /** @enum {string} */
              foundBy: 'person' | 'machine' | 'readers' | 'notice';
              /** @description The rule of the program that spoke most clearly */
              rule: string | null;
              /** Format: date-time */
              at: string;
              /** @description All of it in words, in the language asked for */
              text: string;
            } | null;
            objection: {
              /** @enum {string} */
              state: 'waiting' | 'upheld' | 'overturned';
              /** Format: date-time */
              at: string;
              reply: string | null;
              repliedAt: string | null;
            } | null;
            /** @description Until when its author may object */
            objectableUntil: string | null;
            /** @description Until when its author may edit or withdraw it */
            changeableUntil: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/being-read`, `comment/unchangeable` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  patchCommentsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 394,174 bytes */
    requestBody: {
      content: {
        'application/json': {
          body: string;
        };
      };
    };
    responses: {
      /** @description Its state, while the new text is read */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            status: 'received' | 'approved' | 'held' | 'rejected' | 'erased';
            /** @enum {string} */
            reason:
              | 'being-read'
              | 'published'
              | 'awaiting-moderator'
              | 'not-accepted'
              | 'comments-closed'
              | 'withdrawn'
              | 'erased';
            /** @description Why it is hidden; null while it waits, or when nothing was decided against it */
            statement: {
              /** @enum {string} */
              restriction: 'not-published' | 'taken-down';
              /** @enum {string} */
              ground: 'abuse' | 'off-topic' | 'illegal' | 'spam' | 'other';
              law: string | null;
              /** @enum {string} */
              decidedBy: 'person' | 'machine';
              /** @enum {string} */
              foundBy: 'person' | 'machine' | 'readers' | 'notice';
              /** @description The rule of the program that spoke most clearly */
              rule: string | null;
              /** Format: date-time */
              at: string;
              /** @description All of it in words, in the language asked for */
              text: string;
            } | null;
            objection: {
              /** @enum {string} */
              state: 'waiting' | 'upheld' | 'overturned';
              /** Format: date-time */
              at: string;
              reply: string | null;
              repliedAt: string | null;
            } | null;
            /** @description Until when its author may object */
            objectableUntil: string | null;
            /** @description Until when its author may edit or withdraw it */
            changeableUntil: string | null;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/being-read`, `comment/unchangeable` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `submission/invalid` */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postCommentsByIdObjection: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 25,024 bytes */
    requestBody: {
      content: {
        'application/json': {
          text: string;
        };
      };
    };
    responses: {
      /** @description Its state, with the objection */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /** @enum {string} */
            status: 'received' | 'approved' | 'held' | 'rejected' | 'erased';
            /** @enum {string} */
            reason:
              | 'being-read'
              | 'published'
              | 'awaiting-moderator'
              | 'not-accepted'
              | 'comments-closed'
              | 'withdrawn'
              | 'erased';
            /** @description Why it is hidden; null while it waits, or when nothing was decided against it */
            statement: {
              /** @enum {string} */
              restriction: 'not-published' | 'taken-down';
              /** @enum {string} */
              ground: 'abuse' | 'off-topic' | 'illegal' | 'spam' | 'other';
              law: string | null;
              /** @enum {string} */
              decidedBy: 'person' | 'machine';
              /** @enum {string} */
              foundBy: 'person' | 'machine' | 'readers' | 'notice';
              /** @description The rule of the program that spoke most clearly */
              rule: string | null;
              /** Format: date-time */
              at: string;
              /** @description All of it in words, in the language asked for */
              text: string;
            } | null;
            objection: {
              /** @enum {string} */
              state: 'waiting' | 'upheld' | 'overturned';
              /** Format: date-time */
              at: string;
              reply: string | null;
              repliedAt: string | null;
            } | null;
            /** @description Until when its author may object */
            objectableUntil: string | null;
            /** @description Until when its author may edit or withdraw it */
            changeableUntil: string | null;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `objection/not-possible` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postCommentsByIdNotices: {
    parameters: {
      query?: never;
      header?: {
        /** @description The key of a trusted flagger; none otherwise */
        authorization?: string;
      };
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 65,536 bytes */
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          ground?:
            | 'hate'
            | 'threat'
            | 'defamation'
            | 'privacy'
            | 'terrorism'
            | 'child-abuse'
            | 'fraud'
            | 'copyright'
            | 'other';
          explanation?: string;
          place?: string;
          name?: string;
          email?: string;
          /** @description That what is said is right, to one’s best knowledge */
          goodFaith?: boolean;
        };
      };
    };
    responses: {
      /** @description The moderators have it */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            receipt: string;
            links: {
              self: string;
            };
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-published` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `rate-limit/exceeded` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getNoticesById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Its state, and the reply */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            commentId: string;
            /** @enum {string} */
            state: 'waiting' | 'acted' | 'dismissed' | 'unfounded';
            /** Format: date-time */
            at: string;
            reply: string | null;
            repliedAt: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `notice/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postCommentsByIdReports: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 7,024 bytes */
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          reason: 'abuse' | 'spam' | 'off-topic' | 'illegal' | 'other';
          note?: string | null;
        };
      };
    };
    responses: {
      /** @description The moderators have it */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-published` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `rate-limit/exceeded` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putCommentsByIdReaction: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 7,024 bytes */
    requestBody: {
      content: {
        'application/json': {
          reaction: ('like' | 'dislike') | null;
        };
      };
    };
    responses: {
      /** @description How many do */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            likes: number;
            dislikes: number;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-published`, `comment/no-reactions` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `rate-limit/exceeded` */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getSites: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All of them */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              name: string | null;
              language: ('fr' | 'en') | null;
              origins: string[];
              terms: string | null;
              markup: ('plain' | 'basic') | null;
              keepDays: {
                /** @description 0 keeps them for ever; without it, as the settings say */
                addresses?: number;
                /** @description 0 keeps them for ever; without it, as the settings say */
                emails?: number;
                /** @description 0 keeps them for ever; without it, as the settings say */
                spam?: number;
                /** @description 0 keeps them for ever; without it, as the settings say */
                rejected?: number;
              };
              /** Format: date-time */
              createdAt: string;
              by: string;
            }[];
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getSitesBySiteId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        siteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The site */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            name: string | null;
            language: ('fr' | 'en') | null;
            origins: string[];
            terms: string | null;
            markup: ('plain' | 'basic') | null;
            keepDays: {
              /** @description 0 keeps them for ever; without it, as the settings say */
              addresses?: number;
              /** @description 0 keeps them for ever; without it, as the settings say */
              emails?: number;
              /** @description 0 keeps them for ever; without it, as the settings say */
              spam?: number;
              /** @description 0 keeps them for ever; without it, as the settings say */
              rejected?: number;
            };
            /** Format: date-time */
            createdAt: string;
            by: string;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putSitesBySiteId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        siteId: string;
      };
      cookie?: never;
    };
    /** @description At most 65,536 bytes */
    requestBody: {
      content: {
        'application/json': {
          name?: string | null;
          language?: ('fr' | 'en') | null;
          origins?: string[] | null;
          terms?: string | null;
          markup?: ('plain' | 'basic') | null;
          keepDays?: {
            addresses?: number | null;
            emails?: number | null;
            spam?: number | null;
            rejected?: number | null;
          } | null;
        };
      };
    };
    responses: {
      /** @description The site as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            name: string | null;
            language: ('fr' | 'en') | null;
            origins: string[];
            terms: string | null;
            markup: ('plain' | 'basic') | null;
            keepDays: {
              /** @description 0 keeps them for ever; without it, as the settings say */
              addresses?: number;
              /** @description 0 keeps them for ever; without it, as the settings say */
              emails?: number;
              /** @description 0 keeps them for ever; without it, as the settings say */
              spam?: number;
              /** @description 0 keeps them for ever; without it, as the settings say */
              rejected?: number;
            };
            /** Format: date-time */
            createdAt: string;
            by: string;
          };
        };
      };
      /** @description The site, new */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            name: string | null;
            language: ('fr' | 'en') | null;
            origins: string[];
            terms: string | null;
            markup: ('plain' | 'basic') | null;
            keepDays: {
              /** @description 0 keeps them for ever; without it, as the settings say */
              addresses?: number;
              /** @description 0 keeps them for ever; without it, as the settings say */
              emails?: number;
              /** @description 0 keeps them for ever; without it, as the settings say */
              spam?: number;
              /** @description 0 keeps them for ever; without it, as the settings say */
              rejected?: number;
            };
            /** Format: date-time */
            createdAt: string;
            by: string;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteSitesBySiteId: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        siteId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is forgotten */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getArticlesByArticleId: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path: {
        articleId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The article, also when it is not registered */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            siteId: string;
            title: string | null;
            url: string | null;
            /** @enum {string} */
            mode: 'open' | 'held' | 'closed';
            /** @description Whether `notify` may be asked for with a comment */
            offersMail: boolean;
            closesAt: string | null;
            registered: boolean;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putArticlesByArticleId: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path: {
        articleId: string;
      };
      cookie?: never;
    };
    /** @description At most 131,072 bytes */
    requestBody: {
      content: {
        'application/json': {
          title?: string | null;
          url?: string | null;
          /** @enum {string} */
          mode?: 'open' | 'held' | 'closed';
          closesAt?: string | null;
          publishedAt?: string | null;
          aliases?: string[];
        };
      };
    };
    responses: {
      /** @description The article as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            siteId: string;
            title: string | null;
            url: string | null;
            /** @enum {string} */
            mode: 'open' | 'held' | 'closed';
            /** @description Whether `notify` may be asked for with a comment */
            offersMail: boolean;
            closesAt: string | null;
            registered: boolean;
            publishedAt: string | null;
            aliases: string[];
            /** Format: date-time */
            createdAt: string;
            by: string;
          };
        };
      };
      /** @description The article, new */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            siteId: string;
            title: string | null;
            url: string | null;
            /** @enum {string} */
            mode: 'open' | 'held' | 'closed';
            /** @description Whether `notify` may be asked for with a comment */
            offersMail: boolean;
            closesAt: string | null;
            registered: boolean;
            publishedAt: string | null;
            aliases: string[];
            /** Format: date-time */
            createdAt: string;
            by: string;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `article/name-taken` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteArticlesByArticleId: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path: {
        articleId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is forgotten */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `article/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getArticles: {
    parameters: {
      query?: {
        siteId?: string;
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              siteId: string;
              title: string | null;
              url: string | null;
              /** @enum {string} */
              mode: 'open' | 'held' | 'closed';
              /** @description Whether `notify` may be asked for with a comment */
              offersMail: boolean;
              closesAt: string | null;
              registered: boolean;
              publishedAt: string | null;
              aliases: string[];
              /** Format: date-time */
              createdAt: string;
              by: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postArticlesByArticleIdMove: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path: {
        articleId: string;
      };
      cookie?: never;
    };
    /** @description At most 131,072 bytes */
    requestBody: {
      content: {
        'application/json': {
          to: string;
        };
      };
    };
    responses: {
      /** @description The article that holds the comments now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            siteId: string;
            title: string | null;
            url: string | null;
            /** @enum {string} */
            mode: 'open' | 'held' | 'closed';
            /** @description Whether `notify` may be asked for with a comment */
            offersMail: boolean;
            closesAt: string | null;
            registered: boolean;
            publishedAt: string | null;
            aliases: string[];
            /** Format: date-time */
            createdAt: string;
            by: string;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `article/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `article/name-taken` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewComments: {
    parameters: {
      query?: {
        status?: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
        siteId?: string;
        articleId?: string;
        rule?: string;
        q?: string;
        language?: string;
        from?: string;
        to?: string;
        order?: 'oldest' | 'newest' | 'score';
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              version: number;
              /** @enum {string} */
              status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
              siteId: string;
              articleId: string;
              articleUrl: string | null;
              articleTitle: string | null;
              parentId: string | null;
              author: {
                name: string;
                url: string | null;
              };
              /** @description The moderator who wrote it in the house’s name */
              house: string | null;
              body: string;
              /** Format: date-time */
              createdAt: string;
              verdict: {
                /** @enum {string} */
                status: 'approved' | 'held' | 'spam' | 'rejected';
                score: number;
                reasons: {
                  rule: string;
                  weight: number;
                  holds: boolean;
                  message: string;
                  spans: {
                    field: string;
                    start: number;
                    end: number;
                  }[];
                }[];
                ruleSet: string;
                model: string | null;
                abuseModel: string;
              };
            }[];
            nextCursor: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewCommentsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The comment */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            version: number;
            /** @enum {string} */
            status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
            siteId: string;
            articleId: string;
            articleUrl: string | null;
            articleTitle: string | null;
            parentId: string | null;
            author: {
              name: string;
              url: string | null;
            };
            /** @description The moderator who wrote it in the house’s name */
            house: string | null;
            body: string;
            /** Format: date-time */
            createdAt: string;
            verdict: {
              /** @enum {string} */
              status: 'approved' | 'held' | 'spam' | 'rejected';
              score: number;
              reasons: {
                rule: string;
                weight: number;
                holds: boolean;
                message: string;
                spans: {
                  field: string;
                  start: number;
                  end: number;
                }[];
              }[];
              ruleSet: string;
              model: string | null;
              abuseModel: string;
            };
            notes: {
              id: string;
              by: string;
              /** Format: date-time */
              at: string;
              text: string;
            }[];
            /** @description What readers reported */
            reports: {
              /** @enum {string} */
              reason: 'abuse' | 'spam' | 'off-topic' | 'illegal' | 'other';
              note: string | null;
              /** Format: date-time */
              at: string;
            }[];
            authorHistory: {
              approved: number;
              held: number;
              spam: number;
              rejected: number;
            };
            history: {
              /** @enum {string} */
              decision: 'approve' | 'reject' | 'spam' | 'undo' | 'edit' | 'withdraw' | 'hold' | 'erase';
              by: string;
              /** Format: date-time */
              at: string;
              reason: ('abuse' | 'off-topic' | 'illegal' | 'other') | null;
              note: string | null;
              /** @description The law that was named */
              law: string | null;
              /** @description What the author is told beside the reason */
              told: string | null;
              /** @description Whether a notice of illegal content led to it */
              onNotice: boolean;
              /** @enum {string} */
              from: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
              /** @enum {string} */
              to: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
            }[];
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewCommentsByIdDecisions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 16,384 bytes */
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          decision: 'approve' | 'reject' | 'spam';
          version: number;
          reason?: ('abuse' | 'off-topic' | 'illegal' | 'other') | null;
          note?: string | null;
          /** @description The law that was broken, with the reason `illegal` */
          law?: string | null;
          /** @description A sentence for the author, beside the reason */
          told?: string | null;
        };
      };
    };
    responses: {
      /** @description The comment as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            version: number;
            /** @enum {string} */
            status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
            siteId: string;
            articleId: string;
            articleUrl: string | null;
            articleTitle: string | null;
            parentId: string | null;
            author: {
              name: string;
              url: string | null;
            };
            /** @description The moderator who wrote it in the house’s name */
            house: string | null;
            body: string;
            /** Format: date-time */
            createdAt: string;
            verdict: {
              /** @enum {string} */
              status: 'approved' | 'held' | 'spam' | 'rejected';
              score: number;
              reasons: {
                rule: string;
                weight: number;
                holds: boolean;
                message: string;
                spans: {
                  field: string;
                  start: number;
                  end: number;
                }[];
              }[];
              ruleSet: string;
              model: string | null;
              abuseModel: string;
            };
            notes: {
              id: string;
              by: string;
              /** Format: date-time */
              at: string;
              text: string;
            }[];
            /** @description What readers reported */
            reports: {
              /** @enum {string} */
              reason: 'abuse' | 'spam' | 'off-topic' | 'illegal' | 'other';
              note: string | null;
              /** Format: date-time */
              at: string;
            }[];
            authorHistory: {
              approved: number;
              held: number;
              spam: number;
              rejected: number;
            };
            history: {
              /** @enum {string} */
              decision: 'approve' | 'reject' | 'spam' | 'undo' | 'edit' | 'withdraw' | 'hold' | 'erase';
              by: string;
              /** Format: date-time */
              at: string;
              reason: ('abuse' | 'off-topic' | 'illegal' | 'other') | null;
              note: string | null;
              /** @description The law that was named */
              law: string | null;
              /** @description What the author is told beside the reason */
              told: string | null;
              /** @description Whether a notice of illegal content led to it */
              onNotice: boolean;
              /** @enum {string} */
              from: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
              /** @enum {string} */
              to: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
            }[];
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/version-conflict` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewDecisions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 2,097,152 bytes */
    requestBody: {
      content: {
        'application/json': {
          decisions: {
            id: string;
            /** @enum {string} */
            decision: 'approve' | 'reject' | 'spam';
            version: number;
            reason?: ('abuse' | 'off-topic' | 'illegal' | 'other') | null;
            note?: string | null;
            /** @description The law that was broken, with the reason `illegal` */
            law?: string | null;
            /** @description A sentence for the author, beside the reason */
            told?: string | null;
          }[];
        };
      };
    };
    responses: {
      /** @description One result for each decision, in their order */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            results: (
              | {
                  id: string;
                  /** @constant */
                  ok: true;
                  comment: {
                    id: string;
                    version: number;
                    /** @enum {string} */
                    status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                    siteId: string;
                    articleId: string;
                    articleUrl: string | null;
                    articleTitle: string | null;
                    parentId: string | null;
                    author: {
                      name: string;
                      url: string | null;
                    };
                    /** @description The moderator who wrote it in the house’s name */
                    house: string | null;
                    body: string;
                    /** Format: date-time */
                    createdAt: string;
                    verdict: {
                      /** @enum {string} */
                      status: 'approved' | 'held' | 'spam' | 'rejected';
                      score: number;
                      reasons: {
                        rule: string;
                        weight: number;
                        holds: boolean;
                        message: string;
                        spans: {
                          field: string;
                          start: number;
                          end: number;
                        }[];
                      }[];
                      ruleSet: string;
                      model: string | null;
                      abuseModel: string;
                    };
                  };
                }
              | {
                  id: string;
                  /** @constant */
                  ok: false;
                  error: {
                    code: string;
                    message: string;
                    conflict?: {
                      version: number;
                      status: string;
                      decision: string | null;
                      by: string | null;
                      at: string | null;
                    };
                  };
                }
            )[];
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewCommentsByIdUndo: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 16,384 bytes */
    requestBody: {
      content: {
        'application/json': {
          version: number;
        };
      };
    };
    responses: {
      /** @description The comment as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            version: number;
            /** @enum {string} */
            status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
            siteId: string;
            articleId: string;
            articleUrl: string | null;
            articleTitle: string | null;
            parentId: string | null;
            author: {
              name: string;
              url: string | null;
            };
            /** @description The moderator who wrote it in the house’s name */
            house: string | null;
            body: string;
            /** Format: date-time */
            createdAt: string;
            verdict: {
              /** @enum {string} */
              status: 'approved' | 'held' | 'spam' | 'rejected';
              score: number;
              reasons: {
                rule: string;
                weight: number;
                holds: boolean;
                message: string;
                spans: {
                  field: string;
                  start: number;
                  end: number;
                }[];
              }[];
              ruleSet: string;
              model: string | null;
              abuseModel: string;
            };
            notes: {
              id: string;
              by: string;
              /** Format: date-time */
              at: string;
              text: string;
            }[];
            /** @description What readers reported */
            reports: {
              /** @enum {string} */
              reason: 'abuse' | 'spam' | 'off-topic' | 'illegal' | 'other';
              note: string | null;
              /** Format: date-time */
              at: string;
            }[];
            authorHistory: {
              approved: number;
              held: number;
              spam: number;
              rejected: number;
            };
            history: {
              /** @enum {string} */
              decision: 'approve' | 'reject' | 'spam' | 'undo' | 'edit' | 'withdraw' | 'hold' | 'erase';
              by: string;
              /** Format: date-time */
              at: string;
              reason: ('abuse' | 'off-topic' | 'illegal' | 'other') | null;
              note: string | null;
              /** @description The law that was named */
              law: string | null;
              /** @description What the author is told beside the reason */
              told: string | null;
              /** @description Whether a notice of illegal content led to it */
              onNotice: boolean;
              /** @enum {string} */
              from: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
              /** @enum {string} */
              to: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
            }[];
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/version-conflict`, `comment/nothing-to-undo` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewNext: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 16,384 bytes */
    requestBody?: {
      content: {
        'application/json': {
          siteId?: string;
          articleId?: string;
        };
      };
    };
    responses: {
      /** @description The comment */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            version: number;
            /** @enum {string} */
            status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
            siteId: string;
            articleId: string;
            articleUrl: string | null;
            articleTitle: string | null;
            parentId: string | null;
            author: {
              name: string;
              url: string | null;
            };
            /** @description The moderator who wrote it in the house’s name */
            house: string | null;
            body: string;
            /** Format: date-time */
            createdAt: string;
            verdict: {
              /** @enum {string} */
              status: 'approved' | 'held' | 'spam' | 'rejected';
              score: number;
              reasons: {
                rule: string;
                weight: number;
                holds: boolean;
                message: string;
                spans: {
                  field: string;
                  start: number;
                  end: number;
                }[];
              }[];
              ruleSet: string;
              model: string | null;
              abuseModel: string;
            };
          };
        };
      };
      /** @description None waits */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewCommentsByIdNotes: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 16,384 bytes */
    requestBody: {
      content: {
        'application/json': {
          text: string;
        };
      };
    };
    responses: {
      /** @description The note */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            by: string;
            /** Format: date-time */
            at: string;
            text: string;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewCommentsByIdAnswers: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 65,536 bytes */
    requestBody: {
      content: {
        'application/json': {
          text: string;
        };
      };
    };
    responses: {
      /** @description The answer, published */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            version: number;
            /** @enum {string} */
            status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
            siteId: string;
            articleId: string;
            articleUrl: string | null;
            articleTitle: string | null;
            parentId: string | null;
            author: {
              name: string;
              url: string | null;
            };
            /** @description The moderator who wrote it in the house’s name */
            house: string | null;
            body: string;
            /** Format: date-time */
            createdAt: string;
            verdict: {
              /** @enum {string} */
              status: 'approved' | 'held' | 'spam' | 'rejected';
              score: number;
              reasons: {
                rule: string;
                weight: number;
                holds: boolean;
                message: string;
                spans: {
                  field: string;
                  start: number;
                  end: number;
                }[];
              }[];
              ruleSet: string;
              model: string | null;
              abuseModel: string;
            };
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-published` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewCommentsByIdBlock: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 16,384 bytes */
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          what: 'email' | 'domain' | 'network' | 'name' | 'word';
          value?: string | null;
          /** @enum {string} */
          effect: 'hold' | 'spam';
        };
      };
    };
    responses: {
      /** @description The rule set’s version that is current now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            version: string;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `version/conflict` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewCommentsByIdAddress: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is otherwise sealed */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Null once it was forgotten, like the IP address */
            email: string | null;
            ip: string | null;
            userAgent: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `comment/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewStats: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The figures; days are of UTC, and what covers a month may be half a minute old */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            byStatus: {
              held: number;
              approved: number;
              spam: number;
              rejected: number;
            };
            oldestHeldSeconds: number | null;
            today: {
              decisions: number;
              byModerator: {
                name: string;
                decisions: number;
              }[];
            };
            byRule: {
              rule: string;
              held: number;
              overturned: number;
            }[];
            days: {
              /** Format: date */
              day: string;
              /** @enum {string} */
              status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
              comments: number;
            }[];
            decisions: {
              /** Format: date */
              day: string;
              name: string;
              decisions: number;
            }[];
            medianWaitSeconds: number | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewObjections: {
    parameters: {
      query?: {
        siteId?: string;
        state?: 'waiting' | 'decided';
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              commentId: string;
              siteId: string;
              /** Format: date-time */
              at: string;
              text: string;
              /** @description Who had decided; null when a program had */
              against: string | null;
              /** @enum {string} */
              state: 'waiting' | 'upheld' | 'overturned';
              outcome: {
                by: string;
                /** Format: date-time */
                at: string;
                reply: string;
              } | null;
              comment: {
                id: string;
                version: number;
                /** @enum {string} */
                status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                siteId: string;
                articleId: string;
                articleUrl: string | null;
                articleTitle: string | null;
                parentId: string | null;
                author: {
                  name: string;
                  url: string | null;
                };
                /** @description The moderator who wrote it in the house’s name */
                house: string | null;
                body: string;
                /** Format: date-time */
                createdAt: string;
                verdict: {
                  /** @enum {string} */
                  status: 'approved' | 'held' | 'spam' | 'rejected';
                  score: number;
                  reasons: {
                    rule: string;
                    weight: number;
                    holds: boolean;
                    message: string;
                    spans: {
                      field: string;
                      start: number;
                      end: number;
                    }[];
                  }[];
                  ruleSet: string;
                  model: string | null;
                  abuseModel: string;
                };
              } | null;
            }[];
            nextCursor: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewObjectionsByIdDecision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 32,768 bytes */
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          outcome: 'uphold' | 'overturn';
          reply: string;
        };
      };
    };
    responses: {
      /** @description The objection as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            commentId: string;
            siteId: string;
            /** Format: date-time */
            at: string;
            text: string;
            /** @description Who had decided; null when a program had */
            against: string | null;
            /** @enum {string} */
            state: 'waiting' | 'upheld' | 'overturned';
            outcome: {
              by: string;
              /** Format: date-time */
              at: string;
              reply: string;
            } | null;
            comment: {
              id: string;
              version: number;
              /** @enum {string} */
              status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
              siteId: string;
              articleId: string;
              articleUrl: string | null;
              articleTitle: string | null;
              parentId: string | null;
              author: {
                name: string;
                url: string | null;
              };
              /** @description The moderator who wrote it in the house’s name */
              house: string | null;
              body: string;
              /** Format: date-time */
              createdAt: string;
              verdict: {
                /** @enum {string} */
                status: 'approved' | 'held' | 'spam' | 'rejected';
                score: number;
                reasons: {
                  rule: string;
                  weight: number;
                  holds: boolean;
                  message: string;
                  spans: {
                    field: string;
                    start: number;
                    end: number;
                  }[];
                }[];
                ruleSet: string;
                model: string | null;
                abuseModel: string;
              };
            } | null;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site`, `objection/own-decision` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `objection/not-found`, `comment/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `objection/settled` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewNotices: {
    parameters: {
      query?: {
        siteId?: string;
        state?: 'waiting' | 'decided';
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page; who sent them is not told */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              commentId: string;
              siteId: string;
              /** @enum {string} */
              ground:
                | 'hate'
                | 'threat'
                | 'defamation'
                | 'privacy'
                | 'terrorism'
                | 'child-abuse'
                | 'fraud'
                | 'copyright'
                | 'other';
              explanation: string;
              place: string | null;
              /** @description The key of the trusted flagger who sent it */
              trusted: string | null;
              /** @description 2 for trusted flaggers, 0 for senders of many unfounded ones */
              priority: number;
              /** Format: date-time */
              at: string;
              /** @enum {string} */
              state: 'waiting' | 'acted' | 'dismissed' | 'unfounded';
              outcome: {
                by: string;
                /** Format: date-time */
                at: string;
                reply: string;
              } | null;
              comment: {
                id: string;
                version: number;
                /** @enum {string} */
                status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                siteId: string;
                articleId: string;
                articleUrl: string | null;
                articleTitle: string | null;
                parentId: string | null;
                author: {
                  name: string;
                  url: string | null;
                };
                /** @description The moderator who wrote it in the house’s name */
                house: string | null;
                body: string;
                /** Format: date-time */
                createdAt: string;
                verdict: {
                  /** @enum {string} */
                  status: 'approved' | 'held' | 'spam' | 'rejected';
                  score: number;
                  reasons: {
                    rule: string;
                    weight: number;
                    holds: boolean;
                    message: string;
                    spans: {
                      field: string;
                      start: number;
                      end: number;
                    }[];
                  }[];
                  ruleSet: string;
                  model: string | null;
                  abuseModel: string;
                };
              } | null;
            }[];
            nextCursor: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewNoticesByIdDecision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 32,768 bytes */
    requestBody: {
      content: {
        'application/json': {
          /** @enum {string} */
          outcome: 'act' | 'dismiss' | 'unfounded';
          law?: string | null;
          told?: string | null;
          reply: string;
        };
      };
    };
    responses: {
      /** @description The notice as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            commentId: string;
            siteId: string;
            /** @enum {string} */
            ground:
              | 'hate'
              | 'threat'
              | 'defamation'
              | 'privacy'
              | 'terrorism'
              | 'child-abuse'
              | 'fraud'
              | 'copyright'
              | 'other';
            explanation: string;
            place: string | null;
            /** @description The key of the trusted flagger who sent it */
            trusted: string | null;
            /** @description 2 for trusted flaggers, 0 for senders of many unfounded ones */
            priority: number;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            state: 'waiting' | 'acted' | 'dismissed' | 'unfounded';
            outcome: {
              by: string;
              /** Format: date-time */
              at: string;
              reply: string;
            } | null;
            comment: {
              id: string;
              version: number;
              /** @enum {string} */
              status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
              siteId: string;
              articleId: string;
              articleUrl: string | null;
              articleTitle: string | null;
              parentId: string | null;
              author: {
                name: string;
                url: string | null;
              };
              /** @description The moderator who wrote it in the house’s name */
              house: string | null;
              body: string;
              /** Format: date-time */
              createdAt: string;
              verdict: {
                /** @enum {string} */
                status: 'approved' | 'held' | 'spam' | 'rejected';
                score: number;
                reasons: {
                  rule: string;
                  weight: number;
                  holds: boolean;
                  message: string;
                  spans: {
                    field: string;
                    start: number;
                    end: number;
                  }[];
                }[];
                ruleSet: string;
                model: string | null;
                abuseModel: string;
              };
            } | null;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `notice/not-found`, `comment/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `notice/settled` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewStatementTexts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Those in force */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            version: string;
            terms: string | null;
            fr: {
              abuse: string;
              'off-topic': string;
              /** @description `{law}` stands for the law that was named */
              illegal: string;
              spam: string;
              other: string;
              /** @description What can be done beside objecting */
              further: string;
            };
            en: {
              abuse: string;
              'off-topic': string;
              /** @description `{law}` stands for the law that was named */
              illegal: string;
              spam: string;
              other: string;
              /** @description What can be done beside objecting */
              further: string;
            };
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  putReviewStatementTexts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 262,144 bytes */
    requestBody: {
      content: {
        'application/json': {
          texts: unknown;
          basedOn: string;
        };
      };
    };
    responses: {
      /** @description As they are kept */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            version: string;
            terms: string | null;
            fr: {
              abuse: string;
              'off-topic': string;
              /** @description `{law}` stands for the law that was named */
              illegal: string;
              spam: string;
              other: string;
              /** @description What can be done beside objecting */
              further: string;
            };
            en: {
              abuse: string;
              'off-topic': string;
              /** @description `{law}` stands for the law that was named */
              illegal: string;
              spam: string;
              other: string;
              /** @description What can be done beside objecting */
              further: string;
            };
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `version/conflict` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewRuleSets: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The version in force, and the edited ones, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            current: string;
            /** @description Whether it is the site’s own; else it is the one for all */
            isOwn: boolean;
            items: {
              version: string;
              /** Format: date-time */
              createdAt: string;
              by: string;
              note: string | null;
            }[];
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewRuleSets: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 2,097,152 bytes */
    requestBody: {
      content: {
        'application/json': {
          ruleSet: unknown;
          basedOn: string;
          note?: string | null;
        };
      };
    };
    responses: {
      /** @description The rule set as it is kept */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            version: string;
            thresholds: {
              hold: number;
              spam: number;
            };
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `version/conflict` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewRuleSetsByVersion: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path: {
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The rule set */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            version: string;
            thresholds: {
              hold: number;
              spam: number;
            };
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `version/not-found`, `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewRuleSetsByVersionActivate: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path: {
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The version in force */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            current: string;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `version/not-found`, `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewRuleSetsDryRun: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 2,097,152 bytes */
    requestBody: {
      content: {
        'application/json': {
          ruleSet?: unknown;
          ruleSetVersion?: string;
          model?: string;
          abuseModel?: string;
          /** @default 1000 */
          limit?: number;
        };
      };
    };
    responses: {
      /** @description What would be another verdict */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            judged: number;
            flips: {
              [key: string]: number;
            };
            items: ({
              id: string;
              now: {
                /** @enum {string} */
                status: 'approved' | 'held' | 'spam' | 'rejected';
                score: number;
                reasons: {
                  rule: string;
                  weight: number;
                  holds: boolean;
                  message: string;
                  spans: {
                    field: string;
                    start: number;
                    end: number;
                  }[];
                }[];
                ruleSet: string;
                model: string | null;
                abuseModel: string;
              };
              then: {
                /** @enum {string} */
                status: 'approved' | 'held' | 'spam' | 'rejected';
                score: number;
                reasons: {
                  rule: string;
                  weight: number;
                  holds: boolean;
                  message: string;
                  spans: {
                    field: string;
                    start: number;
                    end: number;
                  }[];
                }[];
                ruleSet: string;
                model: string | null;
                abuseModel: string;
              };
            } & {
              [key: string]: unknown;
            })[];
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `version/not-found`, `site/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewExplain: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 524,288 bytes */
    requestBody: {
      content: {
        'application/json': {
          text: string;
          author?: {
            name?: string;
            url?: string | null;
          };
        };
      };
    };
    responses: {
      /** @description The verdict */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'approved' | 'held' | 'spam' | 'rejected';
            score: number;
            reasons: {
              rule: string;
              weight: number;
              holds: boolean;
              message: string;
              spans: {
                field: string;
                start: number;
                end: number;
              }[];
            }[];
            ruleSet: string;
            model: string | null;
            abuseModel: string;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewModels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The version in force, the trained ones and the trainings, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            current: string;
            items: {
              version: string;
              /** Format: date-time */
              createdAt: string;
              by: string;
              note: string | null;
            }[];
            trainings: {
              id: string;
              /** Format: date-time */
              requestedAt: string;
              by: string;
              startedAt: string | null;
              finishedAt: string | null;
              progress: number;
              outcome: unknown;
            }[];
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewModelsTrain: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It was asked for */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewModelsByVersionActivate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The version in force */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            current: string;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `version/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewAbuseModels: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The version in force, and the trained ones, newest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            current: string;
            items: {
              version: string;
              /** Format: date-time */
              createdAt: string;
              by: string;
              note: string | null;
            }[];
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postReviewAbuseModelsByVersionActivate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The version in force */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            current: string;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `version/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewAudit: {
    parameters: {
      query?: {
        siteId?: string;
        actor?: string;
        kind?:
          | 'comment.decided'
          | 'comment.undone'
          | 'comment.noted'
          | 'comment.answered'
          | 'comment.address-seen'
          | 'person.exported'
          | 'person.erased'
          | 'objection.settled'
          | 'notice.settled'
          | 'statement-texts.changed'
          | 'rule-set.changed'
          | 'rule-set.activated'
          | 'model.asked'
          | 'model.activated'
          | 'abuse-model.activated'
          | 'site.changed'
          | 'site.removed'
          | 'article.changed'
          | 'article.removed'
          | 'webhook.added'
          | 'webhook.changed'
          | 'webhook.secret-rotated'
          | 'webhook.removed'
          | 'key.added'
          | 'key.revoked'
          | 'account.added'
          | 'account.reset'
          | 'account.password-set'
          | 'account.removed'
          | 'session.opened'
          | 'session.ended'
          | 'session.refused';
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page; `link` is a hash over the entry and all before it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              sequence: number;
              /** Format: date-time */
              at: string;
              actor: string;
              /** @enum {string} */
              kind:
                | 'comment.decided'
                | 'comment.undone'
                | 'comment.noted'
                | 'comment.answered'
                | 'comment.address-seen'
                | 'person.exported'
                | 'person.erased'
                | 'objection.settled'
                | 'notice.settled'
                | 'statement-texts.changed'
                | 'rule-set.changed'
                | 'rule-set.activated'
                | 'model.asked'
                | 'model.activated'
                | 'abuse-model.activated'
                | 'site.changed'
                | 'site.removed'
                | 'article.changed'
                | 'article.removed'
                | 'webhook.added'
                | 'webhook.changed'
                | 'webhook.secret-rotated'
                | 'webhook.removed'
                | 'key.added'
                | 'key.revoked'
                | 'account.added'
                | 'account.reset'
                | 'account.password-set'
                | 'account.removed'
                | 'session.opened'
                | 'session.ended'
                | 'session.refused';
              subject: string | null;
              /** @description The site that it is about; null for all */
              siteId: string | null;
              before: unknown;
              after: unknown;
              link: string;
            }[];
            nextCursor: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getReviewMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Name, role and permissions */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            name: string;
            /** @enum {string} */
            role: 'moderator' | 'admin' | 'consumer' | 'checker' | 'flagger';
            /** @description The only site that one acts on; null for all */
            siteId: string | null;
            maySeeAddresses: boolean;
            csrf: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getOpenapiJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OpenAPI 3.1 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            openapi: string;
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getEventsAsyncapiJson: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description AsyncAPI 3.0 */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            asyncapi: string;
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getEvents: {
    parameters: {
      query?: {
        after?: string;
        limit?: number;
        wait?: number;
        types?: string;
        siteId?: string;
        articleId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: (
              | {
                  /** @constant */
                  specversion: '1.0';
                  id: string;
                  source: string;
                  /** @constant */
                  type: 'comment.approved';
                  subject: string;
                  /** Format: date-time */
                  time: string;
                  /** @constant */
                  datacontenttype: 'application/json';
                  /** @constant */
                  dataschema: 'urn:tamis:event:comment.approved';
                  sequence: string;
                  data: {
                    id: string;
                    siteId: string;
                    articleId: string;
                    articleUrl: string | null;
                    parentId: string | null;
                    /** @enum {string} */
                    status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                    /** Format: date-time */
                    createdAt: string;
                    author: {
                      name: string;
                      url: string | null;
                      /** @constant */
                      house?: true;
                    };
                    body: string;
                  };
                }
              | {
                  /** @constant */
                  specversion: '1.0';
                  id: string;
                  source: string;
                  /** @constant */
                  type: 'comment.held';
                  subject: string;
                  /** Format: date-time */
                  time: string;
                  /** @constant */
                  datacontenttype: 'application/json';
                  /** @constant */
                  dataschema: 'urn:tamis:event:comment.held';
                  sequence: string;
                  data: {
                    id: string;
                    siteId: string;
                    articleId: string;
                    articleUrl: string | null;
                    parentId: string | null;
                    /** @enum {string} */
                    status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                    /** Format: date-time */
                    createdAt: string;
                  };
                }
              | {
                  /** @constant */
                  specversion: '1.0';
                  id: string;
                  source: string;
                  /** @constant */
                  type: 'comment.rejected';
                  subject: string;
                  /** Format: date-time */
                  time: string;
                  /** @constant */
                  datacontenttype: 'application/json';
                  /** @constant */
                  dataschema: 'urn:tamis:event:comment.rejected';
                  sequence: string;
                  data: {
                    id: string;
                    siteId: string;
                    articleId: string;
                    articleUrl: string | null;
                    parentId: string | null;
                    /** @enum {string} */
                    status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                    /** Format: date-time */
                    createdAt: string;
                  };
                }
              | {
                  /** @constant */
                  specversion: '1.0';
                  id: string;
                  source: string;
                  /** @constant */
                  type: 'comment.spam';
                  subject: string;
                  /** Format: date-time */
                  time: string;
                  /** @constant */
                  datacontenttype: 'application/json';
                  /** @constant */
                  dataschema: 'urn:tamis:event:comment.spam';
                  sequence: string;
                  data: {
                    id: string;
                    siteId: string;
                    articleId: string;
                    articleUrl: string | null;
                    parentId: string | null;
                    /** @enum {string} */
                    status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                    /** Format: date-time */
                    createdAt: string;
                  };
                }
              | {
                  /** @constant */
                  specversion: '1.0';
                  id: string;
                  source: string;
                  /** @constant */
                  type: 'comment.withdrawn';
                  subject: string;
                  /** Format: date-time */
                  time: string;
                  /** @constant */
                  datacontenttype: 'application/json';
                  /** @constant */
                  dataschema: 'urn:tamis:event:comment.withdrawn';
                  sequence: string;
                  data: {
                    id: string;
                    siteId: string;
                    articleId: string;
                    articleUrl: string | null;
                    parentId: string | null;
                    /** @enum {string} */
                    status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                    /** Format: date-time */
                    createdAt: string;
                  };
                }
              | {
                  /** @constant */
                  specversion: '1.0';
                  id: string;
                  source: string;
                  /** @constant */
                  type: 'comment.erased';
                  subject: string;
                  /** Format: date-time */
                  time: string;
                  /** @constant */
                  datacontenttype: 'application/json';
                  /** @constant */
                  dataschema: 'urn:tamis:event:comment.erased';
                  sequence: string;
                  data: {
                    id: string;
                    siteId: string;
                    articleId: string;
                    articleUrl: string | null;
                    parentId: string | null;
                    /** @enum {string} */
                    status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                    /** Format: date-time */
                    createdAt: string;
                  };
                }
            )[];
            nextCursor: string;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `events/cursor-unknown` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getEventsById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The event */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            | {
                /** @constant */
                specversion: '1.0';
                id: string;
                source: string;
                /** @constant */
                type: 'comment.approved';
                subject: string;
                /** Format: date-time */
                time: string;
                /** @constant */
                datacontenttype: 'application/json';
                /** @constant */
                dataschema: 'urn:tamis:event:comment.approved';
                sequence: string;
                data: {
                  id: string;
                  siteId: string;
                  articleId: string;
                  articleUrl: string | null;
                  parentId: string | null;
                  /** @enum {string} */
                  status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                  /** Format: date-time */
                  createdAt: string;
                  author: {
                    name: string;
                    url: string | null;
                    /** @constant */
                    house?: true;
                  };
                  body: string;
                };
              }
            | {
                /** @constant */
                specversion: '1.0';
                id: string;
                source: string;
                /** @constant */
                type: 'comment.held';
                subject: string;
                /** Format: date-time */
                time: string;
                /** @constant */
                datacontenttype: 'application/json';
                /** @constant */
                dataschema: 'urn:tamis:event:comment.held';
                sequence: string;
                data: {
                  id: string;
                  siteId: string;
                  articleId: string;
                  articleUrl: string | null;
                  parentId: string | null;
                  /** @enum {string} */
                  status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                  /** Format: date-time */
                  createdAt: string;
                };
              }
            | {
                /** @constant */
                specversion: '1.0';
                id: string;
                source: string;
                /** @constant */
                type: 'comment.rejected';
                subject: string;
                /** Format: date-time */
                time: string;
                /** @constant */
                datacontenttype: 'application/json';
                /** @constant */
                dataschema: 'urn:tamis:event:comment.rejected';
                sequence: string;
                data: {
                  id: string;
                  siteId: string;
                  articleId: string;
                  articleUrl: string | null;
                  parentId: string | null;
                  /** @enum {string} */
                  status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                  /** Format: date-time */
                  createdAt: string;
                };
              }
            | {
                /** @constant */
                specversion: '1.0';
                id: string;
                source: string;
                /** @constant */
                type: 'comment.spam';
                subject: string;
                /** Format: date-time */
                time: string;
                /** @constant */
                datacontenttype: 'application/json';
                /** @constant */
                dataschema: 'urn:tamis:event:comment.spam';
                sequence: string;
                data: {
                  id: string;
                  siteId: string;
                  articleId: string;
                  articleUrl: string | null;
                  parentId: string | null;
                  /** @enum {string} */
                  status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                  /** Format: date-time */
                  createdAt: string;
                };
              }
            | {
                /** @constant */
                specversion: '1.0';
                id: string;
                source: string;
                /** @constant */
                type: 'comment.withdrawn';
                subject: string;
                /** Format: date-time */
                time: string;
                /** @constant */
                datacontenttype: 'application/json';
                /** @constant */
                dataschema: 'urn:tamis:event:comment.withdrawn';
                sequence: string;
                data: {
                  id: string;
                  siteId: string;
                  articleId: string;
                  articleUrl: string | null;
                  parentId: string | null;
                  /** @enum {string} */
                  status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                  /** Format: date-time */
                  createdAt: string;
                };
              }
            | {
                /** @constant */
                specversion: '1.0';
                id: string;
                source: string;
                /** @constant */
                type: 'comment.erased';
                subject: string;
                /** Format: date-time */
                time: string;
                /** @constant */
                datacontenttype: 'application/json';
                /** @constant */
                dataschema: 'urn:tamis:event:comment.erased';
                sequence: string;
                data: {
                  id: string;
                  siteId: string;
                  articleId: string;
                  articleUrl: string | null;
                  parentId: string | null;
                  /** @enum {string} */
                  status: 'approved' | 'held' | 'spam' | 'rejected' | 'erased';
                  /** Format: date-time */
                  createdAt: string;
                };
              };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getEventsSchemasByType: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        type: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The schema */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            $id: string;
          } & {
            [key: string]: unknown;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getWebhooks: {
    parameters: {
      query?: {
        siteId?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Oldest first */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              /**
               * @description All but `events` are made by settings: callbacks by origin, and mail to authors
               * @enum {string}
               */
              takes: 'events' | 'callbacks' | 'mail-published' | 'mail-answers';
              url: string;
              types:
                | (
                    | 'comment.approved'
                    | 'comment.held'
                    | 'comment.rejected'
                    | 'comment.spam'
                    | 'comment.withdrawn'
                    | 'comment.erased'
                  )[]
                | null;
              siteId: string | null;
              description: string | null;
              enabled: boolean;
              disabledReason: ('gone' | 'failing') | null;
              failingSince: string | null;
              /** Format: date-time */
              createdAt: string;
              by: string;
            }[];
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postWebhooks: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description At most 16,384 bytes */
    requestBody: {
      content: {
        'application/json': {
          url: string;
          types?:
            | (
                | 'comment.approved'
                | 'comment.held'
                | 'comment.rejected'
                | 'comment.spam'
                | 'comment.withdrawn'
                | 'comment.erased'
              )[]
            | null;
          siteId?: string | null;
          description?: string | null;
        };
      };
    };
    responses: {
      /** @description The webhook */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /**
             * @description All but `events` are made by settings: callbacks by origin, and mail to authors
             * @enum {string}
             */
            takes: 'events' | 'callbacks' | 'mail-published' | 'mail-answers';
            url: string;
            types:
              | (
                  | 'comment.approved'
                  | 'comment.held'
                  | 'comment.rejected'
                  | 'comment.spam'
                  | 'comment.withdrawn'
                  | 'comment.erased'
                )[]
              | null;
            siteId: string | null;
            description: string | null;
            enabled: boolean;
            disabledReason: ('gone' | 'failing') | null;
            failingSince: string | null;
            /** Format: date-time */
            createdAt: string;
            by: string;
            /** @description Shown this once; signs by the Standard Webhooks specification */
            secret: string;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getWebhooksById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The webhook */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /**
             * @description All but `events` are made by settings: callbacks by origin, and mail to authors
             * @enum {string}
             */
            takes: 'events' | 'callbacks' | 'mail-published' | 'mail-answers';
            url: string;
            types:
              | (
                  | 'comment.approved'
                  | 'comment.held'
                  | 'comment.rejected'
                  | 'comment.spam'
                  | 'comment.withdrawn'
                  | 'comment.erased'
                )[]
              | null;
            siteId: string | null;
            description: string | null;
            enabled: boolean;
            disabledReason: ('gone' | 'failing') | null;
            failingSince: string | null;
            /** Format: date-time */
            createdAt: string;
            by: string;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/of-settings` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  deleteWebhooksById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is forgotten */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/of-settings` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  patchWebhooksById: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 16,384 bytes */
    requestBody: {
      content: {
        'application/json': {
          url?: string;
          types?:
            | (
                | 'comment.approved'
                | 'comment.held'
                | 'comment.rejected'
                | 'comment.spam'
                | 'comment.withdrawn'
                | 'comment.erased'
              )[]
            | null;
          siteId?: string | null;
          description?: string | null;
          enabled?: boolean;
        };
      };
    };
    responses: {
      /** @description The webhook as it is now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /**
             * @description All but `events` are made by settings: callbacks by origin, and mail to authors
             * @enum {string}
             */
            takes: 'events' | 'callbacks' | 'mail-published' | 'mail-answers';
            url: string;
            types:
              | (
                  | 'comment.approved'
                  | 'comment.held'
                  | 'comment.rejected'
                  | 'comment.spam'
                  | 'comment.withdrawn'
                  | 'comment.erased'
                )[]
              | null;
            siteId: string | null;
            description: string | null;
            enabled: boolean;
            disabledReason: ('gone' | 'failing') | null;
            failingSince: string | null;
            /** Format: date-time */
            createdAt: string;
            by: string;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/of-settings` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postWebhooksByIdSecret: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The new secret */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Shown this once; signs by the Standard Webhooks specification */
            secret: string;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/of-settings` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postWebhooksByIdTest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What came back */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            ok: boolean;
            answer: number | null;
            body: string;
            problem: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/of-settings` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postWebhooksByIdReplay: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    /** @description At most 16,384 bytes */
    requestBody: {
      content: {
        'application/json': {
          after: string;
        };
      };
    };
    responses: {
      /** @description It will be sent */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            /**
             * @description All but `events` are made by settings: callbacks by origin, and mail to authors
             * @enum {string}
             */
            takes: 'events' | 'callbacks' | 'mail-published' | 'mail-answers';
            url: string;
            types:
              | (
                  | 'comment.approved'
                  | 'comment.held'
                  | 'comment.rejected'
                  | 'comment.spam'
                  | 'comment.withdrawn'
                  | 'comment.erased'
                )[]
              | null;
            siteId: string | null;
            description: string | null;
            enabled: boolean;
            disabledReason: ('gone' | 'failing') | null;
            failingSince: string | null;
            /** Format: date-time */
            createdAt: string;
            by: string;
          };
        };
      };
      /** @description `request/invalid`, `request/malformed` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/of-settings` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `events/cursor-unknown` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `request/unsupported-media-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  getWebhooksByIdDeliveries: {
    parameters: {
      query?: {
        status?: 'pending' | 'failed' | 'delivered' | 'dead';
        cursor?: string;
        limit?: number;
      };
      header?: never;
      path: {
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description One page */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: {
              id: string;
              sequence: string;
              type: string;
              subject: string;
              /** @description Of a callback, where it goes */
              url: string | null;
              /** @enum {string} */
              status: 'pending' | 'failed' | 'delivered' | 'dead';
              attempts: number;
              dueAt: string | null;
              last: {
                /** Format: date-time */
                at: string;
                answer: number | null;
                body: string;
                problem: string | null;
              } | null;
            }[];
            nextCursor: string | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/of-settings` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
  postWebhooksByIdDeliveriesByDeliveryIdRetry: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: string;
        deliveryId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It will be sent */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            sequence: string;
            type: string;
            subject: string;
            /** @description Of a callback, where it goes */
            url: string | null;
            /** @enum {string} */
            status: 'pending' | 'failed' | 'delivered' | 'dead';
            attempts: number;
            dueAt: string | null;
            last: {
              /** Format: date-time */
              at: string;
              answer: number | null;
              body: string;
              problem: string | null;
            } | null;
          };
        };
      };
      /** @description `request/invalid` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/unauthenticated` */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `access/forbidden`, `access/foreign-form`, `access/other-site` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/not-found` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `webhook/of-settings` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
      /** @description `store/unavailable` */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
        };
      };
    };
  };
}
