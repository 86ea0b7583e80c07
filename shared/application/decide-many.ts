import { ModerationError } from '../domain/errors';
import type { StoredComment } from '../domain/stored-comment';
import type { DecisionRequest } from './decide-comment';

/** Most decisions of one request. */
export const MOST_DECISIONS = 200;

/** What became of one decision among many. */
export type DecisionResult =
  { id: string; ok: true; comment: StoredComment } | { id: string; ok: false; error: ModerationError };

/** Takes many decisions, each on its own: one that is refused keeps none of the others from being taken. */
export function decideMany(
  decide: (request: DecisionRequest) => Promise<StoredComment>,
  requests: readonly DecisionRequest[],
): Promise<DecisionResult[]> {
  return Promise.all(
    requests.map(async (request): Promise<DecisionResult> => {
      try {
        return { id: request.id, ok: true, comment: await decide(request) };
      } catch (error) {
        if (!(error instanceof ModerationError)) throw error;
        return { id: request.id, ok: false, error };
      }
    }),
  );
}
