import { Worker } from 'bullmq';

/** `no-op-worker.js URL QUEUE PREFIX CONCURRENCY`: takes jobs and does nothing with them; the measure of draining. */
const [url = '', queue = '', prefix = '', concurrency = ''] = process.argv.slice(2);
const worker = new Worker(queue, () => Promise.resolve(), {
  connection: { url, maxRetriesPerRequest: null },
  prefix,
  concurrency: Number(concurrency),
});
void worker.waitUntilReady().then(() => {
  console.log(JSON.stringify({ msg: 'listening', url: 'none' }));
});
process.once('SIGTERM', () => void worker.close());
