/** What a verdict may say. The rules never say `rejected`: a closed article does, and moderators. */
export type VerdictStatus = 'approved' | 'held' | 'spam' | 'rejected';

/** A sentence in both languages of the product; the reader's language is chosen when it is shown. */
export interface Bilingual {
  fr: string;
  en: string;
}

/** Part of a field that made a rule speak, in UTF-16 code units of the text as it was sent; `end` is exclusive. */
export interface Span {
  field: 'body' | 'author.name' | 'author.url' | 'author.email';
  start: number;
  end: number;
}

/** One rule's contribution. `weight` is in log-odds of spam: positive speaks for spam, negative against it. */
export interface Reason {
  rule: string;
  weight: number;
  /** True when this reason alone keeps the comment for a person, whatever the sum says. */
  holds: boolean;
  message: Bilingual;
  spans: Span[];
}

/** The outcome of judging one comment, with everything needed to understand and repeat it. */
export interface Verdict {
  status: VerdictStatus;
  /** Sum of all weights, in log-odds of spam. */
  score: number;
  reasons: Reason[];
  /** Version of the rule set, e.g. `default-1`. */
  ruleSet: string;
  /** Version of the spam classifier, or `none`. */
  model: string;
  /** Version of the abuse classifier, or `none`. */
  abuseModel: string;
}
