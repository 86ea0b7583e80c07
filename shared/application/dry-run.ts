import { judge } from '../domain/judge';
import type { KeyRing } from '../domain/key-ring';
import type { StoredComment } from '../domain/stored-comment';
import type { Verdict, VerdictStatus } from '../domain/verdict';
import type { Judging } from './judging';
import { openPersonalData } from './personal-data';
import type { CommentLists, CommentStore, ListCursor } from './ports/comments';

/** Comments read at a time. */
const PAGE = 100;
/** Comments judged between two turns of the event loop: twice each, a few milliseconds. */
const AT_A_TIME = 4;

/** One comment whose verdict would be another, and both verdicts with their reasons. */
export interface Flip {
  comment: StoredComment;
  now: Verdict;
  then: Verdict;
}

export interface DryRunResult {
  /** Comments judged. */
  judged: number;
  /** Number of flips by `from→to`, e.g. `{ 'approved→held': 3 }`. */
  flips: Record<string, number>;
  /** The newest flips, at most as many as asked for. */
  examples: Flip[];
}

export interface DryRunRequest {
  /** Only comments of this site; null judges those of all. */
  siteId: string | null;
  /** What is in force, and what is tried. */
  current: Judging;
  candidate: Judging;
  /** How many of the newest comments are judged, and how many flips are shown in full. */
  limit: number;
  shown: number;
  /** Called after each page with the number of comments judged so far. */
  onProgress: (judged: number) => void;
  /** Ends the run early; what was found so far is the result. */
  stopped?: AbortSignal;
}

/**
 * Judges the newest stored comments by the rule set and model in force and by changed ones, with the facts of their time, and
 * tells whose verdict would be another. Nothing is changed.
 */
export async function dryRun(
  parts: {
    lists: Pick<CommentLists, 'newest'>;
    store: Pick<CommentStore, 'facts'>;
    keyRing: Pick<KeyRing, 'open'>;
    /** Resolves once the rest of the process has had its turn. */
    giveWay: () => Promise<void>;
  },
  { siteId, current, candidate, limit, shown, onProgress, stopped }: DryRunRequest,
): Promise<DryRunResult> {
  const result: DryRunResult = { judged: 0, flips: {}, examples: [] };
  let after: ListCursor | null = null;
  while (result.judged < limit && stopped?.aborted !== true) {
    const page: StoredComment[] = await parts.lists.newest({
      siteId,
      limit: Math.min(PAGE, limit - result.judged),
      after,
      decided: false,
    });
    const last = page.at(-1);
    if (!last) break;
    // An erased comment has no text left to be judged, and what the house wrote is not.
    const judgeable = page.filter(({ status, house }) => status !== 'erased' && house === undefined);
    for await (const flip of flipsOf(judgeable, parts, { current, candidate })) {
      if (flip.now.status === flip.then.status) continue;
      const kind = kindOf(flip.now.status, flip.then.status);
      result.flips[kind] = (result.flips[kind] ?? 0) + 1;
      if (result.examples.length < shown) result.examples.push(flip);
    }
    result.judged += page.length;
    after = { at: last.createdAt, id: last.id };
    onProgress(result.judged);
  }
  return result;
}

/** Both verdicts of each comment, a few at a time; between two turns everything else of the process has its own. */
async function* flipsOf(
  comments: readonly StoredComment[],
  parts: Parameters<typeof dryRun>[0],
  judgings: { current: Judging; candidate: Judging },
): AsyncGenerator<Flip> {
  for (let at = 0; at < comments.length; at += AT_A_TIME) {
    yield* await Promise.all(
      comments.slice(at, at + AT_A_TIME).map((comment) => bothVerdicts(comment, parts, judgings)),
    );
    await parts.giveWay();
  }
}

function kindOf(from: VerdictStatus, to: VerdictStatus): string {
  return `${from}→${to}`;
}

async function bothVerdicts(
  stored: StoredComment,
  { store, keyRing }: { store: Pick<CommentStore, 'facts'>; keyRing: Pick<KeyRing, 'open'> },
  { current, candidate }: { current: Judging; candidate: Judging },
): Promise<Flip> {
  const { id, siteId, articleId, parentId, author, keys, createdAt } = stored;
  const facts = await store.facts({ id, siteId, articleId, parentId, authorName: author.name, keys, until: createdAt });
  const { email, origin } = openPersonalData(keyRing, stored.sealed);
  const comment = { ...stored, author: { ...author, email }, origin };
  return {
    comment: stored,
    now: judge(comment, facts, current),
    then: judge(comment, facts, candidate),
  };
}
