import type { Rule } from './rule';

/** The field that people do not see came back filled in: programs fill in every field. */
export const honeypot: Rule = {
  name: 'honeypot',
  effect: 'score',
  weight: 20,
  check({ comment }) {
    if (!comment.signals.honeypotFilled) return null;
    return {
      message: {
        fr: 'Le champ invisible du formulaire a été rempli, donc par un programme',
        en: 'The invisible field of the form was filled in, hence by a program',
      },
    };
  },
};

/** A form sent sooner than a person reads it. A password manager and a pasted text can be quick, so it only weighs. */
export const tooFast: Rule = {
  name: 'too-fast',
  effect: 'score',
  weight: 2,
  check({ comment, settings }) {
    const { fillTimeMs } = comment.signals;
    if (fillTimeMs === null || fillTimeMs >= settings.tooFastSeconds * 1000) return null;
    const seconds = (Math.max(0, fillTimeMs) / 1000).toFixed(1);
    return {
      message: {
        fr: `Formulaire rempli en ${seconds.replace('.', ',')} s`,
        en: `Form filled in within ${seconds} s`,
      },
    };
  },
};

const DROPPED = {
  'author.url': { fr: 'le site web', en: 'the website' },
  parentId: { fr: 'le commentaire auquel il répond', en: 'the comment it replies to' },
} as const;

/** What was sent and could not be used is not lost in silence. A reply without its parent would stand where nobody expects it. */
export const droppedField: Rule = {
  name: 'dropped-field',
  effect: 'score',
  weight: 0,
  check({ comment }) {
    const { dropped = [] } = comment.signals;
    if (dropped.length === 0) return null;
    return {
      holds: dropped.includes('parentId'),
      message: {
        fr: `Laissé de côté car inutilisable\u00a0: ${dropped.map((field) => DROPPED[field].fr).join(', ')}`,
        en: `Left out because it could not be used: ${dropped.map((field) => DROPPED[field].en).join(', ')}`,
      },
    };
  },
};
