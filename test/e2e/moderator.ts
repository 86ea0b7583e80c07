import type { Form } from './forms';
import { bearer, json } from './reader';

/** A comment as moderators see it, as far as these tests read it. */
export interface ForReview {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly body: string;
}

export function forReview({ review, moderatorKey }: Form, id: string): Promise<ForReview> {
  return json(`${review}/v1/review/comments/${id}`, bearer(moderatorKey));
}

/** Makes a decision, which must succeed; gives the answer's text. */
export async function decide(
  { review, moderatorKey }: Form,
  { id, ...decision }: { id: string; version: number; decision: 'approve' | 'reject' | 'spam' },
): Promise<string> {
  const response = await fetch(`${review}/v1/review/comments/${id}/decisions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(moderatorKey) },
    body: JSON.stringify(decision),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`the decision is answered ${response.status}: ${text}`);
  return text;
}
