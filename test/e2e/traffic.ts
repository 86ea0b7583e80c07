import { waitUntil } from '../servers/wait-until';
import type { Form } from './forms';
import { eventsAfter, firstGap, type ToldEvent } from './reader';
import { newSubmission, postUntilAccepted, type Accepted } from './visitor';

const POSTERS = 8;
const MORE_DEADLINE_MS = 60_000;

/** Visitors who post without a pause. */
export interface Traffic {
  /** What was acknowledged so far. */
  readonly accepted: readonly Accepted[];
  /** Texts of everything that was tried, acknowledged or not. */
  readonly tried: ReadonlySet<string>;
  /** Resolves once `more` further comments were acknowledged. */
  moreAccepted(more: number): Promise<void>;
  /** Lets running attempts end; what is not acknowledged then is given up. */
  stop(): Promise<void>;
}

/** `POSTERS` visitors at a time, each with a key, an address and an e-mail of their own, who try again until acknowledged. */
export function startTraffic(form: Pick<Form, 'ingestion'>, articles: readonly string[]): Traffic {
  const accepted: Accepted[] = [];
  const tried = new Set<string>();
  let stopped = false;
  let failure: unknown;
  const poster = async (): Promise<void> => {
    while (!stopped) {
      const articleId = articles[tried.size % articles.length];
      const submission = newSubmission({ articleId });
      tried.add(submission.payload.body);
      const answer = await postUntilAccepted(form, submission, () => stopped);
      if (answer) accepted.push(answer);
    }
  };
  const posters = Array.from({ length: POSTERS }, () =>
    poster().catch((error: unknown) => {
      failure = error;
    }),
  );
  const throwFailure = (): void => {
    if (failure !== undefined) throw failure as Error;
  };
  return {
    accepted,
    tried,
    async moreAccepted(more) {
      const goal = accepted.length + more;
      const enough = (): boolean => {
        throwFailure();
        return accepted.length >= goal;
      };
      await waitUntil(`${more} more comments are accepted`, enough, MORE_DEADLINE_MS);
    },
    async stop() {
      stopped = true;
      await Promise.all(posters);
      throwFailure();
    },
  };
}

/** A service that consumes events while everything else happens, from its cursor on and never back. */
export interface Follower {
  /** Ends once it has read `events` of them; gives what it heard. */
  stopAfter(events: number): Promise<readonly ToldEvent[]>;
}

const HEARD_DEADLINE_MS = 30_000;

/** Starts at the log's beginning. Throws at the end when a number was passed over or came again. */
export function followEvents(form: Form): Follower {
  const heard: ToldEvent[] = [];
  let cursor = '0';
  let goal = Infinity;
  const read = async (): Promise<boolean> => {
    // A service that is being killed does not answer: a consumer asks again from its cursor.
    const page = await eventsAfter(form, cursor).catch(() => undefined);
    if (page) {
      heard.push(...page.items);
      cursor = page.nextCursor;
    }
    return heard.length >= goal;
  };
  const reading = waitUntil('the follower has heard all', read, 24 * 3_600_000);
  return {
    async stopAfter(events) {
      goal = events;
      await waitUntil('the follower has heard all', () => heard.length >= events, HEARD_DEADLINE_MS);
      await reading;
      expect(firstGap(heard)).toBeUndefined();
      return heard;
    },
  };
}
