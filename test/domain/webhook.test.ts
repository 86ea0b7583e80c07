import {
  afterTry,
  endpointAfterTry,
  FAILING_MS,
  MOST_ATTEMPTS,
  sendable,
  wants,
  type TryResult,
} from '@tamis/shared/domain/webhook';
import { A_MOMENT, aDelivery, after, anEndpoint, anEvent } from '../builders';

const answered = (answer: number | null, retryAfterMs: number | null = null): TryResult => ({
  answer,
  body: '',
  problem: null,
  retryAfterMs,
});
const HOUR_MS = 3_600_000;

test('when every try fails, then ten are made over about three days, with growing pauses, and then it is given up', () => {
  let delivery = aDelivery();
  const pauses: number[] = [];
  for (let at = A_MOMENT; delivery.status !== 'dead'; at = delivery.dueAt) {
    delivery = afterTry(delivery, answered(500), { at, random: 0 });
    if (delivery.status === 'failed') pauses.push(delivery.dueAt.getTime() - at.getTime());
  }
  expect(delivery.attempts).toBe(MOST_ATTEMPTS);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect([pauses.length, pauses[0]]).toEqual([9, 5000]);
  const days = pauses.reduce((sum, pause) => sum + pause, 0) / (24 * HOUR_MS);
  expect(days).toBeGreaterThan(3);
  expect(days).toBeLessThan(3.5);
});

test('when a pause is drawn, then it is up to a fifth longer and never shorter', () => {
  const pause = (random: number): number =>
    afterTry(aDelivery(), answered(null), { at: A_MOMENT, random }).dueAt.getTime() - A_MOMENT.getTime();
  expect([pause(0), pause(1)]).toEqual([5000, 6000]);
});

test('when a receiver asks to wait, then it is heeded, up to a day', () => {
  const due = (ms: number) => afterTry(aDelivery(), answered(503, ms), { at: A_MOMENT, random: 0 }).dueAt;
  expect(due(1000)).toEqual(after(5000));
  expect(due(60_000)).toEqual(after(60_000));
  expect(due(99 * 24 * HOUR_MS)).toEqual(after(24 * HOUR_MS));
});

test.each([
  [200, 'delivered'],
  [299, 'delivered'],
  [301, 'failed'],
  [404, 'failed'],
  [410, 'dead'],
  [429, 'failed'],
  [null, 'failed'],
] as const)('when %p comes back, then the delivery is %s', (answer, status) => {
  expect(afterTry(aDelivery(), answered(answer), { at: A_MOMENT, random: 0 }).status).toBe(status);
});

test('when nothing arrives for five days, then the endpoint is switched off, at the limit; a success begins anew; 410 ends it', () => {
  const failing = { failingSince: A_MOMENT };
  expect(endpointAfterTry({ failingSince: null }, 500, A_MOMENT)).toEqual({ failingSince: A_MOMENT });
  expect(endpointAfterTry(failing, 500, after(FAILING_MS - 1))).toBeNull();
  expect(endpointAfterTry(failing, 500, after(FAILING_MS))).toEqual({ enabled: false, disabledReason: 'failing' });
  expect(endpointAfterTry(failing, 204, after(1))).toEqual({ failingSince: null });
  expect(endpointAfterTry({ failingSince: null }, 200, A_MOMENT)).toBeNull();
  expect(endpointAfterTry({ failingSince: null }, 410, A_MOMENT)).toEqual({ enabled: false, disabledReason: 'gone' });
});

test('when an earlier event of a comment still waits, then its later ones wait, and other comments do not', () => {
  const of = (sequence: number, subject: string, ms: number) =>
    aDelivery({ sequence, event: anEvent({ subject }), dueAt: after(ms) });
  const waiting = [of(1, 'a', 9000), of(2, 'b', 0), of(3, 'a', 0), of(4, 'b', 0), of(5, 'c', 0)];
  expect(sendable(waiting, A_MOMENT).map(({ sequence }) => sequence)).toEqual([2, 5]);
});

test('when an endpoint names types or a site, then it hears of those only', () => {
  const event = anEvent({ type: 'comment.approved' });
  expect(wants(anEndpoint(), event)).toBe(true);
  expect(wants(anEndpoint({ types: ['comment.held'] }), event)).toBe(false);
  expect(wants(anEndpoint({ types: ['comment.approved'], siteId: event.data.siteId }), event)).toBe(true);
  expect(wants(anEndpoint({ siteId: 'another' }), event)).toBe(false);
});
