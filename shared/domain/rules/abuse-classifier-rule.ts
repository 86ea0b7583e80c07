import { bodySpan, quoted, type Rule } from './rule';

/**
 * The abuse model: a person decides from `settings.abuseThreshold` on. It adds nothing towards spam and never approves.
 * Asks nothing where no model is given.
 */
export const abuseClassifier: Rule = {
  name: 'abuse-classifier',
  effect: 'hold',
  weight: 0,
  check({ body, hits, compiled, settings, abuseModel }) {
    if (abuseModel === null) return null;
    const { logOdds, explain } = abuseModel.read({ body, hits, phrases: compiled.phrases });
    if (!Number.isFinite(logOdds)) throw new RangeError('the score is no number');
    if (logOdds < settings.abuseThreshold) return null;
    const { marks, signs } = explain();
    const spans = marks.map((mark) => bodySpan(body, mark));
    const words = quoted(body.original, spans);
    const percent = Math.round(100 / (1 + Math.exp(-logOdds)));
    const told = (language: 'fr' | 'en') =>
      [words[language], ...signs.map((sign) => sign[language])].filter((part) => part !== '').join(', ');
    return {
      message: {
        fr: `Paraît injurieux, menaçant ou haineux (${percent} %) : ${told('fr')}`,
        en: `Seems insulting, threatening or hateful (${percent} %): ${told('en')}`,
      },
      spans,
    };
  },
};
