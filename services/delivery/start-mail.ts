import { letterSender } from '@tamis/shared/adapters/mail/send-letter';
import { authorCases } from '@tamis/shared/application/author-case';
import { caseMail, ownCommentUrl, type CaseMailParts } from '@tamis/shared/application/case-mail';
import { objecting } from '@tamis/shared/application/objections';
import type { Erasing } from '@tamis/shared/application/ports/erasing';
import type { PersonRequests } from '@tamis/shared/application/ports/people';
import { linkMail } from '@tamis/shared/application/person-links';
import type { Notices, Objections } from '@tamis/shared/application/ports/cases';
import type { Versions } from '@tamis/shared/application/ports/versions';
import { authorMail } from '@tamis/shared/application/author-mail';
import { heldDigest } from '@tamis/shared/application/held-digest';
import type { CommentLists, CommentStore } from '@tamis/shared/application/ports/comments';
import type { SitesInForce } from '@tamis/shared/application/sites-in-force';
import type { MailConsents } from '@tamis/shared/application/ports/mail';
import type { KeyRing } from '@tamis/shared/domain/key-ring';
import { DEFAULT_SITE } from '@tamis/shared/domain/site';
import { SetupProblem } from '@tamis/shared/domain/setup-problem';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import type { Delivery, Endpoint, TryResult } from '@tamis/shared/domain/webhook';
import { startRegularWork } from '@tamis/shared/runtime/regular-work';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

/** How often it is looked for cases that somebody is to be told of, and for links that were asked for. */
const CASES_MS = 2000;
/** How often it is looked whether a digest is due. */
const LOOK_MS = 60_000;

export interface MailParts {
  sites: Pick<SitesInForce, 'find'>;
  commentStore: Pick<CommentStore, 'find'>;
  commentLists: Pick<CommentLists, 'countByStatus' | 'forReview'>;
  mailConsents: MailConsents;
  /** Links to what is held about a person. */
  personRequests: Pick<PersonRequests, 'pending' | 'done'>;
  erasing: Pick<Erasing, 'commentsOf'>;
  notices: CaseMailParts['notices'] & Pick<Notices, 'ofSender'>;
  objections: CaseMailParts['objections'] & Pick<Objections, 'add' | 'find'>;
  /** The sentences by which authors are told why. */
  statementTexts: Pick<Versions, 'currentVersion' | 'find'>;
  keyRing: Pick<KeyRing, 'open' | 'receipt' | 'emailPseudonym'>;
  now: () => Date;
}

export interface Mail {
  /** `smtp://HOST`, to show. */
  server: string;
  send: (endpoint: Endpoint, delivery: Delivery) => Promise<TryResult>;
}

/** Mail by the settings; null when they name no SMTP server. Throws a `SetupProblem` when they are not complete. */
export function startMail(parts: MailParts, { config, logger, ...context }: ServiceContext): Mail | null {
  const { TAMIS_SMTP_URL: smtpUrl, TAMIS_MAIL_FROM: from, TAMIS_PUBLIC_URL: publicUrl } = config;
  if (smtpUrl === undefined) return null;
  if (from === undefined || publicUrl === undefined)
    throw new SetupProblem('TAMIS_SMTP_URL sends mail, so TAMIS_MAIL_FROM and TAMIS_PUBLIC_URL must be set as well.');
  const { commentStore: store, mailConsents: consents } = parts;
  const send = letterSender({ smtpUrl, from, publicUrl });
  const { keyRing, now } = parts;
  const ownObjecting = objecting({ ...parts, store, days: config.TAMIS_OBJECTION_DAYS });
  const toAuthors = authorMail({
    ...parts,
    store,
    consents,
    send,
    cases: authorCases({ ...parts, objecting: ownObjecting, now }),
    ownUrl: (id) => ownCommentUrl(publicUrl, id, keyRing),
    commentUrl: (comment) => urlOf(comment, publicUrl),
  });
  const sendLinks = linkMail({ ...parts, send, publicUrl });
  const tellCases = caseMail({ ...parts, store, consents, send, publicUrl });
  startRegularWork(
    {
      name: 'mail about cases and links',
      everyMs: CASES_MS,
      async work() {
        const failed = [...(await sendLinks()), ...(await tellCases())];
        for (const { answer, problem } of failed) logger.warn({ answer, problem }, 'a mail was not sent');
      },
    },
    context,
  );

  if (config.TAMIS_DIGEST_TO.length > 0) {
    const digest = heldDigest({
      ...parts,
      consents,
      send,
      recipients: config.TAMIS_DIGEST_TO.map((to) => ({ to, language: config.TAMIS_DIGEST_LANGUAGE })),
      everyMs: config.TAMIS_DIGEST_MINUTES * 60_000,
    });
    startRegularWork(
      {
        name: 'the digest for moderators',
        everyMs: LOOK_MS,
        async work() {
          const failed = (await digest()).find(({ answer }) => answer === null || answer >= 300);
          if (failed) logger.warn({ answer: failed.answer, problem: failed.problem }, 'a digest was not sent');
        },
      },
      context,
    );
  }
  return {
    server: `smtp://${new URL(smtpUrl).host}`,
    send: (endpoint, delivery) =>
      endpoint.takes === 'mail-answers' ? toAuthors.answered(delivery) : toAuthors.published(delivery),
  };
}

function urlOf({ id, siteId, articleId, articleUrl }: StoredComment, publicUrl: string): string {
  const site = siteId === DEFAULT_SITE ? '' : `?${new URLSearchParams({ siteId }).toString()}`;
  return `${articleUrl ?? `${publicUrl}/embed/${encodeURIComponent(articleId)}${site}`}#comment-${id}`;
}
