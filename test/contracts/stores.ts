import type { Articles } from '@tamis/shared/application/ports/articles';
import type { AccessKeys, Accounts, Sessions, SignInAttempts } from '@tamis/shared/application/ports/accounts';
import type { Audit } from '@tamis/shared/application/ports/audit';
import type { Leases, Notes } from '@tamis/shared/application/ports/desk';
import type { CommentLists, CommentStore } from '@tamis/shared/application/ports/comments';
import type { ErasedPeople, Erasing } from '@tamis/shared/application/ports/erasing';
import type { Notices, Objections } from '@tamis/shared/application/ports/cases';
import type { PersonRequests } from '@tamis/shared/application/ports/people';
import type { EventLog, PendingEvents } from '@tamis/shared/application/ports/events';
import type { Lessons } from '@tamis/shared/application/ports/lessons';
import type { Reactions, Reports } from '@tamis/shared/application/ports/readers';
import type { Rejudging } from '@tamis/shared/application/ports/rejudging';
import type { MailConsents } from '@tamis/shared/application/ports/mail';
import type { Sites } from '@tamis/shared/application/ports/sites';
import type { Webhooks } from '@tamis/shared/application/ports/webhooks';
import type { RuleSets, TrainingRuns, Versions } from '@tamis/shared/application/ports/versions';

/** Every port that stands on the database, all of them on one that is empty. */
export interface Stores {
  commentStore: CommentStore;
  commentLists: CommentLists;
  pendingEvents: PendingEvents;
  eventLog: EventLog;
  /** The same log, as another process has it open. */
  secondEventLog: EventLog;
  accessKeys: AccessKeys;
  ruleSets: RuleSets;
  models: Versions;
  trainingRuns: TrainingRuns;
  lessons: Lessons;
  articles: Articles;
  sites: Sites;
  accounts: Accounts;
  sessions: Sessions;
  signInAttempts: SignInAttempts;
  audit: Audit;
  /** The same audit, as another process has it open. */
  secondAudit: Audit;
  notes: Notes;
  webhooks: Webhooks;
  mailConsents: MailConsents;
  rejudging: Rejudging;
  reports: Reports;
  reactions: Reactions;
  leases: Leases;
  erasing: Erasing;
  notices: Notices;
  objections: Objections;
  personRequests: PersonRequests;
  erasedPeople: ErasedPeople;
  /** Afterwards nothing of it can be reached. May be called twice. */
  close(): Promise<void>;
}

export type OpenStores = () => Promise<Stores>;

/** Opens them before each test of the surrounding `describe`, and closes them after it. */
export function eachStores(open: OpenStores): () => Stores {
  let stores: Stores | undefined;
  beforeEach(async () => {
    stores = await open();
  });
  afterEach(async () => {
    await stores?.close();
    stores = undefined;
  });
  return () => {
    if (!stores) throw new Error('stores are open only while a test runs');
    return stores;
  };
}
