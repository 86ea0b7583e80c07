/** What the signs in a comment mean: nothing, or emphasis, code, quotes and lists as in Markdown. */
export type Markup = 'plain' | 'basic';
