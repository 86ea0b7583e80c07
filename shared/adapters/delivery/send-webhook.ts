import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import ipaddr from 'ipaddr.js';
import { Webhook } from 'standardwebhooks';
import type { Message } from '../../application/ports/messages';
import type { TryResult } from '../../domain/webhook';
import { hostOf, type AddressGuard } from './address-guard';

/** A receiver that has not answered whole by then has failed. */
const TIME_LIMIT_MS = 10_000;
/** Bytes of an answer that are read and kept; the rest is nobody's. */
export const KEPT_BYTES = 1024;

export interface SenderOptions {
  guard: AddressGuard;
  userAgent: string;
  timeLimitMs?: number;
}

/**
 * Posts a message signed by the Standard Webhooks specification, once: no redirect is followed, no answer read beyond its beginning, and
 * the address is looked at after its name was resolved. Never rejects: what went wrong is the result.
 */
export function webhookSender({ guard, userAgent, timeLimitMs = TIME_LIMIT_MS }: SenderOptions) {
  return (message: Message): Promise<TryResult> =>
    new Promise((resolve) => {
      const url = new URL(message.url);
      const failed = (problem: string): void => {
        resolve({ answer: null, body: '', problem, retryAfterMs: null });
      };
      const host = hostOf(url);
      if (ipaddr.isValid(host) && !guard.allows(host)) {
        failed('an address that nothing may be sent to');
        return;
      }
      const signal = AbortSignal.timeout(timeLimitMs);
      const call = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
        method: 'POST',
        agent: false,
        lookup: guard.lookup,
        signal,
        headers: { ...signedHeaders(message), 'content-type': 'application/cloudevents+json', 'user-agent': userAgent },
      });
      call.once('error', (error) => {
        failed(signal.aborted ? `no whole answer within ${timeLimitMs / 1000} s` : error.message);
      });
      call.once('response', (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const done = (): void => {
          const body = Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString('utf8');
          const answer = response.statusCode ?? null;
          const problem = answer !== null && answer >= 300 && answer < 400 ? 'a redirect, which is not followed' : null;
          resolve({ answer, body, problem, retryAfterMs: retryAfterOf(response.headers['retry-after'], message.at) });
          response.destroy();
        };
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size >= KEPT_BYTES) done();
        });
        response.once('end', done);
        response.once('error', () => {
          failed(signal.aborted ? `no whole answer within ${timeLimitMs / 1000} s` : 'the answer broke off');
        });
      });
      call.end(message.body);
    });
}

function signedHeaders({ id, at, body, secrets }: Message): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}

/** Milliseconds that `Retry-After` asks for, in seconds or as a date; null when it says nothing. */
function retryAfterOf(text: string | undefined, at: Date): number | null {
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - at.getTime());
}
