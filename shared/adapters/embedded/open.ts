import type { Articles } from '../../application/ports/articles';
import type { AccessKeys, Accounts, Sessions, SignInAttempts } from '../../application/ports/accounts';
import type { Audit } from '../../application/ports/audit';
import type { CommentLists, CommentStore } from '../../application/ports/comments';
import type { Notices, Objections } from '../../application/ports/cases';
import type { Leases, Notes } from '../../application/ports/desk';
import type { EventLog, PendingEvents } from '../../application/ports/events';
import type { Rejudging } from '../../application/ports/rejudging';
import type { Reactions, Reports } from '../../application/ports/readers';
import type { ErasedPeople, Erasing } from '../../application/ports/erasing';
import type { MailConsents } from '../../application/ports/mail';
import type { PersonRequests } from '../../application/ports/people';
import type { Lessons } from '../../application/ports/lessons';
import type { Sites } from '../../application/ports/sites';
import type { SubmissionJobs, SubmissionQueue } from '../../application/ports/queue';
import type { Webhooks } from '../../application/ports/webhooks';
import type { RuleSets, TrainingRuns, Versions } from '../../application/ports/versions';
import { embeddedAccessKeys } from './access-keys';
import { embeddedAccounts, embeddedSessions, embeddedSignInAttempts } from './accounts';
import { embeddedAudit } from './audit';
import { embeddedLeases, embeddedNotes } from './desk';
import { embeddedArticles } from './articles';
import { embeddedNotices, embeddedObjections } from './cases';
import { embeddedCommentLists } from './comment-lists';
import { embeddedCommentStore } from './comment-store';
import { openDatabase } from './database';
import { embeddedErasedPeople } from './erased-people';
import { embeddedErasing } from './erasing';
import { embeddedEventLog, embeddedPendingEvents } from './event-log';
import type { RetryPauses } from './job-consumer';
import { embeddedQueue } from './submission-queue';
import { embeddedMailConsents } from './mail-consents';
import { embeddedPersonRequests } from './person-requests';
import { embeddedSites } from './sites';
import { embeddedRejudging } from './rejudging';
import { embeddedReactions, embeddedReports } from './readers';
import { embeddedLessons } from './lessons';
import { embeddedTrainingRuns } from './training-runs';
import { embeddedRuleSets, embeddedVersions } from './versions';
import { embeddedWebhooks } from './webhooks';

export interface Embedded {
  submissionQueue: Omit<SubmissionQueue, 'close'>;
  submissionJobs: Omit<SubmissionJobs, 'close'>;
  commentStore: CommentStore;
  commentLists: CommentLists;
  pendingEvents: PendingEvents;
  eventLog: EventLog;
  accessKeys: AccessKeys;
  ruleSets: RuleSets;
  models: Versions;
  abuseModels: Versions;
  statementTexts: Versions;
  trainingRuns: TrainingRuns;
  lessons: Lessons;
  articles: Articles;
  sites: Sites;
  accounts: Accounts;
  sessions: Sessions;
  signInAttempts: SignInAttempts;
  audit: Audit;
  notes: Notes;
  webhooks: Webhooks;
  mailConsents: MailConsents;
  rejudging: Rejudging;
  erasing: Erasing;
  reports: Reports;
  reactions: Reactions;
  leases: Leases;
  notices: Notices;
  objections: Objections;
  personRequests: PersonRequests;
  erasedPeople: ErasedPeople;
  close(): Promise<void>;
}

/**
 * Jobs judged between two looks at the network. Judging here keeps the one thread busy, so this many comments is how long
 * an arriving submission waits at most; their saves share one sync.
 */
const CONCURRENCY = 8;
/** Jobs judged between two looks while nothing arrives: a tenth of a second at most, and far larger transactions. */
const CONCURRENCY_ALONE = 96;

export interface EmbeddedOptions {
  folder: string;
  now: () => Date;
  /** How many submissions may wait before none is accepted any more. */
  maxWaiting: number;
  /** Pauses between the tries of a job; `RETRY_PAUSES` unless told. */
  pauses?: RetryPauses;
}

/** Everything on one SQLite file in `folder`. Throws when the folder cannot be written. */
export function openEmbedded({ folder, ...options }: EmbeddedOptions): Embedded {
  const database = openDatabase(folder);
  return {
    ...embeddedQueue(database, { ...options, concurrency: CONCURRENCY, concurrencyAlone: CONCURRENCY_ALONE }),
    commentStore: embeddedCommentStore(database),
    commentLists: embeddedCommentLists(database),
    pendingEvents: embeddedPendingEvents(database),
    eventLog: embeddedEventLog(database),
    accessKeys: embeddedAccessKeys(database),
    ruleSets: embeddedRuleSets(database),
    models: embeddedVersions(database, 'model'),
    abuseModels: embeddedVersions(database, 'abuse-model'),
    statementTexts: embeddedVersions(database, 'statement-texts'),
    trainingRuns: embeddedTrainingRuns(database),
    lessons: embeddedLessons(database),
    articles: embeddedArticles(database),
    sites: embeddedSites(database),
    accounts: embeddedAccounts(database),
    sessions: embeddedSessions(database),
    signInAttempts: embeddedSignInAttempts(database),
    audit: embeddedAudit(database),
    notes: embeddedNotes(database),
    webhooks: embeddedWebhooks(database),
    mailConsents: embeddedMailConsents(database),
    rejudging: embeddedRejudging(database),
    erasing: embeddedErasing(database),
    reports: embeddedReports(database),
    reactions: embeddedReactions(database),
    leases: embeddedLeases(database),
    notices: embeddedNotices(database),
    objections: embeddedObjections(database),
    personRequests: embeddedPersonRequests(database),
    erasedPeople: embeddedErasedPeople(folder),
    close: () => database.close(),
  };
}
