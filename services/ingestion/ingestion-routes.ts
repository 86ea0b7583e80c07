import { submissionAcceptor } from '@tamis/shared/application/accept-submission';
import type { SitesInForce } from '@tamis/shared/application/sites-in-force';
import type { RateLimit, SubmissionQueue } from '@tamis/shared/application/ports/queue';
import { acceptJson, submitComment } from '@tamis/shared/adapters/http/api/accept-routes';
import { apiRouter } from '@tamis/shared/adapters/http/api/api-router';
import { serveDirect } from '@tamis/shared/adapters/http/api/route';
import type { HttpObserver } from '@tamis/shared/adapters/http/server/error-responses';
import { proxyDoubts } from '@tamis/shared/adapters/http/server/proxy-doubts';
import { formRoutes } from '@tamis/shared/adapters/http/pages/form-routes';
import { newCommentId } from '@tamis/shared/domain/comment-id';
import type { KeyRing } from '@tamis/shared/domain/key-ring';
import { networkMatcher } from '@tamis/shared/domain/network';
import { submissionParser } from '@tamis/shared/domain/parse-submission';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

export interface IngestionParts {
  keyRing: KeyRing;
  submissionQueue: Pick<SubmissionQueue, 'enqueue'>;
  rateLimit: RateLimit;
  observer: HttpObserver;
  sites: SitesInForce;
  now: () => Date;
}

/** The two doors for submissions: JSON, answered before Express, and the WordPress form. */
export function ingestionRoutes(
  { keyRing, submissionQueue, rateLimit, observer, sites, now }: IngestionParts,
  { config, logger, metrics }: ServiceContext,
) {
  const options = {
    accept: submissionAcceptor({
      parse: submissionParser({
        maxBodyLength: config.TAMIS_MAX_BODY_LENGTH,
        honeypotField: config.TAMIS_HONEYPOT_FIELD,
        siteOf: (id) => sites.find(id),
        callbackOrigins: config.TAMIS_CALLBACK_ORIGINS,
        reservedNames: [config.TAMIS_HOUSE_NAME, ...config.TAMIS_RESERVED_NAMES],
        offersMail: config.TAMIS_SMTP_URL !== undefined,
      }),
      keyRing,
      queue: submissionQueue,
      now,
      newId: newCommentId,
      sites,
    }),
    rateLimit,
    keyRing,
    isTrustedProxy: networkMatcher(config.TAMIS_TRUSTED_PROXIES),
    onProxyDoubt: proxyDoubts((sentence) => {
      logger.warn(sentence);
    }),
    maxRequestBytes: config.TAMIS_MAX_REQUEST_BYTES,
    observer,
    publicUrl: config.TAMIS_PUBLIC_URL ?? null,
    onAccepted: ({ id, requestId }: { id: string; requestId: string }) => {
      metrics.accepted.inc();
      logger.info({ commentId: id, requestId }, 'accepted');
    },
  };
  const nobody = (): Promise<never> => Promise.reject(new Error('no route here is for actors'));
  const api = apiRouter([serveDirect(submitComment, acceptJson(options))], { identify: nobody });
  const form = formRoutes({ ...options, sites, honeypotField: config.TAMIS_HONEYPOT_FIELD });
  return { routers: [api.router, form], direct: api.direct };
}
