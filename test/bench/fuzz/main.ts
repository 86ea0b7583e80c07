import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { bodyHtml } from '@tamis/shared/adapters/http/api/body-html';
import { parseCursor } from '@tamis/shared/adapters/http/server/list-cursor';
import { defaultJudging } from '@tamis/shared/application/judging';
import { ModerationError } from '@tamis/shared/domain/errors';
import { NO_FACTS } from '@tamis/shared/domain/facts';
import { judge } from '@tamis/shared/domain/judge';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import { submissionParser } from '@tamis/shared/domain/parse-submission';
import { parseRuleSet } from '@tamis/shared/domain/rule-set';
import { aComment } from '../../domain/a-comment';
import { EVIL_TEXTS, ORDINARY_TEXTS } from '../abuse/evil-texts';
import { randomSource } from './random-source';

/**
 * `npm run fuzz [INPUTS]`: feeds what strangers can send into the code that reads it, as JSON, text, cursor, receipt and rule set. Only a
 * refusal of ours may be thrown, and no turn of the event loop may take longer than the limit. Ends with 1 when one does.
 */
const INPUTS = Number(process.argv[2] ?? 1_000_000);
const LONGEST_TURN_MS = 50;
const TURN_MS = 5;
const SEED = Number(process.argv[3] ?? 20_261_127);

const random = randomSource(SEED, [...Object.values(EVIL_TEXTS), ...Object.values(ORDINARY_TEXTS)]);
const parse = submissionParser({ maxBodyLength: 10_000, honeypotField: 'subject', reservedNames: ['La rédaction'] });
const keyRing = createKeyRing(parseRing(newRingEntry('fuzz')));
const judging = defaultJudging();
const now = new Date('2026-03-01T12:00:00Z');

/** How often each is fed, relative to the others: judging costs most. */
const TARGETS: { name: string; share: number; feed: () => void }[] = [
  { name: 'submission', share: 30, feed: () => void parse(random.json(), now) },
  {
    name: 'nearly a submission',
    share: 15,
    feed: () =>
      void parse(
        {
          articleId: random.text(600),
          author: { name: random.text(300), email: random.text(40) },
          body: random.text(300),
          renderedAt: random.json(),
          locale: random.text(40),
        },
        now,
      ),
  },
  { name: 'cursor', share: 15, feed: () => void parseCursor(random.text(120)) },
  { name: 'receipt', share: 15, feed: () => void keyRing.isReceipt(random.text(40), random.text(80)) },
  { name: 'rule set', share: 5, feed: () => void parseRuleSet(random.json()) },
  { name: 'mark-up', share: 7, feed: () => expectSafe(bodyHtml(random.text(2000), 'plain')) },
  { name: 'markdown', share: 3, feed: () => expectSafe(bodyHtml(random.text(2000), 'basic')) },
  {
    name: 'judge',
    share: 10,
    feed: () =>
      void judge(aComment({ body: random.text(400), name: random.text(60), url: random.text(80) }), NO_FACTS, judging),
  },
  {
    name: 'judge at full length',
    share: 1,
    feed: () => void judge(aComment({ body: random.text(10_000), name: random.text(245) }), NO_FACTS, judging),
  },
];

const OURS =
  /<\/?(?:p|a|br|bdi|blockquote|em|strong|code|pre|ul|ol|li)(?: (?:href|rel|dir|start)="[^"<>]*")*(?: \/)?>/g;

/** Nothing but our own elements, and no attribute but those of our links. */
function expectSafe(markup: string): void {
  const left = markup.replace(OURS, '');
  const at = left.search(/[<>]/);
  if (at !== -1) throw new Error(`mark-up got through: ${left.slice(Math.max(0, at - 100), at + 100)}`);
}

async function main(): Promise<void> {
  // As a worker does when it starts: the first comment makes the indexes for all.
  judge(aComment({ body: 'Quel c0nnard ! Voir exemple . com, https://exemple.fr et Pаris' }), NO_FACTS, judging);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const total = TARGETS.reduce((sum, { share }) => sum + share, 0);
  let failed = false;
  for (const { name, share, feed } of TARGETS) {
    const inputs = Math.ceil((INPUTS * share) / total);
    const worst = { ms: 0 };
    const startedAt = performance.now();
    let refused = 0;
    let turn = startedAt;
    for (let at = 0; at < inputs; at += 1) {
      const begun = performance.now();
      try {
        feed();
      } catch (error) {
        if (!(error instanceof ModerationError)) throw error;
        refused += 1;
      }
      worst.ms = Math.max(worst.ms, performance.now() - begun);
      // As the service does: work gives way every few milliseconds.
      if (performance.now() - turn > TURN_MS) {
        await setImmediate();
        turn = performance.now();
      }
    }
    failed ||= worst.ms > LONGEST_TURN_MS;
    const seconds = (performance.now() - startedAt) / 1000;
    console.log(
      `${name.padEnd(20)} ${String(inputs).padStart(8)} inputs, ${String(refused).padStart(8)} refused, ${seconds.toFixed(1).padStart(6)} s, worst ${worst.ms.toFixed(1)} ms`,
    );
  }
  console.log(
    `event loop delay: p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, max ${(delay.max / 1e6).toFixed(1)} ms; seed ${SEED}`,
  );
  console.log(`no input over ${LONGEST_TURN_MS} ms: ${failed ? 'MISSED' : 'kept'}`);
  process.exitCode = failed ? 1 : 0;
}

main().catch((error: unknown) => {
  console.error(`seed ${SEED}:`, error);
  process.exitCode = 1;
});
