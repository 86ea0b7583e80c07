import type { SeenText } from '../facts';
import { MIN_TELLING_LENGTH } from '../text/fingerprint';
import type { Rule } from './rule';

/** WordPress's `comment_previously_approved`: holds an author with no approved comment under this name and e-mail. */
export const previouslyApproved: Rule = {
  name: 'previously-approved',
  effect: 'off',
  weight: 0,
  check({ facts }) {
    if (facts.approvedUnderThisName > 0) return null;
    return {
      message: {
        fr: 'Aucun commentaire approuvé sous ce nom et cette adresse',
        en: 'No approved comment under this name and address yet',
      },
    };
  },
};

/** WordPress's duplicate check: same article, parent, name, e-mail and text. Held, since a refusal would lose the comment. */
export const duplicate: Rule = {
  name: 'duplicate',
  effect: 'hold',
  weight: 0.5,
  check({ facts }) {
    if (facts.duplicates === 0) return null;
    return {
      message: {
        fr: 'Déjà envoyé au même endroit par la même personne',
        en: 'Already sent to the same place by the same person',
      },
    };
  },
};

/** WordPress's flood check: too soon after the last comment from the same e-mail address or network. */
export const flood: Rule = {
  name: 'flood',
  effect: 'hold',
  weight: 0.5,
  check({ facts, settings }) {
    if (facts.sinceLastCommentMs === null || facts.sinceLastCommentMs >= settings.floodSeconds * 1000) return null;
    const seconds = Math.max(0, Math.floor(facts.sinceLastCommentMs / 1000));
    return {
      message: {
        fr: `${seconds} s après le précédent de la même adresse ou du même réseau (minimum ${settings.floodSeconds} s)`,
        en: `${seconds} s after the last one from the same address or network (at least ${settings.floodSeconds} s wanted)`,
      },
    };
  },
};

/** A reply to a comment that is not there, or that readers cannot see. */
export const parent: Rule = {
  name: 'parent',
  effect: 'hold',
  weight: 0,
  check({ facts }) {
    if (facts.parent === 'missing') {
      return {
        message: { fr: 'Répond à un commentaire introuvable', en: 'Replies to a comment that does not exist' },
      };
    }
    if (facts.parent !== 'unapproved') return null;
    return {
      message: { fr: 'Répond à un commentaire non publié', en: 'Replies to a comment that is not published' },
    };
  },
};

const MOST_TRUST = -2;
const MOST_DISTRUST = 4;

/**
 * What became of the author's earlier comments: log-odds of spam with half a comment of doubt on both sides. Trust ends at
 * `MOST_TRUST`, because name and address are not verified and can be borrowed.
 */
export const authorHistory: Rule = {
  name: 'author-history',
  effect: 'score',
  weight: 1,
  check({ facts: { author } }) {
    const bad = author.spam + author.rejected / 2;
    if (author.approved + bad === 0) return null;
    const logOdds = Math.log((bad + 0.5) / (author.approved + 0.5));
    return {
      strength: Math.min(MOST_DISTRUST, Math.max(MOST_TRUST, logOdds)),
      message: {
        fr: `Cet auteur : ${author.approved} approuvé(s), ${author.rejected} refusé(s), ${author.spam} indésirable(s)`,
        en: `This author: ${author.approved} approved, ${author.rejected} rejected, ${author.spam} spam`,
      },
    };
  },
};

/**
 * The same text seen before from someone else or under another article. Of texts of 25 or more characters that come again,
 * 97 % are spam in a public stream of blog comments.
 */
export const repeatedText: Rule = {
  name: 'repeated-text',
  effect: 'score',
  weight: 3,
  check({ body, facts: { sameText } }) {
    if (body.text.length < MIN_TELLING_LENGTH || sameText.byOthers + sameText.elsewhere === 0) return null;
    return {
      strength: byFate(sameText),
      holds: isUndecided(sameText) && sameText.total >= MANY_COPIES,
      message: {
        fr: `Même texte déjà vu ${sameText.total} fois, dont ${sameText.spam} indésirable(s)`,
        en: `Same text seen ${sameText.total} times before, ${sameText.spam} of them spam`,
      },
    };
  },
};

/** Nearly the same text seen before; silent where `repeatedText` has said it already. */
export const similarText: Rule = {
  name: 'similar-text',
  effect: 'score',
  weight: 1.5,
  check({ body, facts: { sameText, similarText: similar } }) {
    if (body.text.length < MIN_TELLING_LENGTH || sameText.byOthers + sameText.elsewhere > 0) return null;
    if (similar.total <= sameText.total || similar.byOthers + similar.elsewhere === 0) return null;
    // People do say alike things: once one of them was published, a further one is hardly suspect.
    return {
      strength: similar.approved > 0 && similar.spam + similar.rejected === 0 ? 1 / 3 : byFate(similar),
      message: {
        fr: `Texte presque identique déjà vu ${similar.total} fois, dont ${similar.spam} indésirable(s)`,
        en: `Nearly the same text seen ${similar.total} times before, ${similar.spam} of them spam`,
      },
    };
  },
};

/** So many copies that nobody has decided about are seen by a person; fewer may be a greeting. */
const MANY_COPIES = 3;

function isUndecided({ approved, spam, rejected }: SeenText): boolean {
  return approved + spam + rejected === 0;
}

/**
 * Copies that moderators called spam weigh more; copies that they all approved (a greeting, a quotation) a third. What nobody
 * has looked at yet is held, and no more.
 */
function byFate({ approved, spam, rejected }: SeenText): number {
  if (spam + rejected > 0) return approved > spam + rejected ? 0.5 : 1.4;
  return approved > 1 ? 1 / 3 : 0.5;
}
