/** What a rule's finding does: adds its weight, holds the comment for a person as well, or is not asked at all. */
export type RuleEffect = 'score' | 'hold' | 'off';

/**
 * Everything a site can set about judging, as one versioned document. Weights and thresholds are in log-odds of spam, so
 * that rules and the classifier add up: 0 is even odds, +2.2 is 9 to 1 for spam, +4.6 is 99 to 1.
 */
export interface RuleSet {
  version: string;
  thresholds: { hold: number; spam: number };
  /** By rule name. A rule that is not named here runs with the defaults of `DEFAULT_RULE_SET`. */
  rules: Record<string, { effect: RuleEffect; weight: number }>;
  settings: RuleSettings;
}

export interface RuleSettings {
  /** From this many links on, as in WordPress (`comment_max_links`, default 2); 0 switches the rule off. */
  maxLinks: number;
  /** WordPress's `moderation_keys`: a comment that contains one of them, in any field, is held. */
  moderationWords: string[];
  /** WordPress's `disallowed_keys`: a comment that contains one of them, in any field, is spam. */
  disallowedWords: string[];
  /** Seconds between two comments by the same e-mail address or network (WordPress: 15). */
  floodSeconds: number;
  /** A form sent back sooner than this many seconds after it was shown was hardly filled in by a person. */
  tooFastSeconds: number;
  /** CIDR ranges or single addresses. */
  blockedNetworks: string[];
  /** E-mail addresses, or `@domain` for all of a domain and its subdomains. */
  blockedAddresses: string[];
  /** Languages the site is written in (ISO 639-1). */
  languages: string[];
}

export const DEFAULT_RULE_SET: RuleSet = {
  version: 'default-1',
  thresholds: { hold: 1, spam: 3 },
  rules: {},
  settings: {
    maxLinks: 2,
    moderationWords: [],
    disallowedWords: [],
    floodSeconds: 15,
    tooFastSeconds: 3,
    blockedNetworks: [],
    blockedAddresses: [],
    languages: ['fr', 'en'],
  },
};
