import { randomUUID } from 'node:crypto';
import { waitUntil } from '../servers/wait-until';
import type { Form } from './forms';

/** What was acknowledged, beside what was sent. */
export interface Accepted {
  readonly id: string;
  readonly receipt: string;
  readonly articleId: string;
  readonly body: string;
}

/** A request to ingestion that has not been sent yet. */
export interface Submission {
  readonly headers: Record<string, string>;
  readonly payload: { articleId: string; author: { name: string; email: string }; body: string };
}

const ACCEPT_DEADLINE_MS = 60_000;

let visitors = 0;

/** An IPv6 network that nobody else in this test posts from: rates are counted by /64. */
export function ownAddress(): string {
  visitors += 1;
  return `2001:db8:${(visitors >> 16).toString(16)}:${(visitors & 0xffff).toString(16)}::1`;
}

/** A submission by somebody nobody has seen before, from an address of their own, with a text of its own. */
export function newSubmission(over: Record<string, unknown> = {}): Submission {
  const forwardedFor = ownAddress();
  return {
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': forwardedFor,
      'idempotency-key': randomUUID(),
    },
    payload: {
      articleId: 'article',
      author: { name: 'Camille', email: `${randomUUID()}@example.org` },
      body: `Une remarque sur le port et ses quais, numéro ${visitors} ${randomUUID()}`,
      ...over,
    },
  };
}

/** Posts once. */
export function post({ ingestion }: Pick<Form, 'ingestion'>, { headers, payload }: Submission): Promise<Response> {
  return fetch(`${ingestion}/v1/comments`, { method: 'POST', headers, body: JSON.stringify(payload) });
}

/** Posts once and must be accepted. */
export async function accept(form: Pick<Form, 'ingestion'>, submission: Submission): Promise<Accepted> {
  const response = await post(form, submission);
  const text = await response.text();
  if (response.status !== 202) throw new Error(`answered ${response.status}: ${text}`);
  return acceptedFrom(submission, text);
}

/**
 * Posts as a patient client does: again, with the same key, until it is acknowledged or `givesUp`, and then resolves with
 * undefined. Throws when it is refused for good.
 */
export function postUntilAccepted(
  form: Pick<Form, 'ingestion'>,
  submission: Submission,
  givesUp: () => boolean = () => false,
): Promise<Accepted | undefined> {
  const attempt = async (): Promise<{ accepted: Accepted | undefined } | undefined> => {
    // No answer, or half of one, is what a killed process leaves; its client tries again.
    const response = await post(form, submission).catch(() => undefined);
    const text = await response?.text().catch(() => undefined);
    if (response?.status === 202 && text !== undefined) return { accepted: acceptedFrom(submission, text) };
    if (response && response.status < 500) throw new Error(`refused with ${response.status}: ${text ?? ''}`);
    return givesUp() ? { accepted: undefined } : undefined;
  };
  return waitUntil('it is accepted', attempt, ACCEPT_DEADLINE_MS).then(({ accepted }) => accepted);
}

function acceptedFrom({ payload: { articleId, body } }: Submission, text: string): Accepted {
  const { id, receipt } = JSON.parse(text) as { id: string; receipt: string };
  return { id, receipt, articleId, body };
}
