import { within } from './connection';

/** What became of one request among those that went together. */
export type Outcome<Result> = { value: Result } | { error: unknown };

export const valueOf = <Result>(value: Result): Outcome<Result> => ({ value });

/**
 * A round that has no outcome by then is given up: the driver ends each step within seconds, and one that it should lose sight of while a
 * server dies would keep its requests, and its place, for good.
 */
const ROUND_DEADLINE_MS = 20_000;

/** Rounds under way at the same time: while one waits for the server, the next is made ready. */
const ROUNDS = 2;

/**
 * Lets requests travel together: what is asked for in one turn of the event loop, or while earlier rounds are under way, goes in one
 * round, at most `most` at a time. Each request has its own outcome; a round that throws fails all of its requests, and one that takes longer
 * than `deadlineMs` with `store/unavailable`.
 */
export function together<Request, Result>(
  most: number,
  round: (requests: readonly Request[]) => Promise<readonly Outcome<Result>[]>,
  deadlineMs = ROUND_DEADLINE_MS,
): (request: Request) => Promise<Result> {
  interface Waiting {
    request: Request;
    resolve: (result: Result) => void;
    reject: (reason: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let underWay = 0;
  let isCalled = false;

  const settle = ({ resolve, reject }: Waiting, outcome: Outcome<Result> | undefined): void => {
    if (!outcome) reject(new Error('a request was left without an outcome'));
    else if ('error' in outcome) reject(outcome.error);
    else resolve(outcome.value);
  };
  const go = async (): Promise<void> => {
    const some = waiting.slice(0, most);
    waiting = waiting.slice(most);
    underWay += 1;
    try {
      const outcomes = await within(deadlineMs, round(some.map(({ request }) => request)));
      some.forEach((each, at) => {
        settle(each, outcomes[at]);
      });
    } catch (error) {
      for (const { reject } of some) reject(error);
    }
    underWay -= 1;
    call();
  };
  const call = (): void => {
    if (isCalled || waiting.length === 0 || underWay >= ROUNDS) return;
    isCalled = true;
    setImmediate(() => {
      isCalled = false;
      void go();
      call();
    });
  };
  return (request) =>
    new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject });
      call();
    });
}
