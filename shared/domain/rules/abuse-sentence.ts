import type { ListHit, ListName } from './phrase-lists';

/** One kind of abuse in a sentence, with the words that show it. */
export interface AbuseFinding {
  reason: 'slur' | 'insult' | 'threat' | 'hate';
  hits: ListHit[];
}

/** A sentence, by its place in the normalised body. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

/** How far before a harsh word someone must be addressed, in characters. */
const ADDRESS_REACH = 24;
/** How far before a word "not" turns it round. */
const NEGATION_REACH = 28;
/** How far before an insult "I am" makes it the writer's own. */
const SELF_REACH = 28;
/** How far apart a group and what is said of it may stand, also across a full stop: "They are here. I hate them." */
export const GROUP_REACH = 80;
/** How far violence may stand from the group it is meant for, and the intent before it: "they should all be killed". */
const HARM_REACH = 40;
const INTENT_REACH = 44;
/** How far before a word of contempt the "are" stands that says it of the group. */
const COPULA_REACH = 24;
/** Kinds of words that are hatred of a group when it is said to be that. */
const CONTEMPT = new Set<ListName>(['contempt', 'mild', 'insult']);
/** "Is it not plain that …": a question that affirms. */
const RHETORICAL = /(?:n'est[- ](?:ce|il)|-t-il|-ils|-elles|is it|isn't it) $/;

/**
 * What abuse a sentence holds. `hits` are the phrases of all lists that begin in it, in order; `groups` the names of groups
 * in the whole text. Told, quoted, negated and own words do not count; nor does hatred that the sentence rebukes.
 */
export function abuseInSentence(
  sentence: Sentence,
  hits: readonly ListHit[],
  groups: readonly ListHit[],
): AbuseFinding[] {
  const of = (...kinds: ListName[]) => hits.filter(({ tag }) => kinds.includes(tag));
  if (of('speech').length > 0) return [];
  const quotes = quotedParts(sentence);
  const negations = of('negation').filter((hit) => !isRhetorical(sentence, hit));
  const free = hits.filter((hit) => !quotes.some(({ start, end }) => hit.start >= start && hit.end <= end));
  const context: Context = {
    affirmed: (hit) => !isBefore(hit, negations, NEGATION_REACH),
    ofOthers: (hit) => !isBefore(hit, of('self'), SELF_REACH),
    addressed: (hit) => isBefore(hit, of('address'), ADDRESS_REACH),
    saidOf: (hit) => isBefore(hit, of('copula', 'address'), COPULA_REACH),
    intended: (hit) => isBefore(hit, of('intent'), INTENT_REACH),
  };
  const findings: AbuseFinding[] = [{ reason: 'insult', hits: insults(free, context) }];
  if (of('rebuke').length === 0) {
    findings.unshift(
      { reason: 'threat', hits: free.filter((hit) => hit.tag === 'threat' && context.affirmed(hit)) },
      { reason: 'slur', hits: free.filter((hit) => hit.tag === 'slur' && context.ofOthers(hit)) },
      { reason: 'hate', hits: groupHatred(free, groups, context) },
    );
  }
  return findings.filter((finding) => finding.hits.length > 0);
}

/** What the words around a hit say about it. */
interface Context {
  affirmed: (hit: ListHit) => boolean;
  ofOthers: (hit: ListHit) => boolean;
  addressed: (hit: ListHit) => boolean;
  saidOf: (hit: ListHit) => boolean;
  intended: (hit: ListHit) => boolean;
}

function insults(hits: readonly ListHit[], { affirmed, ofOthers, addressed }: Context): ListHit[] {
  return hits.filter((hit) => {
    if (hit.tag === 'direct') return true;
    if (hit.tag === 'insult') return ofOthers(hit);
    return hit.tag === 'mild' && ofOthers(hit) && affirmed(hit) && addressed(hit);
  });
}

/** A group beside hatred of it, with contempt said of it, or with violence that is meant for it. */
function groupHatred(hits: readonly ListHit[], groups: readonly ListHit[], context: Context): ListHit[] {
  if (groups.length === 0) return [];
  const hatred = hits.filter((hit) => isHatred(hit, context) && groups.some(isNear(hit)));
  return hatred.length === 0 ? [] : [...groups.filter((group) => hatred.some(isNear(group))), ...hatred];
}

function isHatred(hit: ListHit, { affirmed, saidOf, intended }: Context): boolean {
  if (hit.tag === 'dehuman') return true;
  if (!affirmed(hit)) return false;
  if (hit.tag === 'harm') return intended(hit);
  return hit.tag === 'hate' || (CONTEMPT.has(hit.tag) && saidOf(hit));
}

function isNear(one: ListHit): (other: ListHit) => boolean {
  return (other) => distance(one, other) <= (one.tag === 'harm' || other.tag === 'harm' ? HARM_REACH : GROUP_REACH);
}

/** Whether one of `others` begins before `hit` and ends at most `reach` characters before it. */
function isBefore(hit: ListHit, others: readonly ListHit[], reach: number): boolean {
  return others.some(({ start, end }) => start < hit.start && hit.start - end <= reach);
}

function isRhetorical({ text, start }: Sentence, hit: ListHit): boolean {
  return RHETORICAL.test(text.slice(Math.max(0, hit.start - start - 12), hit.start - start));
}

function distance(one: ListHit, other: ListHit): number {
  return Math.max(0, Math.max(one.start, other.start) - Math.min(one.end, other.end));
}

/** Fewer characters than this around a quotation say nothing about it. */
const MIN_COMMENTARY = 12;

/** Parts between quotation marks, when something is said around them; offsets in the body. */
function quotedParts({ text, start }: Sentence): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let open = -1;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (open >= 0) parts.push({ start: start + open, end: start + at });
    open = open >= 0 ? -1 : at;
  }
  const inside = parts.reduce((sum, part) => sum + part.end - part.start, 0);
  return text.length - inside > MIN_COMMENTARY ? parts : [];
}
