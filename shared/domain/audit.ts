import { createHash } from 'node:crypto';

/** Everything that is written down about what people, keys and commands did. */
export const AUDIT_KINDS = [
  'comment.decided',
  'comment.undone',
  'comment.noted',
  'comment.answered',
  'comment.address-seen',
  'person.exported',
  'person.erased',
  'objection.settled',
  'notice.settled',
  'statement-texts.changed',
  'rule-set.changed',
  'rule-set.activated',
  'model.asked',
  'model.activated',
  'abuse-model.activated',
  'site.changed',
  'site.removed',
  'article.changed',
  'article.removed',
  'webhook.added',
  'webhook.changed',
  'webhook.secret-rotated',
  'webhook.removed',
  'key.added',
  'key.revoked',
  'account.added',
  'account.reset',
  'account.password-set',
  'account.removed',
  'session.opened',
  'session.ended',
  'session.refused',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Any JSON value; null where there is nothing to say. */
export type AuditValue = string | number | boolean | null | AuditValue[] | { [name: string]: AuditValue };

export interface NewAuditEntry {
  at: Date;
  /** Name of the account, key or command. */
  actor: string;
  kind: AuditKind;
  /** Id or name of what it was done to, or null. */
  subject: string | null;
  /** The site that it is about; null when it is about all. */
  siteId: string | null;
  before: AuditValue;
  after: AuditValue;
}

export interface AuditEntry extends NewAuditEntry {
  /** 1, 2, 3 … without a gap. */
  sequence: number;
  /** By `auditLink`. */
  link: string;
}

/** Before the first entry. */
export const AUDIT_START = '';

/**
 * The link of an entry: SHA-256, hexadecimal, over the link before it and everything that the entry says. Whoever changes, takes out or
 * puts in an entry has to change all that follow, and the last link is no longer the one that was noted elsewhere.
 */
export function auditLink(before: string, { sequence, at, actor, kind, subject, ...rest }: Omit<AuditEntry, 'link'>) {
  // Entries that are of no site are hashed as they were before there were sites.
  const site = rest.siteId === null ? [] : [rest.siteId];
  const said = JSON.stringify([sequence, at.toISOString(), actor, kind, subject, rest.before, rest.after, ...site]);
  return createHash('sha256').update(`${before}\n${said}`).digest('hex');
}

/** Why an entry does not follow the one before it, as the end of a sentence; null when it does. */
export function breakAt(last: Pick<AuditEntry, 'sequence' | 'link'> | null, entry: AuditEntry): string | null {
  const expected = (last?.sequence ?? 0) + 1;
  if (entry.sequence !== expected) return `entry ${expected} is missing`;
  if (auditLink(last?.link ?? AUDIT_START, entry) === entry.link) return null;
  return `entry ${entry.sequence} is not what was written, or one before it was changed`;
}
