import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sessionHolder } from '@tamis/shared/application/sign-in';
import { identifier } from '@tamis/shared/adapters/http/api/identify';
import { signInLimits } from '@tamis/shared/runtime/sign-in-limits';
import { commentReactor } from '@tamis/shared/application/react-to-comment';
import { commentReporter } from '@tamis/shared/application/report-comment';
import { networkMatcher } from '@tamis/shared/domain/network';
import { clientAddress } from '@tamis/shared/adapters/http/server/client-address';
import { authorCases } from '@tamis/shared/application/author-case';
import { noticeTaker } from '@tamis/shared/application/notices';
import { objecting } from '@tamis/shared/application/objections';
import type { Notices, Objections } from '@tamis/shared/application/ports/cases';
import type { Versions } from '@tamis/shared/application/ports/versions';
import { noticeRoutes } from '@tamis/shared/adapters/http/api/notice-routes';
import { meRoutes } from '@tamis/shared/adapters/http/pages/me-routes';
import { linkAsker } from '@tamis/shared/application/person-links';
import type { Erasing } from '@tamis/shared/application/ports/erasing';
import type { PersonRequests } from '@tamis/shared/application/ports/people';
import { noticePages } from '@tamis/shared/adapters/http/pages/notice-routes';
import { authorChanges } from '@tamis/shared/application/author-changes';
import { bodyParser } from '@tamis/shared/domain/parse-submission';
import { auditTrail } from '@tamis/shared/application/audit-trail';
import { mailChoices } from '@tamis/shared/application/mail-choices';
import type { MailConsents } from '@tamis/shared/application/ports/mail';
import type { Audit } from '@tamis/shared/application/ports/audit';
import type { Reactions, Reports } from '@tamis/shared/application/ports/readers';
import type { AccessKeys, Accounts, Sessions, SignInAttempts } from '@tamis/shared/application/ports/accounts';
import type { Articles } from '@tamis/shared/application/ports/articles';
import type { CommentLists, CommentStore } from '@tamis/shared/application/ports/comments';
import { apiRouter } from '@tamis/shared/adapters/http/api/api-router';
import { articleRoutes } from '@tamis/shared/adapters/http/api/article-routes';
import { authorRoutes } from '@tamis/shared/adapters/http/api/author-routes';
import { readerRoutes } from '@tamis/shared/adapters/http/api/reader-routes';
import { readingRoutes } from '@tamis/shared/adapters/http/api/reading-routes';
import { embedAssets } from '@tamis/shared/adapters/http/embed/embed-assets';
import { embedRoutes } from '@tamis/shared/adapters/http/embed/embed-routes';
import { reportPages } from '@tamis/shared/adapters/http/pages/report-routes';
import { ownRoutes } from '@tamis/shared/adapters/http/pages/own-routes';
import { mailRoutes } from '@tamis/shared/adapters/http/pages/mail-routes';
import type { HttpObserver } from '@tamis/shared/adapters/http/server/error-responses';
import type { KeyRing } from '@tamis/shared/domain/key-ring';
import type { SitesInForce } from '@tamis/shared/application/sites-in-force';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

export interface ReadingParts {
  sites: SitesInForce;
  lists: Pick<CommentLists, 'approved' | 'countApproved' | 'stampOf' | 'withIds'>;
  observer: HttpObserver;
  store: Pick<CommentStore, 'find' | 'amend' | 'decide' | 'mark'>;
  articles: Articles;
  /** Whoever tells the registry of articles is known by a key. */
  accessKeys: Pick<AccessKeys, 'findByHash'>;
  /** Or by a session of the desk. */
  accounts: Pick<Accounts, 'find'>;
  sessions: Pick<Sessions, 'find' | 'touch'>;
  /** What they told is written down there. */
  audit: Pick<Audit, 'append'>;
  /** What readers say about comments, and how often one network has. */
  reports: Reports;
  reactions: Reactions;
  signInAttempts: Pick<SignInAttempts, 'take'>;
  notices: Notices;
  objections: Objections;
  /** What people ask for about themselves. */
  erasing: Pick<Erasing, 'commentsOf'>;
  personRequests: Pick<PersonRequests, 'ask' | 'isPending'>;
  /** The sentences by which authors are told why. */
  statementTexts: Pick<Versions, 'currentVersion' | 'find'>;
  /** What people chose by the links in mails. */
  mailConsents: MailConsents;
  keyRing: Pick<
    KeyRing,
    'isReceipt' | 'receipt' | 'seal' | 'open' | 'derivedId' | 'emailPseudonym' | 'networkPseudonym'
  >;
  now: () => Date;
}

