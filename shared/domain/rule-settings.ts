/** What a rule's finding does: adds its weight, holds the comment for a person as well, or is not asked at all. */
export type RuleEffect = 'score' | 'hold' | 'off';

/** What of a comment can be blocked, and what a comment with it becomes. */
export const BLOCKS = ['email', 'network', 'domain', 'name'] as const;
export const BLOCK_EFFECTS = ['hold', 'spam'] as const;

/** One block. The value of an address or network is its pseudonym, so that no rule set keeps personal data; of the others, itself. */
export interface Block {
  what: (typeof BLOCKS)[number];
  value: string;
  effect: (typeof BLOCK_EFFECTS)[number];
}

/** What a site can set beside weights and thresholds. */
export interface RuleSettings {
  /** From this many links on, as in WordPress (`comment_max_links`, default 2); 0 switches the rule off. */
  maxLinks: number;
  /** WordPress's `moderation_keys`: a comment that contains one of them, in any field, is held. */
  moderationWords: string[];
  /** WordPress's `disallowed_keys`: a comment that contains one of them, in any field, is spam. */
  disallowedWords: string[];
  /** Phrases that hold a comment, found as whole words in its text; a `*` at the end lets the last word go on. */
  heldPhrases: string[];
  /** Phrases that make a comment spam, written in the same way. */
  spamPhrases: string[];
  /** Patterns in RE2 syntax, matched against the normalised text (small letters, no accents), that hold a comment. */
  heldPatterns: string[];
  /** Patterns that make a comment spam. */
  spamPatterns: string[];
  /** Hosts that links must not lead to; subdomains count. */
  listedHosts: string[];
  /** Seconds between two comments by the same e-mail address or network (WordPress: 15). */
  floodSeconds: number;
  /** A form sent back sooner than this many seconds after it was shown was hardly filled in by a person. */
  tooFastSeconds: number;
  /** CIDR ranges or single addresses. */
  blockedNetworks: string[];
  /** E-mail addresses, or `@domain` for all of a domain and its subdomains. */
  blockedAddresses: string[];
  /** What moderators blocked from a comment that they read. */
  blocks: Block[];
  /** From this many log-odds of abuse on the abuse model holds a comment; about 1 % of ordinary comments reach the default. */
  abuseThreshold: number;
  /** Languages the site is written in (ISO 639-1). */
  languages: string[];
}

/** The settings of a site that has changed nothing. */
export const DEFAULT_SETTINGS: RuleSettings = {
  maxLinks: 2,
  moderationWords: [],
  disallowedWords: [],
  heldPhrases: [],
  spamPhrases: [],
  heldPatterns: [],
  spamPatterns: [],
  listedHosts: [],
  floodSeconds: 15,
  tooFastSeconds: 3,
  blockedNetworks: [],
  blockedAddresses: [],
  blocks: [],
  abuseThreshold: 0.5,
  languages: ['fr', 'en'],
};

/** Thresholds in log-odds: from 73 % on a person looks, from 92 % on it is spam. */
export const DEFAULT_THRESHOLDS = { hold: 1, spam: 2.5 };
