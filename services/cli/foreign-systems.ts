/** The systems whose files are imported. */
export const FOREIGN_SYSTEMS = ['wordpress', 'disqus', 'isso', 'jsonl'] as const;
export type ForeignSystem = (typeof FOREIGN_SYSTEMS)[number];
