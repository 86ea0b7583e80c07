import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandalone } from './forms';
import { bearer, json, untilReady } from './reader';
import { accept, newSubmission } from './visitor';
import { waitUntil } from '../servers/wait-until';

const DEADLINE_MS = 120_000;

interface Page {
  items: { id: string }[];
  nextCursor: string;
}

test(
  'when a backup is restored and the log grows past a consumer’s cursor, then that consumer is told to start again',
  async () => {
    const form = await startStandalone();
    const backup = await mkdtemp(join(tmpdir(), 'tamis-backup-'));
    const { standalone } = form.services;
    if (!standalone) throw new Error('no standalone');
    const page = () => json<Page>(`${form.review}/v1/events?limit=1000`, bearer(form.consumerKey));
    const told = (events: number) =>
      waitUntil(`${events} events`, async () => {
        const read = await page();
        return read.items.length >= events && read;
      });
    const post = async (count: number): Promise<void> => {
      for (let at = 0; at < count; at += 1) await accept(form, newSubmission());
    };

    await post(4);
    await told(4);
    await standalone.stop();
    await cp(form.folder, backup, { recursive: true });
    await standalone.restart();
    await untilReady(form.review);
    await post(3);
    const { nextCursor } = await told(7);
    await standalone.stop();
    await rm(form.folder, { recursive: true });
    await cp(backup, form.folder, { recursive: true });
    await standalone.restart();
    await untilReady(form.review);
    const ask = () => fetch(`${form.review}/v1/events?after=${nextCursor}`, { headers: bearer(form.consumerKey) });
    // Beyond the end of the restored log, and later a place that another event has taken.
    expect((await ask()).status).toBe(410);
    await post(5);
    const again = await told(9);
    const refused = await ask();
    expect(refused.status).toBe(410);
    expect(await refused.json()).toMatchObject({ error: { code: 'events/cursor-unknown', start: '0' } });
    const onwards = await json<Page>(`${form.review}/v1/events?after=${again.nextCursor}`, bearer(form.consumerKey));
    expect(onwards).toEqual({ items: [], nextCursor: again.nextCursor });
    await form.close();
    await rm(backup, { recursive: true });
  },
  DEADLINE_MS,
);
