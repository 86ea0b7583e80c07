/** A text that somebody outside said to be spam or not, for the classifier to learn from. */
export interface Lesson {
  /** The same for the same text and label, so that a lesson told twice counts once. */
  id: string;
  label: 'spam' | 'ham';
  text: string;
  author: { name: string; url: string | null };
  at: Date;
  /** Name of the access key that told it. */
  by: string;
}

/** Lessons that stand beside the site's own decisions. */
export interface Lessons {
  /** Keeps a lesson; one that is known stays as it is. A lesson of the other label about the same text takes its place. */
  add(lesson: Lesson): Promise<void>;
  /** The newest lessons, newest first. */
  newest(limit: number): Promise<Lesson[]>;
  /** All lessons, page by page: those after `after`, in an order of the store's own. */
  page(after: Lesson | null, limit: number): Promise<Lesson[]>;
}
