import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startSeparate, startStandalone, type Form } from '../e2e/forms';
import { listed } from '../e2e/reader';
import { accept, newSubmission } from '../e2e/visitor';
import { waitUntil } from '../servers/wait-until';
import { machine } from './pinned';

/**
 * How long after a visitor's POST begins the comment stands in the public list: `npm run bench:visible`. One at a time, and
 * 50 a second whatever the answers take. Each comment has an article of its own, so that the list asked for is short.
 */
const ONE_BY_ONE = 200;
const PER_SECOND = 50;
const SECONDS = 15;
const WARM_UP = 200;

interface Times {
  /** Milliseconds until the 202, and until it was first seen in the list. */
  readonly posted: number;
  readonly visible: number;
}

const WORDS =
  'le port la gare un matin calme pluie fine sur les toits du grand quai merci pour cet article clair et utile';

/** A text that no rule minds, and no two are alike: digits and the like may look like spam. */
function harmlessText(): string {
  const words = WORDS.split(' ');
  return Array.from({ length: 16 }, () => words[Math.floor(Math.random() * words.length)]).join(' ');
}

async function postUntilVisible(form: Form): Promise<Times> {
  const articleId = `article-${randomUUID()}`;
  const startedAt = performance.now();
  const { id } = await accept(form, newSubmission({ articleId, body: harmlessText() }));
  const posted = performance.now() - startedAt;
  // Asked again as soon as the answer is there: a pause would be measured, too.
  while (!(await listed(form, articleId)).some((item) => item.id === id)) {
    if (performance.now() - startedAt > 30_000) throw new Error(`${id} is not listed after 30 s`);
  }
  return { posted, visible: performance.now() - startedAt };
}

function print(name: string, times: readonly Times[]): void {
  const at = (share: number, values: number[]): string => {
    const sorted = values.toSorted((one, other) => one - other);
    return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1).padStart(7);
  };
  const posted = times.map((each) => each.posted);
  const visible = times.map((each) => each.visible);
  console.log(
    `  ${name.padEnd(32)}${at(0.5, posted)} ${at(0.99, posted)}   ${at(0.5, visible)} ${at(0.99, visible)}   (${times.length} comments)`,
  );
}

async function atRate(form: Form): Promise<Times[]> {
  const startedAt = performance.now();
  const running: Promise<Times>[] = [];
  for (let sent = 0; sent < PER_SECOND * SECONDS; sent += 1) {
    await pause(Math.max(0, startedAt + (sent * 1000) / PER_SECOND - performance.now()));
    running.push(postUntilVisible(form));
  }
  return Promise.all(running);
}

async function oneByOne(form: Form, count: number): Promise<Times[]> {
  const times: Times[] = [];
  for (let sent = 0; sent < count; sent += 1) times.push(await postUntilVisible(form));
  return times;
}

async function measure(name: string, start: () => Promise<Form>): Promise<void> {
  const form = await start();
  try {
    await waitUntil('it is ready', async () => (await fetch(`${form.reading}/readyz`)).ok);
    await oneByOne(form, WARM_UP);
    print(`${name}, one at a time`, await oneByOne(form, ONE_BY_ONE));
    print(`${name}, ${PER_SECOND}/s`, await atRate(form));
  } finally {
    await form.close();
  }
}

async function main(): Promise<void> {
  console.log(`${machine()}\n${' '.repeat(34)}POST p50     p99    visible p50     p99   (ms)`);
  await measure('standalone', startStandalone);
  await measure('separate services', startSeparate);
  console.log(machine());
}

void main();
