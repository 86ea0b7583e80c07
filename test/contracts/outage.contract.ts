import {
  A_MOMENT,
  aChange,
  aJudgedComment,
  anAccessKey,
  anAccount,
  aDelivery,
  anArticle,
  anEndpoint,
  anEvent,
  anId,
  aVersion,
  factsQueryFor,
  aStoredComment,
} from '../builders';
import { eachStores, type OpenStores, type Stores } from './stores';

/** Every call on the stores, by a name. Used also where a real server is away. */
export function everyCall(stores: Stores): [name: string, call: () => Promise<unknown>][] {
  const { commentStore, commentLists, pendingEvents, eventLog, accessKeys, ruleSets, trainingRuns, articles } = stores;
  const {
    accounts,
    sessions,
    signInAttempts,
    audit,
    notes,
    leases,
    webhooks,
    mailConsents,
    rejudging,
    reports,
    reactions,
  } = stores;
  const session = { hash: 'a', account: 'ada', agent: '', createdAt: A_MOMENT, seenAt: A_MOMENT };
  const deed = {
    at: A_MOMENT,
    actor: 'ada',
    kind: 'session.opened' as const,
    siteId: null,
    subject: null,
    before: null,
    after: null,
  };
  const note = { id: 'a', commentId: 'a', by: 'ada', at: A_MOMENT, text: 'a' };
  const judged = aJudgedComment({ status: 'held' });
  const page = { limit: 10, after: null };
  return [
    ['save', () => commentStore.save(judged)],
    ['find', () => commentStore.find(judged.comment.id)],
    ['decide', () => commentStore.decide(aChange(judged.comment, 'approve'))],
    ['facts', () => commentStore.facts(factsQueryFor(judged.comment))],
    ['approved', () => commentLists.approved({ siteId: 'default', articleId: 'a', order: 'oldest', ...page })],
    ['countApproved', () => commentLists.countApproved('default', ['a'])],
    ['stampOf', () => commentLists.stampOf('default', 'a')],
    ['withIds', () => commentLists.withIds(['a'])],
    ['indexWords', () => commentLists.indexWords(10)],
    ['forReview', () => commentLists.forReview({ status: 'held', ...page })],
    ['newest', () => commentLists.newest({ decided: false, ...page })],
    ['countByRule', () => commentLists.countByRule()],
    ['countByDay', () => commentLists.countByDay(A_MOMENT)],
    ['pending', () => pendingEvents.pending(10)],
    ['settle', () => pendingEvents.settle([judged.event])],
    ['oldestPending', () => pendingEvents.oldestPending()],
    ['append', () => eventLog.append([anEvent()])],
    ['find an event', () => eventLog.find('a')],
    ['oldest event', () => eventLog.oldest()],
    ['forget events', () => eventLog.forget(A_MOMENT, 10)],
    ['forget events beyond', () => eventLog.forgetBeyond(1, 10)],
    ['readAfter', () => eventLog.readAfter(0, 10)],
    ['add', () => accessKeys.add(anAccessKey())],
    ['list', () => accessKeys.list()],
    ['revoke', () => accessKeys.revoke('nobody')],
    ['findByHash', () => accessKeys.findByHash('')],
    ['add a version', () => ruleSets.add(aVersion(), { activate: true })],
    ['activate', () => ruleSets.activate('nothing')],
    ['deactivate', () => ruleSets.deactivate()],
    ['find a version', () => ruleSets.find('nothing')],
    ['currentVersion', () => ruleSets.currentVersion()],
    ['list versions', () => ruleSets.list(10)],
    ['request', () => trainingRuns.request({ id: anId('run'), requestedAt: A_MOMENT, by: 'alex' })],
    ['take', () => trainingRuns.take(A_MOMENT, A_MOMENT)],
    ['report', () => trainingRuns.report('nothing', 0.5, A_MOMENT)],
    ['finish', () => trainingRuns.finish('nothing', A_MOMENT, '{}')],
    ['list runs', () => trainingRuns.list(10)],
    ['find an article', () => articles.find('default', 'a')],
    ['ids of names', () => articles.idsOf('default', ['a'])],
    ['put an article', () => articles.put(anArticle())],
    ['add an article', () => articles.add(anArticle())],
    ['replace an article', () => articles.replace('a', anArticle())],
    ['remove an article', () => articles.remove('default', 'a')],
    ['list articles', () => articles.list({ siteId: 'default', limit: 10, after: null })],
    ['add an account', () => accounts.add(anAccount())],
    ['list accounts', () => accounts.list()],
    ['find an account', () => accounts.find('ada')],
    ['find an invited account', () => accounts.findInvited('a')],
    ['invite', () => accounts.invite('ada', { hash: 'a', until: A_MOMENT })],
    ['accept', () => accounts.accept('a', 'b')],
    ['set a password', () => accounts.setPassword('ada', 'b')],
    ['remove an account', () => accounts.remove('ada')],
    ['open a session', () => sessions.open(session)],
    ['find a session', () => sessions.find('a')],
    ['touch a session', () => sessions.touch('a', A_MOMENT)],
    ['sessions of', () => sessions.of('ada')],
    ['end a session', () => sessions.end('a')],
    ['end all sessions', () => sessions.endAll('ada')],
    ['forget sessions', () => sessions.forget({ openedBefore: A_MOMENT, seenBefore: A_MOMENT })],
    ['take an attempt', () => signInAttempts.take('ada', { at: A_MOMENT, seconds: 60 })],
    ['forget attempts', () => signInAttempts.forget('ada')],
    ['append to the audit', () => audit.append(deed)],
    ['list the audit', () => audit.list({ before: null, limit: 10 })],
    ['read the audit', () => audit.readAfter(0, 10)],
    ['count the audit', () => audit.countByDay('session.opened', A_MOMENT)],
    ['add a note', () => notes.add(note)],
    ['notes of', () => notes.of('a')],
    ['take leases', () => leases.take(['a'], { holder: 'ada', at: A_MOMENT, until: A_MOMENT })],
    ['leases held', () => leases.held(A_MOMENT)],
    ['release leases', () => leases.release('ada')],
    ['add an endpoint', () => webhooks.add(anEndpoint())],
    ['list endpoints', () => webhooks.list()],
    ['forget deliveries', () => webhooks.forgetDelivered(A_MOMENT, 10)],
    ['find an endpoint', () => webhooks.find('a')],
    ['update an endpoint', () => webhooks.update('a', { enabled: false })],
    ['remove an endpoint', () => webhooks.remove('a')],
    ['lease an endpoint', () => webhooks.lease('a', { holder: 'b', at: A_MOMENT, until: A_MOMENT })],
    ['release an endpoint', () => webhooks.release('a', 'b')],
    ['plan deliveries', () => webhooks.plan('a', [aDelivery()], 1)],
    ['replay', () => webhooks.replay('a', 1, A_MOMENT)],
    ['deliveries waiting', () => webhooks.waiting('a', 10)],
    ['book a delivery', () => webhooks.book(aDelivery())],
    ['find a delivery', () => webhooks.findDelivery('a', 'b')],
    ['list deliveries', () => webhooks.deliveries({ endpointId: 'a', status: null, before: null, limit: 10 })],
    ['count deliveries', () => webhooks.countByStatus()],
    ['ask for replies', () => rejudging.ask(['a'])],
    ['list asked replies', () => rejudging.asked(1)],
    ['leave a reply', () => rejudging.leave('a', 1)],
    ['add a report', () => reports.add({ commentId: 'a', reporter: 'b', reason: 'spam', note: null, at: A_MOMENT })],
    ['reports of', () => reports.of('a')],
    ['react', () => reactions.put({ commentId: 'a', reader: 'b', reaction: 'like' })],
    ['mark', () => commentStore.mark({ id: 'a', expectedVersion: 1, verdict: aStoredComment().verdict })],
    ['count of a rule', () => commentLists.countOfRule('held', 'flood')],
    ['find a consent', () => mailConsents.find('a')],
    ['ask for a consent', () => mailConsents.ask('a', A_MOMENT, A_MOMENT)],
    ['keep a consent', () => mailConsents.answer('a', 'stopped', A_MOMENT)],
    ['take a question back', () => mailConsents.takeBack('a')],
    ['gather comments', () => articles.gather(anArticle({ aliases: ['b'] }))],
  ];
}

/** What every port promises of a store that cannot be reached. */
export function outageContract(open: OpenStores): void {
  const stores = eachStores(open);

  test('when the store cannot be reached, then every call rejects with store/unavailable', async () => {
    await stores().close();
    for (const [name, call] of everyCall(stores())) {
      const outcome = await call().then(
        () => 'it resolved',
        (error: unknown) => (error as { code?: unknown }).code ?? error,
      );
      expect([name, outcome]).toEqual([name, 'store/unavailable']);
    }
  });
}
