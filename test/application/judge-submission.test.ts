import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultJudging } from '@tamis/shared/application/judging';
import { submissionJudge } from '@tamis/shared/application/judge-submission';
import { sealPersonalData } from '@tamis/shared/application/personal-data';
import type { SubmissionJob } from '@tamis/shared/application/ports/queue';
import { openEmbedded, type Embedded } from '@tamis/shared/adapters/embedded/open';
import { HiddenEmail } from '@tamis/shared/domain/hidden-email';
import { judge } from '@tamis/shared/domain/judge';
import { createKeyRing, newRingEntry, parseRing } from '@tamis/shared/domain/key-ring';
import { A_MOMENT, after, aJob } from '../builders';

const keyRing = createKeyRing(parseRing(newRingEntry('test')));
let folder: string;
let embedded: Embedded;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tamis-judge-'));
  embedded = openEmbedded({ folder, now: () => A_MOMENT, maxWaiting: 10 });
});
afterEach(async () => {
  await embedded.close();
  rmSync(folder, { recursive: true });
});

const { ruleSet, model } = defaultJudging();
const judgeSubmission = () =>
  submissionJudge({
    keyRing,
    store: embedded.commentStore,
    judge: (comment, facts) => judge(comment, facts, { ruleSet, model, abuseModel: null }),
    now: () => A_MOMENT,
  });

function jobBy(email: string, ip: string, createdAt: Date, body?: string): SubmissionJob {
  const sealed = sealPersonalData(keyRing, { email: new HiddenEmail(email), origin: { ip, userAgent: null } });
  const job = aJob({ createdAt: createdAt.toISOString(), sealed });
  return body === undefined ? job : { ...job, submission: { ...job.submission, body } };
}

test('when one author sends the same twice and both are judged at once, then the second knows of the first', async () => {
  const run = judgeSubmission();
  const jobs = [0, 1, 2].map((ms) => jobBy('camille@example.org', '192.0.2.1', after(ms)));
  const outcomes = await Promise.all(jobs.map(run));
  expect(outcomes.map(({ verdict }) => verdict.status)).toEqual(['approved', 'held', 'held']);
  expect(outcomes[1]?.verdict.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['duplicate', 'flood']));
});

test('when one network sends under many addresses at once, then all but the first are a flood', async () => {
  const run = judgeSubmission();
  const jobs = [0, 1, 2, 3].map((ms) =>
    jobBy(`${ms}@example.org`, '2001:db8::1', after(ms), `Le quai numéro ${ms} a bien changé`),
  );
  const outcomes = await Promise.all(jobs.map(run));
  const floods = outcomes.map(({ verdict }) => verdict.reasons.some(({ rule }) => rule === 'flood'));
  expect(floods).toEqual([false, true, true, true]);
});

test('when judging one comment fails, then the next of its author is judged all the same', async () => {
  const run = judgeSubmission();
  const broken = { ...jobBy('camille@example.org', '192.0.2.1', A_MOMENT), createdAt: 'never' };
  const [first, second] = await Promise.allSettled([
    run(broken),
    run(jobBy('camille@example.org', '192.0.2.1', after(1))),
  ]);
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
});
