import type { Rule } from './rule';

/**
 * An Akismet-compatible service that the site lets be asked calls the comment spam. What it takes for blatant counts double. What it takes
 * for good says nothing: it knows less of this site than the site's own model.
 */
export const outsideService: Rule = {
  name: 'outside-service',
  effect: 'score',
  weight: 3,
  check({ comment }) {
    if (comment.outside === 'spam')
      return {
        message: { fr: 'Le service Akismet y voit un indésirable', en: 'The Akismet service calls it spam' },
      };
    if (comment.outside === 'blatant')
      return {
        strength: 2,
        message: {
          fr: 'Le service Akismet y voit un indésirable flagrant',
          en: 'The Akismet service calls it blatant spam',
        },
      };
    return null;
  },
};
