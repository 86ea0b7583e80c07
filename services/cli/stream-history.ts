import type { Comment } from '@tamis/shared/domain/comment';
import { FACTS_REACH, NO_FACTS, type Facts, type SeenText } from '@tamis/shared/domain/facts';
import { textFingerprint } from '@tamis/shared/domain/text/fingerprint';

const HOUR_MS = 3_600_000;

interface Seen {
  id: number;
  authorKey: string | null;
  name: string;
  articleId: string;
  text: string;
  at: number;
}

/**
 * The rows of a stream as the history of those that follow, in memory: the same facts that a store would give where nobody has
 * decided yet. An author is who sends the same e-mail address, or else the same name.
 */
export class StreamHistory {
  readonly #byAuthor = new Map<string, Seen[]>();
  readonly #byText = new Map<string, Seen[]>();
  readonly #byBand = new Map<string, Seen[]>();
  #rows = 0;

  /** What is known when `comment` comes; `timed` says that its time was given and not made up. */
  factsFor(comment: Comment, timed: boolean): Facts {
    const { exact, bands } = textFingerprint(comment.body);
    const authorKey = authorKeyOf(comment);
    const author = (authorKey === null ? undefined : this.#byAuthor.get(authorKey)) ?? [];
    const same = this.#byText.get(exact) ?? [];
    const similar = new Set([...same, ...bands.flatMap((band) => this.#byBand.get(band) ?? [])]);
    return {
      ...NO_FACTS,
      sinceLastCommentMs: timed ? sinceLast(author, comment.createdAt.getTime()) : null,
      duplicates: author.filter(
        ({ text, name, articleId }) =>
          text === exact && name === comment.author.name && articleId === comment.articleId,
      ).length,
      sameText: seenText(same, authorKey, comment.articleId),
      similarText: seenText(
        [...similar].toSorted((one, other) => other.id - one.id),
        authorKey,
        comment.articleId,
      ),
    };
  }

  /** Makes `comment` part of the history. */
  add(comment: Comment): void {
    const { exact, bands } = textFingerprint(comment.body);
    const authorKey = authorKeyOf(comment);
    this.#rows += 1;
    const seen: Seen = {
      id: this.#rows,
      authorKey,
      name: comment.author.name,
      articleId: comment.articleId,
      text: exact,
      at: comment.createdAt.getTime(),
    };
    if (authorKey !== null) keep(this.#byAuthor, authorKey, { seen, most: FACTS_REACH.author });
    keep(this.#byText, exact, { seen, most: FACTS_REACH.texts });
    for (const band of bands) keep(this.#byBand, band, { seen, most: FACTS_REACH.texts });
  }
}

function authorKeyOf({ author }: Comment): string | null {
  const email = author.email.reveal().toLowerCase();
  return email !== '' ? email : author.name === '' ? null : `name:${author.name}`;
}

/** Newest first, no further back than a store would look. */
function keep(index: Map<string, Seen[]>, key: string, { seen, most }: { seen: Seen; most: number }): void {
  const list = index.get(key) ?? [];
  list.unshift(seen);
  if (list.length > most) list.pop();
  index.set(key, list);
}

function sinceLast(author: readonly Seen[], at: number): number | null {
  const ages = author.map((seen) => at - seen.at).filter((age) => age >= 0 && age <= HOUR_MS);
  return ages.length === 0 ? null : Math.min(...ages);
}

function seenText(list: readonly Seen[], authorKey: string | null, articleId: string): SeenText {
  const newest = list.slice(0, FACTS_REACH.texts);
  const count = (holds: (seen: Seen) => boolean): number => newest.filter(holds).length;
  return {
    total: newest.length,
    approved: 0,
    spam: 0,
    rejected: 0,
    byOthers: count((seen) => seen.authorKey === null || seen.authorKey !== authorKey),
    elsewhere: count((seen) => seen.articleId !== articleId),
  };
}
