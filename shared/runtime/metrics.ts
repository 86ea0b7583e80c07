import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What a process counts, in Prometheus's text format; the names follow the path of a comment. */
export interface Metrics {
  accepted: Counter;
  refused: Counter<'code'>;
  judged: Counter<'verdict'>;
  outside: Counter<'answer'>;
  decided: Counter<'decision'>;
  /** Texts of other programs, asked about over Akismet's wire. */
  checked: Counter<'answer'>;
  eventsLogged: Counter;
  /** Tries to send events to webhooks. */
  deliveries: Counter<'outcome'>;
  /** What was let go of after its time. */
  forgotten: Counter<'what'>;
  /** 1 for what the service waits for now. */
  waiting: Gauge<'for'>;
  judging: Histogram;
  requests: Histogram<'method' | 'status'>;
  /** Adds a gauge whose value is asked for at each scrape; NaN when it cannot be had. */
  observe(name: string, help: string, ask: () => Promise<number>): void;
  text(): Promise<string>;
  contentType: string;
}

/** From 1 ms to 10 s: a post takes about 1 ms on a quiet machine, and 1.1 s when Redis hangs. */
const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** From 20 µs to 100 ms: the budget for judging a long comment is 20 ms. */
const JUDGING_SECONDS = [0.000_02, 0.000_05, 0.000_1, 0.000_25, 0.001, 0.005, 0.02, 0.1];

/** Makes the counters of one process, on a registry of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    accepted: new Counter({
      name: 'tamis_comments_accepted_total',
      help: 'Submissions that the queue holds durably',
      registers,
    }),
    refused: new Counter({
      name: 'tamis_requests_refused_total',
      help: 'Requests answered with an error, by code',
      labelNames: ['code'],
      registers,
    }),
    outside: new Counter({
      name: 'tamis_outside_answers_total',
      help: 'What the Akismet service said of comments, none where it did not answer',
      labelNames: ['answer'],
      registers,
    }),
    judged: new Counter({
      name: 'tamis_comments_judged_total',
      help: 'Comments judged, by verdict',
      labelNames: ['verdict'],
      registers,
    }),
    decided: new Counter({
      name: 'tamis_comments_decided_total',
      help: 'Decisions by moderators',
      labelNames: ['decision'],
      registers,
    }),
    checked: new Counter({
      name: 'tamis_texts_checked_total',
      help: "Texts of other programs judged over Akismet's wire, by answer",
      labelNames: ['answer'],
      registers,
    }),
    eventsLogged: new Counter({ name: 'tamis_events_logged_total', help: 'Events moved to the event log', registers }),
    deliveries: new Counter({
      name: 'tamis_deliveries_total',
      help: 'Tries to send an event to a webhook, by what the delivery is after it',
      labelNames: ['outcome'],
      registers,
    }),
    forgotten: new Counter({
      name: 'tamis_forgotten_total',
      help: 'What was let go of after its time, by what it was',
      labelNames: ['what'],
      registers,
    }),
    waiting: new Gauge({
      name: 'tamis_waiting',
      help: '1 for what the service waits for now, 0 for what it has waited for',
      labelNames: ['for'],
      registers,
    }),
    judging: new Histogram({
      name: 'tamis_judging_seconds',
      help: 'Time to judge one comment, facts and saving left out',
      buckets: JUDGING_SECONDS,
      registers,
    }),
    requests: new Histogram({
      name: 'tamis_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'status'],
      buckets: REQUEST_SECONDS,
      registers,
    }),
    observe(name, help, ask) {
      new Gauge({
        name,
        help,
        registers,
        async collect() {
          this.set(await ask().catch(() => NaN));
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
