import { letterSender } from '@tamis/shared/adapters/mail/send-letter';
import { authorMail } from '@tamis/shared/application/author-mail';
import { heldDigest } from '@tamis/shared/application/held-digest';
import type { CommentLists, CommentStore } from '@tamis/shared/application/ports/comments';
import type { MailConsents } from '@tamis/shared/application/ports/mail';
import type { KeyRing } from '@tamis/shared/domain/key-ring';
import { DEFAULT_SITE } from '@tamis/shared/domain/parse-submission';
import { SetupProblem } from '@tamis/shared/domain/setup-problem';
import type { StoredComment } from '@tamis/shared/domain/stored-comment';
import type { Delivery, Endpoint, TryResult } from '@tamis/shared/domain/webhook';
import { startRegularWork } from '@tamis/shared/runtime/regular-work';
import type { ServiceContext } from '@tamis/shared/runtime/run-service';

/** How often it is looked whether a digest is due. */
const LOOK_MS = 60_000;

export interface MailParts {
  commentStore: Pick<CommentStore, 'find'>;
  commentLists: Pick<CommentLists, 'countByStatus' | 'forReview'>;
  mailConsents: MailConsents;
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
  const toAuthors = authorMail({ ...parts, store, consents, send, commentUrl: (comment) => urlOf(comment, publicUrl) });

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
