import type { ListHit, ListName } from './phrase-lists';

/** One kind of abuse in a sentence, with the words that show it. */
export interface AbuseFinding {
  reason: 'slur' | 'insult' | 'threat' | 'hate';
  hits: ListHit[];
}

/** How far before a harsh word someone must be addressed or named, in characters. */
const REACH = 28;
/** How far apart a group and what is said of it may stand. */
const GROUP_REACH = 90;
/** How far before an insult "I am" makes it the writer's own. */
const SELF_REACH = 24;

/**
 * What abuse a sentence holds. `hits` are the phrases of all lists that begin in it, in order; offsets in `text`.
 */
export function abuseInSentence(
  text: string,
  sentence: { start: number; end: number },
  hits: readonly ListHit[],
): AbuseFinding[] {
  if (hits.length === 0) return [];
  const quotes = quotedParts(text, sentence);
  const of = (...kinds: ListName[]) => hits.filter(({ tag }) => kinds.includes(tag));
  const free = (hit: ListHit) => !quotes.some(({ start, end }) => hit.start >= start && hit.end <= end);
  const isTold = of('speech').length > 0;
  const isRebuked = of('rebuke').length > 0;
  const found: AbuseFinding[] = [];
  const add = (reason: AbuseFinding['reason'], parts: ListHit[]) => {
    if (parts.length > 0) found.push({ reason, hits: parts });
  };
  add('threat', isTold || isRebuked ? [] : of('threat').filter((hit) => free(hit) && !isNegated(hit, of('negation'))));
  add('slur', isTold || isRebuked ? [] : of('slur').filter((hit) => free(hit) && !isOwn(hit, of('self'))));
  add('insult', isTold ? [] : of('insult', 'direct').filter((hit) => free(hit) && !isOwn(hit, of('self'))));
  if (!isTold) {
    const harsh = of('mild').filter((hit) => free(hit) && !isOwn(hit, of('self')));
    const negations = of('negation');
    add(
      'insult',
      harsh.filter((hit) => !isNegated(hit, negations) && isAimed(hit, of('address'))),
    );
  }
  if (!isTold && !isRebuked) add('hate', groupHatred(hits, free));
  return found;
}

/** A group beside contempt for it, or beside violence that is meant. */
function groupHatred(hits: readonly ListHit[], free: (hit: ListHit) => boolean): ListHit[] {
  const of = (...kinds: ListName[]) => hits.filter((hit) => kinds.includes(hit.tag) && free(hit));
  const groups = of('group');
  if (groups.length === 0) return [];
  const isNear = (hit: ListHit) => groups.some((group) => distance(group, hit) <= GROUP_REACH);
  const negations = of('negation');
  const contempt = [...of('hate', 'mild', 'insult').filter((hit) => !isNegated(hit, negations)), ...of('dehuman')];
  const violence = of('intent').length > 0 ? of('harm').filter((hit) => !isNegated(hit, negations)) : [];
  const near = [...contempt, ...violence].filter(isNear);
  return near.length === 0
    ? []
    : [...groups.filter((group) => near.some((hit) => distance(group, hit) <= GROUP_REACH)), ...near];
}

function isAimed(hit: ListHit, addresses: readonly ListHit[]): boolean {
  return addresses.some(({ start, end }) => start < hit.start && hit.start - end <= REACH);
}

function isOwn(hit: ListHit, self: readonly ListHit[]): boolean {
  return self.some(({ start, end }) => start < hit.start && hit.start - end <= SELF_REACH);
}

function isNegated(hit: ListHit, negations: readonly ListHit[]): boolean {
  return negations.some(({ start, end }) => start < hit.end && hit.start - end <= REACH);
}

function distance(one: ListHit, other: ListHit): number {
  return Math.max(0, Math.max(one.start, other.start) - Math.min(one.end, other.end));
}

/** Parts between quotation marks, when something is said around them. */
function quotedParts(text: string, { start, end }: { start: number; end: number }): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let open = -1;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== 34) continue;
    if (open >= 0) parts.push({ start: open, end: at });
    open = open >= 0 ? -1 : at;
  }
  const inside = parts.reduce((sum, part) => sum + part.end - part.start, 0);
  return end - start - inside > 12 ? parts : [];
}
