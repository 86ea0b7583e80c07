import type { Objection } from '../domain/objection';
import type { StoredComment } from '../domain/stored-comment';
import type { Objecting } from './objections';
import type { SitesInForce } from './sites-in-force';
import type { Versions } from './ports/versions';
import { statementOf, statementParagraphs, type Statement } from './statement';
import { statementTextsInForce } from './statement-texts';

/** What the holder of a receipt is told beside the state: why the comment is hidden, and what became of an objection. */
export interface AuthorCase {
  /** Null where nothing is to be reasoned. */
  statement: Statement | null;
  /** The statement in words. */
  paragraphs: string[];
  objection: Objection | null;
  /** Until when its author may object; null when not, or when that was done. */
  objectableUntil: Date | null;
}

const NOTHING: AuthorCase = { statement: null, paragraphs: [], objection: null, objectableUntil: null };

export interface AuthorCaseParts {
  objecting: Objecting;
  statementTexts: Pick<Versions, 'currentVersion' | 'find'>;
  sites: Pick<SitesInForce, 'find'>;
  now: () => Date;
}

export type AuthorCases = (comment: StoredComment | null, language: 'fr' | 'en') => Promise<AuthorCase>;

export function authorCases({ objecting, statementTexts, sites, now }: AuthorCaseParts): AuthorCases {
  return async (comment, language) => {
    // Nobody can object to what nobody and nothing has decided.
    if (!comment || (comment.history.length === 0 && comment.status !== 'spam')) return NOTHING;
    const statement = statementOf(comment, now());
    const objection = await objecting.find(comment.id);
    const objectableUntil = objection ? null : objecting.possibleUntil(comment);
    if (!statement) return { ...NOTHING, objection };
    const common = await statementTextsInForce(statementTexts);
    const texts = { ...common, terms: sites.find(comment.siteId)?.terms ?? common.terms };
    const paragraphs = statementParagraphs(statement, texts, { language, until: objectableUntil });
    return { statement, paragraphs, objection, objectableUntil };
  };
}