/** All that article pages read, what authors do to their comments, and the registry of articles, which stands under the same addresses. */
export function readingRouters(parts: ReadingParts, { config }: Pick<ServiceContext, 'config'>) {
  const policy = {
    unknownArticles: config.TAMIS_UNKNOWN_ARTICLES,
    closeAfterDays: config.TAMIS_CLOSE_AFTER_DAYS,
  };
  const limits = signInLimits(config);
  const changes = authorChanges({
    store: parts.store,
    parseBody: bodyParser(config.TAMIS_MAX_BODY_LENGTH),
    minutes: config.TAMIS_AUTHOR_MINUTES,
    now: parts.now,
  });
  const reactions = config.TAMIS_REACTIONS;
  const said = { ...parts, attempts: parts.signInAttempts };
  const report = commentReporter({
    ...said,
    perHour: config.TAMIS_REPORTS_PER_HOUR,
    toHold: config.TAMIS_REPORTS_TO_HOLD,
  });
  const takeNotice = noticeTaker({ ...said, perHour: config.TAMIS_NOTICES_PER_HOUR });
  const ownObjecting = objecting({ ...parts, days: config.TAMIS_OBJECTION_DAYS });
  const ofAuthors = { changes, objecting: ownObjecting, cases: authorCases({ ...parts, objecting: ownObjecting }) };
  const identify = identifier({
    accessKeys: parts.accessKeys,
    signIn: { holder: sessionHolder({ ...parts, limits }) },
  });
  const isTrustedProxy = networkMatcher(config.TAMIS_TRUSTED_PROXIES);
  const networkOf = (request: IncomingMessage): string =>
    parts.keyRing.networkPseudonym(clientAddress(request, isTrustedProxy, () => undefined));
  const routes = [
    ...readingRoutes({
      ...parts,
      reactions,
      listMaxAgeSeconds: config.TAMIS_LIST_MAX_AGE_SECONDS,
      pageCacheBytes: config.TAMIS_PAGE_CACHE_BYTES,
    }),
    ...authorRoutes({ ...parts, ...ofAuthors }),
    ...noticeRoutes({
      ...parts,
      takeNotice,
      networkOf,
      flaggerOf: async (request) =>
        request.headers.authorization === undefined ? null : identify(request, ['flagger']),
    }),
    ...readerRoutes({
      report,
      react:
        config.TAMIS_REACTIONS === 'off' ? null : commentReactor({ ...said, perHour: config.TAMIS_REACTIONS_PER_HOUR }),
      allowsDislikes: config.TAMIS_REACTIONS === 'both',
      networkOf,
    }),
    ...articleRoutes({
      articles: parts.articles,
      sites: parts.sites,
      policy,
      offersMail: config.TAMIS_SMTP_URL !== undefined,
      record: auditTrail(parts),
      now: parts.now,
    }),
  ];
  const { router, direct } = apiRouter(routes, {
    isReceipt: (id, receipt) => parts.keyRing.isReceipt(id, receipt),
    identify,
  });
  const publicUrl = config.TAMIS_PUBLIC_URL ?? null;
  /** What every page needs that shows the comments of an article. */
  const discussions = {
    ...parts,
    policy,
    assets: embedAssets({ withLikes: config.TAMIS_REACTIONS !== 'off' }),
    prefix: publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/$/, ''),
    publicUrl,
    honeypotField: config.TAMIS_HONEYPOT_FIELD,
    offersMail: config.TAMIS_SMTP_URL !== undefined,
    reactions,
    newId: randomUUID,
  };
  const embed = embedRoutes(discussions);
  const mail = mailRoutes({
    choices: mailChoices({ consents: parts.mailConsents, now: parts.now }),
    keyRing: parts.keyRing,
  });
  const own = ownRoutes({ ...parts, ...ofAuthors, maxRequestBytes: config.TAMIS_MAX_REQUEST_BYTES });
  const reporting = reportPages({ ...parts, report, networkOf, maxRequestBytes: config.TAMIS_MAX_REQUEST_BYTES });
  const noticing = noticePages({ ...parts, takeNotice, networkOf, maxRequestBytes: config.TAMIS_MAX_REQUEST_BYTES });
  const me = meRoutes({
    ...parts,
    changes: authorChanges({ ...parts, parseBody: bodyParser(config.TAMIS_MAX_BODY_LENGTH), minutes: Infinity }),
    askForLink: linkAsker(said),
    sendsMail: config.TAMIS_SMTP_URL !== undefined,
    record: auditTrail(parts),
    networkOf,
  });
  return { routers: [router, embed, mail, own, reporting, noticing, me], direct, discussions };
}
