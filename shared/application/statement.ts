import { standingDecision, type Decision } from '../domain/decision';
import { READERS } from '../domain/report';
import type { StatementPart, StatementTexts } from '../domain/statement-texts';
import type { StoredComment } from '../domain/stored-comment';
import type { Bilingual } from '../domain/verdict';
import { authorState } from './author-state';

/** Why a comment is hidden, in facts: what article 17 of the Digital Services Act asks to be told. */
export interface Statement {
  /** Whether readers had seen it. */
  restriction: 'not-published' | 'taken-down';
  ground: Exclude<StatementPart, 'further'>;
  /** The law that was broken, where one was named. */
  law: string | null;
  decidedBy: 'person' | 'machine';
  /** Whose attention it had caught first. */
  foundBy: 'person' | 'machine' | 'readers' | 'notice';
  /** The rule of the program that spoke most clearly, where it had found it. */
  rule: { name: string; message: Bilingual } | null;
  /** What the moderator wrote to the author beside. */
  told: string | null;
  /** When it was decided. */
  at: Date;
}

/**
 * The statement for a comment that is hidden from readers for good, as its author may know it at `now`; null while it waits, and where no rule
 * hid it: withdrawn, erased, or sent after the article had closed.
 */
export function statementOf(comment: StoredComment, now: Date): Statement | null {
  if (authorState(comment.id, comment, now).reason !== 'not-accepted') return null;
  const decision = standingDecision(comment.history);
  const found = foundBy(comment, decision);
  const restriction = wasSeen(comment) ? 'taken-down' : 'not-published';
  const rule = found === 'machine' ? strongestRule(comment) : null;
  if (!decision) {
    const { createdAt: at } = comment;
    return { restriction, ground: 'spam', law: null, decidedBy: 'machine', foundBy: found, rule, told: null, at };
  }
  return {
    restriction,
    ground: decision.kind === 'spam' ? 'spam' : (decision.reason ?? 'other'),
    law: decision.law ?? null,
    decidedBy: 'person',
    foundBy: found,
    rule,
    told: decision.told ?? null,
    at: decision.at,
  };
}

function foundBy({ verdict, history }: StoredComment, decision: Decision | null): Statement['foundBy'] {
  if (decision?.onNotice) return 'notice';
  if (history.some(({ by }) => by === READERS)) return 'readers';
  return verdict.status === 'approved' ? 'person' : 'machine';
}

function wasSeen({ verdict, history }: StoredComment): boolean {
  return verdict.status === 'approved' || history.some(({ from, to }) => from === 'approved' || to === 'approved');
}

function strongestRule({ verdict }: StoredComment): Statement['rule'] {
  const [strongest] = verdict.reasons
    .filter(({ weight, holds }) => holds || weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  return strongest ? { name: strongest.rule, message: strongest.message } : null;
}

const WORDS = {
  fr: {
    'not-published': 'Votre commentaire n’a pas été publié.',
    'taken-down': 'Votre commentaire a été retiré du site : les lecteurs ne le voient plus.',
    law: 'la loi',
    person: 'Une personne de la modération en a décidé ainsi.',
    personAfter: {
      machine: 'Une personne de la modération en a décidé ainsi, après qu’un programme l’a signalé.',
      readers: 'Une personne de la modération en a décidé ainsi, après des signalements de lecteurs.',
      notice: 'Une personne de la modération en a décidé ainsi, après la notification d’un lecteur.',
    },
    machine: 'Un programme en a décidé ainsi ; aucune personne ne l’a encore lu.',
    rule: 'Ce que le programme y a vu : ',
    terms: 'Les règles du site : ',
    objection: (until: string) =>
      `Vous pouvez contester cette décision jusqu’au ${until} ; une personne la réexaminera et vous répondra.`,
  },
  en: {
    'not-published': 'Your comment was not published.',
    'taken-down': 'Your comment was taken down: readers no longer see it.',
    law: 'the law',
    person: 'A moderator decided so.',
    personAfter: {
      machine: 'A moderator decided so, after a program had marked it.',
      readers: 'A moderator decided so, after readers had reported it.',
      notice: 'A moderator decided so, after a reader had given notice of it.',
    },
    machine: 'A program decided so; no person has read it yet.',
    rule: 'What the program saw in it: ',
    terms: 'The rules of the site: ',
    objection: (until: string) =>
      `You can object to this decision until ${until}; a person will look at it again and answer you.`,
  },
} as const;

/** The statement as paragraphs for its author; `until` is when objections end, null when none is possible. */
export function statementParagraphs(
  statement: Statement,
  texts: StatementTexts,
  { language, until }: { language: 'fr' | 'en'; until: Date | null },
): string[] {
  const words = WORDS[language];
  const { ground, law, decidedBy, foundBy: found, rule, told } = statement;
  const sentence = texts[language][ground].replaceAll('{law}', law ?? words.law);
  const decided =
    decidedBy === 'machine' ? words.machine : found === 'person' ? words.person : words.personAfter[found];
  const day = until && new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(until);
  return [
    `${words[statement.restriction]} ${sentence}`,
    ...(told === null ? [] : [told]),
    `${decided}${rule ? ` ${words.rule}${rule.message[language]}` : ''}`,
    ...(texts.terms === null ? [] : [`${words.terms}${texts.terms}`]),
    `${day === null ? '' : `${words.objection(day)} `}${texts[language].further}`,
  ];
}
