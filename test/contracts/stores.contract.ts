import { auditContract } from './audit.contract';
import { deskContract } from './desk.contract';
import { peopleContract } from './people.contract';
import { articlesContract } from './articles.contract';
import { accessKeysContract } from './access-keys.contract';
import { commentFactsContract } from './comment-facts.contract';
import { commentListsContract } from './comment-lists.contract';
import { commentStoreContract } from './comment-store.contract';
import { eventsContract } from './events.contract';
import { exchangeContract } from './exchange.contract';
import { readersContract } from './readers.contract';
import { rejudgingContract } from './rejudging.contract';
import { reportContract } from './report.contract';
import { casesContract } from './cases.contract';
import { retentionContract } from './retention.contract';
import { mailConsentsContract } from './mail-consents.contract';
import { lessonsContract } from './lessons.contract';
import { outageContract } from './outage.contract';
import type { OpenStores } from './stores';
import { trainingRunsContract } from './training-runs.contract';
import { webhooksContract } from './webhooks.contract';
import { sitesContract } from './sites.contract';
import { versionsContract } from './versions.contract';

/** The suites of all ports that stand on the database. */
export function storesContract(open: OpenStores): void {
  describe('comment store', () => commentStoreContract(open));
  describe('facts', () => commentFactsContract(open));
  describe('comment lists', () => commentListsContract(open));
  describe('events', () => eventsContract(open));
  describe('access keys', () => accessKeysContract(open));
  describe('sites', () => sitesContract(open));
  describe('versions', () => versionsContract(open));
  describe('training runs', () => trainingRunsContract(open));
  describe('moving in and out', () => exchangeContract(open));
  describe('lessons', () => lessonsContract(open));
  describe('articles', () => articlesContract(open));
  describe('people', () => peopleContract(open));
  describe('audit', () => auditContract(open));
  describe('desk', () => deskContract(open));
  describe('webhooks', () => webhooksContract(open));
  describe('held replies', () => rejudgingContract(open));
  describe('readers', () => readersContract(open));
  describe('mail', () => mailConsentsContract(open));
  describe('erasing and retention', () => retentionContract(open));
  describe('cases', () => casesContract(open));
  describe('transparency report', () => reportContract(open));
  describe('out of reach', () => outageContract(open));
}
