import { mongo, Schema, type Connection } from 'mongoose';
import { standingDecision } from '../../domain/decision';
import type { CommentEvent } from '../../domain/event';
import type { StoredComment } from '../../domain/stored-comment';

/** A document of `comments`: the comment, and the events that were written with it and are not in the log yet. */
export interface CommentDocument extends Omit<StoredComment, 'id'> {
  _id: string;
  pending: CommentEvent[];
  /** Whether a person's decision stands. */
  decided?: boolean;
  /** Whether events may still say what it said before it was erased. */
  unsilenced?: true;
  /** Whether it is to be judged again. */
  rejudge?: true;
  /** When readers began or ceased to see it, by the server's clock; missing when they never saw it. */
  seen?: mongo.Timestamp;
  /** Whether it is still to be made findable, and the words by which it is found, once it is. */
  unsought?: true;
  sought?: string[];
}

const schema = new Schema<CommentDocument>(
  {
    _id: { type: String, required: true },
    siteId: { type: String, required: true },
    articleId: { type: String, required: true },
    articleUrl: String,
    articleTitle: String,
    parentId: String,
    author: { type: { name: String, url: String }, required: true, _id: false },
    house: String,
    body: { type: String, required: true },
    locale: String,
    signals: { type: Schema.Types.Mixed, required: true },
    callbackUrl: String,
    notify: Boolean,
    outside: String,
    createdAt: { type: Date, required: true },
    sealed: { type: String, required: true },
    keys: { type: { email: String, network: String, text: String, bands: [String] }, required: true, _id: false },
    verdict: { type: Schema.Types.Mixed, required: true },
    status: { type: String, required: true },
    version: { type: Number, required: true },
    history: [Schema.Types.Mixed],
    likes: Number,
    dislikes: Number,
    pending: [Schema.Types.Mixed],
    seen: Schema.Types.Mixed,
    unsought: Boolean,
    decided: Boolean,
    rejudge: Boolean,
    unsilenced: Boolean,
    sought: { type: [String], default: undefined },
  },
  { collection: 'comments', versionKey: false, minimize: false, strictQuery: 'throw' },
);

// An article's public list and count; its comments for review.
schema.index({ siteId: 1, articleId: 1, status: 1, createdAt: 1, _id: 1 }, { name: 'comments_of_article' });
// What readers of an article began or ceased to see last.
schema.index(
  { siteId: 1, articleId: 1, seen: -1, _id: 1 },
  { name: 'comments_seen', partialFilterExpression: { seen: { $exists: true } } },
);
// The newest comments, whole and decided.
schema.index({ createdAt: 1, _id: 1 }, { name: 'comments_by_age' });
schema.index(
  { createdAt: 1, _id: 1, decided: 1 },
  { name: 'comments_by_decision', partialFilterExpression: { decided: true } },
);
// What waits for a comment to be published, and what is to be judged again since it was.
schema.index({ parentId: 1 }, { name: 'comments_held_replies', partialFilterExpression: { status: 'held' } });
schema.index(
  { rejudge: 1, createdAt: 1, _id: 1 },
  { name: 'comments_to_rejudge', partialFilterExpression: { rejudge: true } },
);
// What was erased and may still be told of.
schema.index({ unsilenced: 1 }, { name: 'comments_unsilenced', sparse: true });
// The review queue, whole and by rule.
schema.index({ status: 1, createdAt: 1, _id: 1 }, { name: 'comments_by_status' });
schema.index({ status: 1, 'verdict.reasons.rule': 1, createdAt: 1, _id: 1 }, { name: 'comments_by_rule' });
// What the rules thought most of as spam first; what was held or spam and stands approved.
schema.index({ status: 1, 'verdict.score': -1, _id: -1 }, { name: 'comments_by_score' });
schema.index({ status: 1, 'verdict.status': 1 }, { name: 'comments_by_verdict' });
// How many of each status a day.
schema.index({ createdAt: 1, status: 1 }, { name: 'comments_by_day' });
// Comments whose words are still to be indexed.
schema.index({ unsought: 1 }, { name: 'comments_unsought', sparse: true });
// Words of text, name and title. No text index: that one gives what it finds in no order, and a usual word is in very many comments.
schema.index({ status: 1, sought: 1, createdAt: 1, _id: 1 }, { name: 'comments_by_word' });
// An author's history, duplicates and newest comment.
schema.index({ siteId: 1, 'keys.email': 1, createdAt: 1 }, { name: 'comments_by_email' });
// The newest comment from a network.
schema.index({ siteId: 1, 'keys.network': 1, createdAt: 1 }, { name: 'comments_by_network' });
// The same text, and nearly the same text, anywhere on the site.
schema.index({ siteId: 1, 'keys.text': 1, createdAt: 1 }, { name: 'comments_by_text' });
schema.index({ siteId: 1, 'keys.bands': 1, createdAt: 1 }, { name: 'comments_by_band' });
// The relay's look for pending events; sparse, so that it holds only comments that have some.
schema.index({ 'pending.time': 1 }, { name: 'comments_with_pending_events', sparse: true });

/** The model of comments on `connection`. */
export function commentModel(connection: Connection) {
  return connection.model('Comment', schema);
}

export type CommentModel = ReturnType<typeof commentModel>;

/** A comment as a new document. */
export function documentOf({ id, ...comment }: StoredComment, pending: CommentEvent[]): CommentDocument {
  // The server puts its own time in the place of an empty timestamp.
  const seen = comment.status === 'approved' ? { seen: new mongo.Timestamp({ t: 0, i: 0 }) } : {};
  const decided = standingDecision(comment.history) === null ? {} : { decided: true };
  return { _id: id, ...comment, pending, ...seen, ...decided, unsought: true };
}

/** The comment that a document holds, field by field. */
export function commentOf(document: CommentDocument): StoredComment {
  const { author, keys } = document;
  return {
    id: document._id,
    siteId: document.siteId,
    articleId: document.articleId,
    articleUrl: document.articleUrl,
    articleTitle: document.articleTitle,
    parentId: document.parentId,
    author: { name: author.name, url: author.url },
    ...(document.house === undefined ? {} : { house: document.house }),
    body: document.body,
    locale: document.locale,
    signals: document.signals,
    ...(document.callbackUrl === undefined ? {} : { callbackUrl: document.callbackUrl }),
    ...(document.notify ? { notify: true } : {}),
    ...(document.outside ? { outside: document.outside } : {}),
    createdAt: document.createdAt,
    sealed: document.sealed,
    keys: { email: keys.email, network: keys.network, text: keys.text, bands: keys.bands },
    verdict: document.verdict,
    status: document.status,
    version: document.version,
    history: document.history,
    ...(document.likes ? { likes: document.likes } : {}),
    ...(document.dislikes ? { dislikes: document.dislikes } : {}),
  };
}
