import { Webhook } from 'standardwebhooks';
import { publicEvent } from '@tamis/shared/domain/event';
import { anEvent } from '../builders';

/** `fetch-loop.js COUNT SECRET URL...`: signs and posts so many events in turn to the addresses, keeps nothing; the measure of delivering. */
const [count = '', secret = '', ...urls] = process.argv.slice(2);
const AT_A_TIME = 16;
let sent = 0;

async function loop(): Promise<void> {
  while (sent < Number(count)) {
    const sequence = (sent += 1);
    const body = JSON.stringify(publicEvent({ sequence, event: anEvent() }));
    const [id, at] = [`loop.${sequence}`, new Date()];
    const answer = await fetch(urls[sequence % urls.length] ?? '', {
      method: 'POST',
      headers: {
        'content-type': 'application/cloudevents+json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, at, body),
      },
      body,
    });
    await answer.text();
  }
}

console.log(JSON.stringify({ msg: 'listening', url: 'none' }));
void Promise.all(Array.from({ length: AT_A_TIME }, loop)).then(() => {
  // Stays until it is ended, like the others.
  setInterval(() => undefined, 60_000);
});
